"""A list of rows that the office may edit: add, correct, withdraw, or give back what is published."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.catalogue import Catalogue
from planner.words import Words
from ui import style
from ui.models.columns import VALUE
from ui.models.edited_rows import COLUMNS, Lines, RowLine
from ui.models.office_words import back_words
from ui.models.rows import RowModel
from ui.widgets.line_table import LineTable

WIDTHS = (66, 26, 40)
LETTERS, ROWS = 140, 24


class EditedRowsDialog(QDialog):
    """Shows rows, and what the office did with the chosen one; what is wanted goes out as signals."""

    asked_add = Signal()
    asked_correct = Signal(object)
    asked_withdraw = Signal(object)
    asked_back = Signal(object)

    def __init__(
        self, title: str, lines: Lines, add: str, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._lines, self._words = lines, words
        self.model = RowModel(COLUMNS, self)
        self.table = LineTable(self.model, WIDTHS)
        self.table.setAccessibleName(title)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.add, self.correct = QPushButton(add), QPushButton(words._("&Correct…"))
        self.withdraw, self.back = QPushButton(words._("&Withdraw…")), QPushButton()
        self.close_button = QPushButton(words._("Close"))
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> RowLine | None:
        """Return the chosen line, if any."""
        found = self.table.currentIndex().data(VALUE)
        return found if isinstance(found, RowLine) else None

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """List the rows of a catalogue; the chosen one stays chosen."""
        kept = self.chosen.key if self.chosen else ()
        self.model.show_rows(self._lines(catalogue, self._words), self._words)
        row = next((n for n, line in enumerate(self.model.rows) if line.key == kept), 0)
        if self.model.rows:
            self.table.selectRow(row)
        self._show_chosen()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_chosen())
        self.table.doubleClicked.connect(lambda: self._ask(self.asked_correct))
        self.add.clicked.connect(self.asked_add)
        self.close_button.clicked.connect(self.reject)
        pairs = ((self.correct, self.asked_correct), (self.withdraw, self.asked_withdraw))
        for button, asked in (*pairs, (self.back, self.asked_back)):
            button.clicked.connect(lambda _=False, asked=asked: self._ask(asked))
        for keys, button in (("Ins", self.add), ("F2", self.correct), ("Del", self.withdraw)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _ask(self, asked: SignalInstance) -> None:
        if (line := self.chosen) is not None:
            asked.emit(line)

    def _show_chosen(self) -> None:
        line = self.chosen
        self.told.setText(line.told if line else self._words._("Nothing here yet."))
        self.correct.setEnabled(line is not None and line.row is not None)
        self.withdraw.setEnabled(line is not None and line.row is not None)
        self.back.setVisible(line is not None and line.edit is not None)
        self.back.setText(back_words(line.edit if line else None, self._words))

    def _lay_out(self) -> None:
        style.emphasise(self.told, "muted")
        self.add.setVisible(bool(self.add.text()))
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for button in (self.add, self.correct, self.withdraw, self.back):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * LETTERS, line * ROWS)
