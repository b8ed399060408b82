"""The merges that were made here: the one that is chosen can be undone, today or later."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.exchange.undoing import MadeMerge
from planner.words import Words
from ui import style
from ui.models.columns import VALUE
from ui.models.exchange_rows import MERGES, MergeLine
from ui.models.rows import RowModel
from ui.widgets.line_table import LineTable


class MergesPanel(QWidget):
    """Lists the merges, the newest first."""

    asked_undo, asked_again = Signal(object), Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.told, "muted")
        self.model, self.undo, self.again = RowModel(MERGES, self), QPushButton(), QPushButton()
        self.list = LineTable(self.model, (16, 40, 34, 26))
        self.list.selectionModel().currentChanged.connect(self._look)
        for button, asked in ((self.undo, self.asked_undo), (self.again, self.asked_again)):
            button.clicked.connect(lambda _=False, asked=asked: asked.emit(self.chosen))
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addStretch(1)
        foot.addWidget(self.again)
        foot.addWidget(self.undo)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.told.setText(
            words._(
                "Undoing a merge brings back here what it changed; what was edited since stays, and other "
                "offices keep what they wrote."
            )
        )
        self.undo.setText(words._("Undo this merge"))
        self.again.setText(words._("Take in again"))
        self.list.setAccessibleName(words._("Merges made here"))

    def show_merges(self, found: Sequence[MadeMerge], words: Words) -> None:
        """Show the merges."""
        self.model.show_rows([MergeLine(merge, words) for merge in found], words)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._look()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 60, self.fontMetrics().height() * 12)

    @property
    def chosen(self) -> MadeMerge | None:
        """Return the merge that is chosen, if any."""
        found = self.list.currentIndex().data(VALUE)
        return found.merge if isinstance(found, MergeLine) else None

    def _look(self) -> None:
        chosen = self.chosen
        self.undo.setEnabled(chosen is not None and chosen.brought and chosen.undone_on is None)
        self.again.setEnabled(chosen is not None and chosen.undone_on is not None)
