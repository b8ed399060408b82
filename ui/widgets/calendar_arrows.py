"""The arrows from a step to the steps it opens."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsScene

from ui import style
from ui.models.links import Link
from ui.widgets.calendar_bar import CalendarBar

HEAD = 6.0
NOSE = 8.0


def draw_arrows(scene: QGraphicsScene, bars: Mapping[str, CalendarBar], links: Sequence[Link]) -> None:
    """Draw one arrow per link between bars that are shown."""
    for link in links:
        if link.earlier in bars and link.later in bars:
            _draw(scene, bars[link.earlier], bars[link.later])


def _draw(scene: QGraphicsScene, earlier: CalendarBar, later: CalendarBar) -> None:
    path, tip, down = _route(earlier, later)
    ink = style.colour("muted")
    scene.addPath(path, QPen(ink, 1.4)).setZValue(-1)
    head = scene.addPolygon(_head(tip, down), QPen(Qt.PenStyle.NoPen), QBrush(ink))
    head.setZValue(-1)


def _route(earlier: CalendarBar, later: CalendarBar) -> tuple[QPainterPath, QPointF, int]:
    """Leave one bar near its end, up or down, and go into the other from its side, or from above.

    Beside the end of a bar stands its label: the way along the other's row is the free one.
    """
    down = 1 if later.rect.top() > earlier.rect.top() else -1
    x = max(earlier.rect.right() - NOSE, earlier.rect.center().x())
    path = QPainterPath(QPointF(x, earlier.rect.bottom() if down > 0 else earlier.rect.top()))
    if later.rect.left() >= x + NOSE:
        tip = QPointF(later.rect.left(), later.rect.center().y())
        path.lineTo(x, tip.y())
        path.lineTo(tip)
        return path, tip, 0
    tip = QPointF(x, later.rect.top() if down > 0 else later.rect.bottom())
    if not later.rect.left() <= x <= later.rect.right():
        tip.setX(later.rect.center().x())
        path.lineTo(x, tip.y() - down * NOSE)
        path.lineTo(tip.x(), tip.y() - down * NOSE)
    path.lineTo(tip)
    return path, tip, down


def _head(tip: QPointF, down: int) -> QPolygonF:
    if not down:
        return QPolygonF([tip, tip + QPointF(-HEAD, -HEAD / 2), tip + QPointF(-HEAD, HEAD / 2)])
    return QPolygonF([tip, tip + QPointF(-HEAD / 2, -HEAD * down), tip + QPointF(HEAD / 2, -HEAD * down)])
