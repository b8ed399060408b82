"""The conflict inbox: fields edited apart at the top, the values of the chosen one below."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.exchange.choosing import Conflict
from planner.catalogue import Catalogue
from planner.words import N_, Words
from ui import style
from ui.models.columns import VALUE
from ui.models.conflict_rows import CONFLICTS, HEADS, ConflictLine, HeadLine
from ui.models.rows import RowModel
from ui.widgets.compared_texts import ComparedTexts
from ui.widgets.line_table import LineTable
from ui.widgets.nothing_open import NothingOpen

WAITING = N_(
    "Both values are kept until somebody chooses. The choice is an ordinary edit, and can be undone."
)
NOTHING = N_("Nothing to decide: no field was edited apart. One that is waits here until somebody chooses.")


class ConflictPanel(QWidget):
    """Shows what waits for a choice; the choice goes out with its conflict."""

    chosen = Signal(object, object)
    asked_file = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("fr")
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.told, "muted")
        self.conflicts, self.heads = RowModel(CONFLICTS, self), RowModel(HEADS, self)
        self.list, self.values = LineTable(self.conflicts, (26, 40)), LineTable(self.heads, (60, 34, 20))
        self.whole, self.empty = ComparedTexts(), NothingOpen()
        self.choose, self.both, self.open = QPushButton(), QPushButton(), QPushButton()
        style.emphasise(self.choose, "primary")
        self._lay_out()
        self._connect()

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self._words = words
        self.list.setAccessibleName(words._("Fields edited apart"))
        self.values.setAccessibleName(words._("Values that wait for a choice"))
        self.choose.setText(words._("Keep this value"))
        self._name_both()
        self.open.setText(words._("Open the case"))

    def show_conflicts(self, found: Sequence[Conflict], catalogue: Catalogue, words: Words) -> None:
        """Show the inbox; the conflict that was chosen stays so."""
        self._words = words
        kept = self.conflict.conflict.id if self.conflict else None
        self.conflicts.show_rows([ConflictLine(one, catalogue, words) for one in found], words)
        places = [number for number, one in enumerate(found) if one.id == kept]
        self.list.setCurrentIndex(self.conflicts.index(places[0] if places else 0, 0))
        self.told.setText(words._(WAITING))
        self.empty.say(words._(NOTHING))
        # Without anything to decide, empty tables would only be asked about.
        self.empty.setVisible(not found)
        for part in (self.told, self.list, self.values, self.choose, self.both, self.open):
            part.setVisible(bool(found))
        self._show_heads()

    @property
    def conflict(self) -> ConflictLine | None:
        """Return the conflict that is chosen, if any."""
        found = self.list.currentIndex().data(VALUE)
        return found if isinstance(found, ConflictLine) else None

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 60, self.fontMetrics().height() * 14)

    def _show_heads(self) -> None:
        line = self.conflict
        heads = [HeadLine(line, head) for head in line.conflict.heads] if line else []
        self.heads.show_rows(heads, self._words)
        self.values.setCurrentIndex(self.heads.index(0, 0))
        for button in (self.choose, self.open):
            button.setEnabled(line is not None)
        self.both.setEnabled(line is not None and bool(line.joined))
        self._name_both()
        self._show_whole()

    def _name_both(self) -> None:
        more = self.heads.rowCount() > 2
        self.both.setText(self._words._("All texts") if more else self._words._("Both texts"))

    def _show_whole(self) -> None:
        """Show the chosen value beside the one shown meanwhile; that one beside the next."""
        heads = self.heads.rows
        row = max(1, self.values.currentIndex().row())
        sides = [heads[0].whole, heads[row].whole] if len(heads) > row else []
        self.whole.show_sides(sides, self._words)

    def _choose(self) -> None:
        found = self.values.currentIndex().data(VALUE)
        if isinstance(found, HeadLine):
            self.chosen.emit(found.line.conflict, found.head.value)

    def _join(self) -> None:
        if self.conflict is not None:
            self.chosen.emit(self.conflict.conflict, self.conflict.joined)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_heads)
        self.list.doubleClicked.connect(self._open)
        self.values.activated.connect(self._choose)
        self.values.selectionModel().currentChanged.connect(self._show_whole)
        self.choose.clicked.connect(self._choose)
        self.both.clicked.connect(self._join)
        self.open.clicked.connect(self._open)

    def _open(self) -> None:
        if self.conflict is not None:
            self.asked_file.emit(self.conflict.conflict.case)

    def _lay_out(self) -> None:
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addStretch(1)
        foot.addWidget(self.open)
        foot.addWidget(self.both)
        foot.addWidget(self.choose)
        column.addWidget(self.empty, 1)
        column.addWidget(self.told)
        column.addWidget(self.list, 3)
        column.addWidget(self.values, 2)
        column.addWidget(self.whole, 3)
        column.addLayout(foot)
        column.addStretch()
