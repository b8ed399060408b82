"""Lines under columns: the model of every table that only shows what it is given."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.words import Words
from ui.models.columns import ACCESSIBLE, DISPLAY, TOOL_TIP, VALUE, Column

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class LineModel(QAbstractTableModel):
    """Shows lines of any kind through columns that know how to say them."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns, self.lines, self._words = tuple(columns), tuple[Any, ...](), Words("fr")

    def show_lines(self, lines: Iterable[Any], words: Words) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self._words = tuple(lines), words
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == VALUE:
            return line
        if role == ACCESSIBLE:
            return f"{self._words._(column.title)}: {column.text(line)}"
        # An empty tip would be shown as an empty box.
        return column.value(line, role) or None if role == TOOL_TIP else column.value(line, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role != DISPLAY:
            return None
        across = orientation is Qt.Orientation.Horizontal
        return self._words._(self.columns[section].title) if across else section + 1
