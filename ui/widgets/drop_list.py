"""The list that drops from a field: as wide as its lines, as far as the window goes."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QWidget

# Around the text of a line: its padding and the scroll bar.
MARGIN = 36


def below(field: QWidget, popup: QAbstractItemView) -> QRect:
    """Return where the list of a field drops, in the field's own pixels."""
    left = field.mapTo(field.window(), field.rect().topLeft()).x()
    wanted = popup.sizeHintForColumn(0) + MARGIN
    width = max(field.width(), min(wanted, field.window().width() - left))
    return QRect(0, 0, width, field.height())
