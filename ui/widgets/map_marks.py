"""The marks of the map: each outlook has a shape and a colour; what is on condition is hollow."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from planner.words import N_, Words
from ui import style
from ui.models.destination_points import BALANCED, SCARCE, SIZE, SURPLUS, UNPUBLISHED

INKS = {SCARCE: "ok", BALANCED: "accent", SURPLUS: "warning", UNPUBLISHED: "muted"}
NAMES = {
    SCARCE: N_("shortage"),
    BALANCED: N_("balance"),
    SURPLUS: N_("surplus"),
    UNPUBLISHED: N_("outlook not published"),
}
SPACE = 14


def draw_mark(painter: QPainter, rect: QRectF, look: str, firm: bool) -> None:
    """Draw one mark: a triangle up, a disc, a triangle down or a square."""
    ink = style.colour(INKS[look])
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(ink if firm else style.colour("card"))
    if look == BALANCED:
        painter.drawEllipse(rect)
    elif look == UNPUBLISHED:
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
    else:
        painter.drawPolygon(_triangle(rect, look == SCARCE))


def _triangle(rect: QRectF, up: bool) -> QPolygonF:
    tip, base = (rect.top(), rect.bottom()) if up else (rect.bottom(), rect.top())
    return QPolygonF(
        [QPointF(rect.center().x(), tip), QPointF(rect.right(), base), QPointF(rect.left(), base)]
    )


def draw_legend(painter: QPainter, at: QPointF, words: Words) -> None:
    """Say in a line what each mark means."""
    metrics = painter.fontMetrics()
    lines = [(look, True, words._(name)) for look, name in NAMES.items()]
    x = at.x()
    for look, firm, text in (*lines, (BALANCED, False, words._("to document"))):
        draw_mark(painter, QRectF(x, at.y() - SIZE / 2, SIZE, SIZE), look, firm)
        wide = metrics.horizontalAdvance(text) + 4
        painter.setPen(style.colour("text"))
        area = QRectF(x + SIZE + 5, at.y() - metrics.height() / 2, wide, metrics.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        x = area.right() + SPACE
