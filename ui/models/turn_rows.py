"""Lines before and after, told apart: what turned otherwise is bold, what stays is grey."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from ui import style
from ui.models.columns import DISPLAY
from ui.models.rows import Index, RowModel

FONT, INK = Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole
AFTER = 2


def bold() -> QFont:
    """Return the look of what differs."""
    font = QFont()
    font.setBold(True)
    return font


class TurnModel(RowModel):
    """Shows lines that have a `before` and an `after`, in columns of name, before, after and turn."""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, and by its look whether the line differs."""
        if role not in (FONT, INK) or not index.isValid():
            return super().data(index, role)
        line = self.rows[index.row()]
        same = line.before == line.after
        if role == INK:
            return style.colour("muted") if same else None
        return bold() if not same and index.column() >= AFTER else None
