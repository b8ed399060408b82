"""How the map of destinations is drawn around its marks: axes, folds and names."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from planner.words import Words
from ui import style
from ui.models.destination_points import Chart, Fold, Spot

AXIS, FOOT, TOP, RIGHT = 74, 40, 34, 18
NAMED, NAME_LETTERS = 8, 26
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_SIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draw_axes(painter: QPainter, chart: Chart, inside: QRectF, words: Words) -> None:
    """Draw the lines of months and dollars, and what they say."""
    high = painter.fontMetrics().height()
    for weeks, x in chart.across:
        _line(painter, QPointF(x, inside.top()), QPointF(x, inside.bottom()))
        months = words.n_("{n} month", "{n} months", round(weeks * 12 / 52)) if weeks else words._("now")
        wide = painter.fontMetrics().horizontalAdvance(months) + 2
        left = min(x - wide / 2, inside.right() + RIGHT - wide)
        painter.drawText(QRectF(left, inside.bottom() + 2, wide, high), CENTRE, months)
    for cents, y in chart.upwards:
        _line(painter, QPointF(inside.left(), y), QPointF(inside.right(), y))
        painter.drawText(QRectF(0, y - high / 2, AXIS - 6, high), RIGHT_SIDE, words.money(cents))
    said = words._("Earliest finish, and what it costs the client (pay lost included)")
    painter.drawText(QRectF(inside.left(), inside.bottom() + high, inside.width(), high), CENTRE, said)


def _line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    painter.setPen(QPen(style.colour("border"), 1))
    painter.drawLine(start, end)
    painter.setPen(style.colour("muted"))


def draw_folds(painter: QPainter, folds: Sequence[Fold]) -> None:
    """Say where more trades belong than are drawn."""
    for fold in folds:
        area = fold_area(fold, painter.fontMetrics())
        painter.setPen(QPen(style.colour("border"), 1))
        painter.setBrush(style.colour("card"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(style.colour("text"))
        painter.drawText(area, CENTRE, f"+{fold.count}")


def fold_area(fold: Fold, metrics: QFontMetrics) -> QRectF:
    """Return where a fold is drawn, with letters of that size."""
    wide = metrics.horizontalAdvance(f"+{fold.count}") + 6
    return QRectF(fold.at.x(), fold.at.y(), wide, metrics.height())


def draw_names(painter: QPainter, spots: Sequence[Spot], chosen: str, width: float) -> None:
    """Ring and name the chosen mark, and name the nearest trades where a name covers nothing."""
    taken, named = [spot.rect for spot in spots], 0
    for spot in spots:
        ringed, area = spot.point.code == chosen, _name_area(painter, spot, width)
        if ringed or (named < NAMED and not any(area.intersects(rect) for rect in taken)):
            taken.append(area)
            named += 1
            _draw_name(painter, spot, area, ringed)


def _name_area(painter: QPainter, spot: Spot, width: float) -> QRectF:
    metrics = painter.fontMetrics()
    whole = metrics.horizontalAdvance(spot.point.title) + 6
    wide, left = min(whole, metrics.averageCharWidth() * NAME_LETTERS), spot.rect.right() + 4
    if left + wide > width - 4:
        left = spot.rect.left() - wide - 4
    return QRectF(left, spot.rect.center().y() - metrics.height() / 2, wide, metrics.height())


def _draw_name(painter: QPainter, spot: Spot, area: QRectF, ringed: bool) -> None:
    if ringed:
        painter.setPen(QPen(style.colour("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot.rect.adjusted(-4, -4, 4, 4))
    # Without a ground, the lines of months and dollars strike the letters through.
    painter.fillRect(area, style.colour("selection" if ringed else "card"))
    painter.setPen(style.colour("text"))
    wide = round(area.width())
    text = painter.fontMetrics().elidedText(spot.point.title, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(area, LEFT_SIDE, text)
