"""Which columns of a table are shown: a menu of its titles, by the mouse or by the menu key."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

CUSTOM = Qt.ContextMenuPolicy.CustomContextMenu


class ColumnMenu(QObject):
    """Offers the columns of a table; the first one names the line, and always stays."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        for shown in (table, table.horizontalHeader()):
            shown.setContextMenuPolicy(CUSTOM)
            shown.customContextMenuRequested.connect(self._open)

    def menu(self) -> QMenu:
        """Return the menu as it is now: a tick for each column that is shown."""
        table, menu = self._table, QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in range(1, table.model().columnCount()):
            action = menu.addAction(str(table.model().headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            action.setChecked(not table.isColumnHidden(column))
            action.toggled.connect(lambda shown, column=column: table.setColumnHidden(column, not shown))
        return menu

    def pop_up(self) -> None:
        """Open the menu below the titles."""
        self._open(QPoint())

    def _open(self, _: QPoint) -> None:
        header = self._table.horizontalHeader()
        self.menu().popup(header.mapToGlobal(QPoint(0, header.height())))
