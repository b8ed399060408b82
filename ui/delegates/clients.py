"""Cells of the list of clients: the kind as a pill, the progress as a bar with its share."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from planner.case import REQUALIFICATION
from ui import style
from ui.delegates.drawn import BAR_WIDTH, GAP, DrawnDelegate, Index, draw_share
from ui.models.client_rows import TOWARD
from ui.models.columns import VALUE


class KindDelegate(DrawnDelegate):
    """A pill in the colour of the kind, with its word."""

    def draw(self, painter: QPainter, area: QRectF, text: str, index: Index) -> None:
        """Draw the kind of plan as a label."""
        requalifies = index.data(VALUE).summary.kind == REQUALIFICATION
        metrics = painter.fontMetrics()
        width = min(area.width(), metrics.horizontalAdvance(text) + 20)
        pill = QRectF(area.left(), area.center().y() - metrics.height() / 2 - 2, width, metrics.height() + 4)
        ink = style.colour("accent" if requalifies else "ok")
        painter.setPen(QPen(ink, 1))
        painter.setBrush(style.colour("selection" if requalifies else "ok_ground"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(style.colour("navy" if requalifies else "ok"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the words with the label around them."""
        return super().sizeHint(option, index) + QSize(36, 0)


class GoalDelegate(QStyledItemDelegate):
    """From where, and toward what: where there is no room for both, each is shortened by itself."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Shorten both ends of the goal alike where it has no room."""
        super().initStyleOption(option, index)
        option.text = shortened(option.text, option.fontMetrics, option.rect.width() - 2 * GAP)


def shortened(goal: str, metrics: QFontMetrics, width: int) -> str:
    """Return both ends of a goal in a width of pixels: what one end does not need is the other's."""
    start, arrow, end = goal.partition(TOWARD)
    if not arrow or metrics.horizontalAdvance(goal) <= width:
        return goal
    room = width - metrics.horizontalAdvance(arrow)
    first = max(room // 2, room - metrics.horizontalAdvance(end))
    begun = metrics.elidedText(start, Qt.TextElideMode.ElideRight, first)
    rest = room - metrics.horizontalAdvance(begun)
    return begun + arrow + metrics.elidedText(end, Qt.TextElideMode.ElideRight, rest)


class DueDelegate(DrawnDelegate):
    """The day, red and marked when it is past, amber and marked when it is near."""

    def draw(self, painter: QPainter, area: QRectF, text: str, index: Index) -> None:
        """Draw the day with a sign where it is late or soon."""
        row = index.data(VALUE)
        role = "error" if row.is_late else "warning" if row.is_soon else ""
        painter.setPen(style.colour(role or "text"))
        if role:
            size = painter.fontMetrics().height()
            mark = QRect(0, 0, size, size)
            mark.moveCenter(QPoint(round(area.left()) + size // 2, round(area.center().y())))
            style.icon("alert-circle" if row.is_late else "clock-outline", role).paint(painter, mark)
            area = area.adjusted(size + GAP / 2, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the day with room for its sign."""
        return super().sizeHint(option, index) + QSize(option.fontMetrics.height() + GAP, 0)


class ProgressDelegate(DrawnDelegate):
    """A bar with the share that is done; nothing where there is no plan."""

    def draw(self, painter: QPainter, area: QRectF, text: str, index: Index) -> None:
        """Draw the share as a bar with its figure."""
        summary = index.data(VALUE).summary
        if not summary.steps:
            return
        draw_share(painter, area, summary.progress, text, "ok" if summary.progress >= 1 else "accent")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the figure with its bar."""
        return super().sizeHint(option, index) + QSize(BAR_WIDTH + 2 * GAP, 0)
