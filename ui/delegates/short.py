"""Cells that say a shorter text where the whole one has no room."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.delegates.lines import PADDING
from ui.models.columns import SHORT


class ShortDelegate(QStyledItemDelegate):
    """Shows what the model says in short, in a column that is narrower than its text; the tip is whole."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shorten the text where it would be cut."""
        super().initStyleOption(option, index)
        room = option.rect.width() - PADDING
        if room > 0 and option.fontMetrics.horizontalAdvance(option.text) > room:
            option.text = index.data(SHORT) or option.text
