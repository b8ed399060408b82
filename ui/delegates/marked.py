"""Cells that keep their own ground and ink in a chosen line: what is marked stays marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class MarkedDelegate(QStyledItemDelegate):
    """Shows a cell that has a ground of its own on that ground, chosen or not."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            option.palette.setColor(QPalette.ColorRole.Highlight, ground)
            option.palette.setColor(
                QPalette.ColorRole.HighlightedText, index.data(Qt.ItemDataRole.ForegroundRole)
            )
