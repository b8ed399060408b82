"""Give a text of several lines the height that it needs, with some air between rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

PADDING, AIR = 14, 6


class LinesDelegate(QStyledItemDelegate):
    """Measures within the padding of the style sheet: Qt wraps in the whole cell, and then draws in less."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the text on as many lines as it needs."""
        within = QStyleOptionViewItem(option)
        within.rect = QRect(option.rect).adjusted(0, 0, -PADDING, 0)  # type: ignore[attr-defined]  # as in C++
        return super().sizeHint(within, index) + QSize(PADDING, AIR)
