"""A table to read: whole lines are chosen, nothing is edited, headers may sort."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.columns import LEFT
from ui.widgets.clamped_header import ClampedHeader

# Two lines of text, since a title of a column may be longer than what stands in it.
HEADER = 2.8
THREE_LINES = 3.9


class FactTable(QTableView):
    """Shows lines that are so many texts high, under titles of two lines unless told otherwise."""

    def __init__(self, tall: float, parent: QWidget | None = None, titles: float = HEADER) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * tall))
        self.setHorizontalHeader(ClampedHeader(self))
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag(LEFT.value | Qt.TextFlag.TextWordWrap.value))
        across.setMinimumHeight(round(self.fontMetrics().height() * titles))
        across.setHighlightSections(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().height() * 8)

    def widen(self, letters: Sequence[int], stretched: int) -> None:
        """Give each column its width in letters; one takes what is left."""
        # A column that was the last one before, of fewer, would go on taking what is left.
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, count in enumerate(letters):
            self.setColumnWidth(column, count * self.fontMetrics().averageCharWidth())
        self.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
