"""Cells that keep their own ground and ink in a chosen line: what is marked stays marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class MarkedDelegate(QStyledItemDelegate):
    """Shows a cell that has a ground of its own on that ground, chosen or not."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let a marked cell keep its ground and ink."""
        super().initStyleOption(option, index)
        if index.data(Qt.ItemDataRole.BackgroundRole) is not None:
            # A style sheet paints every chosen cell in its own colours, whatever the palette says.
            option.state &= ~QStyle.StateFlag.State_Selected
