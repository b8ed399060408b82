"""The table of clients: sorted by its headers, opened by Enter, emptied by Del."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.delegates.clients import DueDelegate, GoalDelegate, KindDelegate, ProgressDelegate
from ui.models.client_rows import DUE, GOAL, KIND, PROGRESS
from ui.models.clients import ClientTableModel
from ui.widgets.column_menu import ColumnMenu

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDTHS = (24, 18, 36, 19, 34, 16)


class ClientTable(QTableView):
    """Shows a model of clients; what is wanted of a line goes out as signals."""

    opened = Signal()
    removed = Signal()

    def __init__(self, model: ClientTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clients")
        self.setModel(model)
        self.setItemDelegateForColumn(KIND, KindDelegate(self))
        self.setItemDelegateForColumn(GOAL, GoalDelegate(self))
        self.setItemDelegateForColumn(PROGRESS, ProgressDelegate(self))
        self.setItemDelegateForColumn(DUE, DueDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.doubleClicked.connect(self.opened)
        self._set_up_headers()
        self.columns = ColumnMenu(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or take off the chosen client by its key."""
        if event.key() in OPENING:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _set_up_headers(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 2.1))
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setHighlightSections(False)
        across.setSectionsMovable(True)
        for column, letters in enumerate(WIDTHS):
            self.setColumnWidth(column, letters * metrics.averageCharWidth())
        across.setSectionResizeMode(GOAL, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
