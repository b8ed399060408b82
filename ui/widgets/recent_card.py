"""The databases that were opened lately, on a card; the one that is chosen is asked for."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.columns import VALUE
from ui.models.recent import RecentFilesModel

LINES = 7


class RecentCard(QFrame):
    """Shows a model of databases under a heading."""

    asked = Signal(Path)

    def __init__(self, model: RecentFilesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self._title, self.files = QLabel(), QListView()
        style.emphasise(self._title, "heading")
        self.files.setModel(model)
        self.files.setMinimumHeight(self.fontMetrics().height() * LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.addWidget(self._title)
        column.addWidget(self.files, 1)
        for chosen in (self.files.activated, self.files.clicked):
            chosen.connect(self._ask)

    def retranslate(self, words: Words) -> None:
        """Say the heading again."""
        self._title.setText(words._("Recent databases"))
        self.files.setAccessibleName(words._("Recent databases"))

    def _ask(self, index: QModelIndex) -> None:
        self.asked.emit(index.data(VALUE))
