"""Cells that draw their own picture, and the bar of a share."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import style
from ui.models.columns import DISPLAY, SORT, VALUE

Index = QModelIndex | QPersistentModelIndex
MARKED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver
BAR_WIDTH, BAR_HEIGHT, GAP = 64, 6, 8


class DrawnDelegate(QStyledItemDelegate):
    """Paints the ground as any cell does, then its own drawing over it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as every cell has it, and what the kind of cell adds."""
        # The view paints the ground of a line; only a cell that is marked has one of its own.
        if option.state & MARKED:
            self._draw_ground(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(VALUE) is not None:
            area = QRectF(option.rect).adjusted(GAP, 0, -GAP, 0)
            self.draw(painter, area, index.data(DISPLAY) or "", index)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        look = shown.widget.style() if shown.widget else QApplication.style()
        look.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)

    def draw(self, painter: QPainter, area: QRectF, text: str, index: Index) -> None:
        """Draw the cell's own picture: its words alone, where a kind of cell has none."""
        painter.setPen(style.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)


class ShareDelegate(DrawnDelegate):
    """A bar as long as the share that the cell sorts by, with its text; nothing where there is none."""

    def draw(self, painter: QPainter, area: QRectF, text: str, index: Index) -> None:
        """Draw the share as a bar with its figure."""
        if text:
            draw_share(painter, area, index.data(SORT), text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the figure with its bar."""
        return super().sizeHint(option, index) + QSize(BAR_WIDTH + 2 * GAP, 0)


def draw_share(painter: QPainter, area: QRectF, share: float, text: str, ink: str = "accent") -> None:
    """Draw a bar with a share from 0 to 1 of it filled, and a text beside it."""
    track = QRectF(area.left(), area.center().y() - BAR_HEIGHT / 2, BAR_WIDTH, BAR_HEIGHT)
    painter.setPen(style.colour("outline"))
    painter.setBrush(style.colour("card"))
    painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour(ink))
    done = track.adjusted(0, 0, max(BAR_HEIGHT, BAR_WIDTH * share) - BAR_WIDTH, 0)
    if share:
        painter.drawRoundedRect(done, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    painter.setPen(style.colour("text"))
    painter.drawText(area.adjusted(BAR_WIDTH + GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
