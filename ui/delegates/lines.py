"""Give a text of several lines the height that it needs, with some air between rows."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

PADDING, AIR = 14, 6


class LinesDelegate(QStyledItemDelegate):
    """Measures within the padding of the style sheet: Qt wraps in the whole cell, and then draws in less.

    With `most`, no cell asks for more lines than that: its text ends with an ellipsis.
    """

    def __init__(self, parent: QObject | None = None, most: int = 0) -> None:
        super().__init__(parent)
        self._most = most

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the text on as many lines as it needs."""
        within = QStyleOptionViewItem(option)
        within.rect = QRect(option.rect).adjusted(0, 0, -PADDING, 0)  # type: ignore[attr-defined]  # as in C++
        size = super().sizeHint(within, index)
        if self._most:
            size.setHeight(min(size.height(), self._most * option.fontMetrics.lineSpacing()))
        return size + QSize(PADDING, AIR)
