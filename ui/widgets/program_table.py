"""The table of programmes: sorted by its headers, the chosen one goes out as a signal."""

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.models.columns import SORT, VALUE
from ui.models.programs import TITLE, ProgramModel
from ui.widgets.fact_table import FactTable

WIDTHS = (0, 9, 14, 12, 15, 13)
TALL = 2.8  # two lines of text


class ProgramTable(FactTable):
    """Shows a model of programmes in the order that a header asks for."""

    chosen = Signal(str)

    def __init__(self, model: ProgramModel, parent: QWidget | None = None) -> None:
        super().__init__(TALL, parent, titles=1.5)
        self.programs, self._sorted = model, QSortFilterProxyModel(self, sortRole=SORT)
        self._sorted.setSourceModel(model)
        self.setModel(self._sorted)
        # Not the current line: Qt moves it to the first one when the table merely takes the focus.
        self.selectionModel().selectionChanged.connect(self._say)
        self.clicked.connect(self._say)
        self._set_up_headers()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().height() * 8)

    def choose(self, code: str) -> None:
        """Mark the line of an activity without saying it again; no code marks none."""
        self.selectionModel().blockSignals(True)
        self.clearSelection()
        row = self.programs.row_of(code)
        index = self._sorted.mapFromSource(self.programs.index(row, TITLE)) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def _say(self) -> None:
        for index in self.selectionModel().selectedRows():
            self.chosen.emit(index.data(VALUE).code)

    def _set_up_headers(self) -> None:
        across = self.horizontalHeader()
        self.widen(WIDTHS, TITLE)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
