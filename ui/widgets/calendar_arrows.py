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
    """Go out of the end of one bar, and into the other from its side, or from above when there is no room."""
    out = QPointF(earlier.rect.right(), earlier.rect.center().y())
    path = QPainterPath(out)
    if later.rect.left() >= out.x() + 2 * NOSE:
        turn, tip = later.rect.left() - NOSE, QPointF(later.rect.left(), later.rect.center().y())
        path.lineTo(turn, out.y())
        path.lineTo(turn, tip.y())
        path.lineTo(tip)
        return path, tip, 0
    down = 1 if later.rect.top() > out.y() else -1
    x = max(out.x() + 3, later.rect.left() + 4)
    tip = QPointF(x, later.rect.top() if down > 0 else later.rect.bottom())
    path.lineTo(x, out.y())
    path.lineTo(tip)
    return path, tip, down


def _head(tip: QPointF, down: int) -> QPolygonF:
    if not down:
        return QPolygonF([tip, tip + QPointF(-HEAD, -HEAD / 2), tip + QPointF(-HEAD, HEAD / 2)])
    return QPolygonF([tip, tip + QPointF(-HEAD / 2, -HEAD * down), tip + QPointF(HEAD / 2, -HEAD * down)])
