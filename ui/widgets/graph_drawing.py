"""How the boxes, gates and arrows of the graph of ways in are drawn; a state has a mark beside its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ui import style
from ui.models.ways_in import BESIDE, CLOSED, DOOR, HELD, OPEN, PLAIN, TRADE, UNKNOWN, Node

MOST_TITLE_LINES, MARGINS = 2, 12
INKS = {
    HELD: "ok", OPEN: "accent", BESIDE: "accent", UNKNOWN: "warning", CLOSED: "muted", PLAIN: "muted"
}  # fmt: skip
GROUNDS = {
    HELD: "ok_ground", OPEN: "selection", BESIDE: "selection", UNKNOWN: "warning_ground", CLOSED: "card",
    PLAIN: "card",
}  # fmt: skip
HEAD = 5.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_box(
    painter: QPainter, box: QRectF, text: tuple[str, Sequence[str]], node: Node, opened: bool, ringed: bool
) -> None:
    """Draw a box with its title in bold and its lines under it; what has no room ends in dots."""
    painter.setPen(QPen(style.colour(INKS[node.state]), 2.4 if opened or node.kind == TRADE else 1.2))
    painter.setBrush(style.colour(GROUNDS[node.state]))
    painter.drawRoundedRect(box, 6, 6)
    inside, usual = box.adjusted(7, 3, 7 - MARGINS, -3), painter.font()
    titles = wrapped(usual, text[0], inside.width(), node)
    painter.setPen(style.colour("text"))
    painter.setFont(_bold(usual))
    _write(painter, titles, inside)
    painter.setFont(usual)
    painter.setPen(style.colour("text" if node.kind == DOOR else "muted"))
    _write(painter, text[1], inside.adjusted(0, QFontMetricsF(usual).height() * len(titles), 0, 0))
    if ringed:
        _ring(painter, box)


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(style.colour("text"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 8, 8)


def _write(painter: QPainter, lines: Sequence[str], inside: QRectF) -> None:
    high = QFontMetricsF(painter.font()).height()
    for place, line in enumerate(lines):
        text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, round(inside.width()))
        area = QRectF(inside.left(), inside.top() + place * high, inside.width(), high)
        painter.drawText(area, LEFT, text)


def _bold(font: QFont) -> QFont:
    found = QFont(font)
    found.setBold(True)
    return found


def wrapped(font: QFont, text: str, wide: float, node: Node) -> list[str]:
    """Return a title in the lines that it takes; the last one holds all that is left."""
    metrics, lines, most = QFontMetricsF(_bold(font)), [""], 1 if node.kind == DOOR else MOST_TITLE_LINES
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        begun = len(lines[-1]) > 1  # not a mark alone
        if len(lines) < most and begun and metrics.horizontalAdvance(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw_gate(painter: QPainter, box: QRectF, text: str, ringed: bool) -> None:
    """Draw a round gate with its word."""
    painter.setPen(QPen(style.colour("muted"), 1.2))
    painter.setBrush(style.colour("stripe"))
    painter.drawEllipse(box)
    painter.setPen(style.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    if ringed:
        _ring(painter, box)


def draw_arrow(painter: QPainter, start: QRectF, end: QRectF, state: str) -> None:
    """Draw an arrow from the right side of a box to the left side of another."""
    first, last = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
    bend = max(12.0, (last.x() - first.x()) / 2)
    path = QPainterPath(first)
    path.cubicTo(QPointF(first.x() + bend, first.y()), QPointF(last.x() - bend, last.y()), last)
    lit = state in (HELD, OPEN)
    painter.setPen(QPen(style.colour(INKS[state] if lit else "border"), 2.0 if lit else 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setBrush(style.colour(INKS[state] if lit else "muted"))
    painter.setPen(Qt.PenStyle.NoPen)
    corners = (
        last,
        QPointF(last.x() - HEAD * 1.4, last.y() - HEAD),
        QPointF(last.x() - HEAD * 1.4, last.y() + HEAD),
    )
    painter.drawPolygon(QPolygonF(corners))
