"""The table of directions: sorted by its headers; the trade that is chosen, or to compare, goes out."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.models.columns import SORT, VALUE
from ui.models.directions import COST, ENTRY, FINISH, TITLE, DirectionModel
from ui.widgets.fact_table import FactTable

WIDTHS = (0, 11, 9, 17, 17, 16, 7, 27, 24, 13)
TALL = 2.8  # two lines of text
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DirectionTable(FactTable):
    """Shows a model of directions; Space asks to compare the chosen one, Enter to open its card."""

    chosen = Signal(str)
    asked_comparison = Signal(str)
    opened = Signal(str)

    def __init__(self, model: DirectionModel, parent: QWidget | None = None) -> None:
        super().__init__(TALL, parent)
        self.directions, self._sorted = model, QSortFilterProxyModel(self, sortRole=SORT)
        self._sorted.setSourceModel(model)
        self.setModel(self._sorted)
        self.widen(WIDTHS, TITLE)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.show_destinations(False)
        # Not the current line: Qt moves it to the first one when the table merely takes the focus.
        self.selectionModel().selectionChanged.connect(self._say)

    @property
    def code(self) -> str:
        """Return the code of the chosen trade, or nothing."""
        return next((index.data(VALUE).code for index in self.selectionModel().selectedRows()), "")

    def show_destinations(self, shown: bool) -> None:
        """Show when and at what cost each trade is reached, in the place of what its entry asks."""
        for column in (FINISH, COST):
            self.setColumnHidden(column, not shown)
        self.setColumnHidden(ENTRY, shown)

    def choose(self, code: str) -> None:
        """Mark the line of a trade; one that is not shown marks none."""
        row = self.directions.row_of(code)
        index = self._sorted.mapFromSource(self.directions.index(row, TITLE)) if row >= 0 else QModelIndex()
        self.clearSelection()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen trade into the comparison by the space bar."""
        if event.key() == Qt.Key.Key_Space and self.code:
            self.asked_comparison.emit(self.code)
        elif event.key() in OPENING and self.code:
            self.opened.emit(self.code)
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        if self.code:
            self.chosen.emit(self.code)
