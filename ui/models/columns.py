"""Columns as data: what a table shows of a value, by what it sorts, and on which side it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from ui.tips import tip

DISPLAY = Qt.ItemDataRole.DisplayRole
TOOL_TIP = Qt.ItemDataRole.ToolTipRole
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
VALUE = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
AMOUNT = Qt.ItemDataRole.UserRole + 3  # what a spreadsheet counts with, where a text is shown
SHORT = Qt.ItemDataRole.UserRole + 4  # what is said where the text has no room
MOST = Qt.ItemDataRole.UserRole + 2  # the highest level that a skill may have
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title (a msgid), its text, and the value it sorts by when that is not the text.

    `amount` is what a cell counts: an Amount, a day, or None where only the text says it. A text of several
    days has `parts`, a title for each of them (msgids), and `amount` then returns as many.
    """

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    right: bool = False
    amount: Callable[[Any], Any] | None = None
    parts: tuple[str, ...] = ()

    def value(self, row: Any, role: int) -> Any:
        """Return what the cell of `row` answers for a role."""
        if role in (DISPLAY, TOOL_TIP):
            return self.text(row) if role == DISPLAY else tip(self.text(row))
        if role == SORT:
            return (self.sort or self.text)(row)
        if role == AMOUNT:
            return self.amount(row) if self.amount else None
        if role == ALIGNMENT:
            return RIGHT if self.right else LEFT
        return None
