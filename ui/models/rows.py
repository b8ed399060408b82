"""A table of one value a line, whose columns are data."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.words import Words
from ui.models.columns import ACCESSIBLE, ALIGNMENT, DISPLAY, TOOL_TIP, VALUE, Column

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class RowModel(QAbstractTableModel):
    """Shows some values through some columns; VALUE is the value of the line itself."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns, self.words = tuple(columns), Words("fr")
        self.rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Iterable[Any], words: Words) -> None:
        """Show other values, or the same ones in another language."""
        self.beginResetModel()
        self.rows, self.words = tuple(rows), words
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == VALUE:
            return row
        if role == ACCESSIBLE:
            return f"{self.words._(column.title)}: {column.text(row)}"
        # An empty tip would be shown as an empty box.
        return column.value(row, role) or None if role == TOOL_TIP else column.value(row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column, and on which side it stands."""
        across = orientation is Qt.Orientation.Horizontal
        if role == ALIGNMENT and across:
            side = Qt.AlignmentFlag(self.columns[section].value(None, ALIGNMENT))
            return Qt.AlignmentFlag(side.value | Qt.TextFlag.TextWordWrap.value)
        if role != DISPLAY:
            return None
        return self.words._(self.columns[section].title) if across else section + 1
