"""How the map of destinations is drawn around its marks: axes, folds and names."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from planner.words import Words
from ui import style
from ui.models.destination_points import Chart, Fold, Spot

AXIS, FOOT, TOP, RIGHT = 74, 40, 34, 18
NAMED, NAME_LETTERS, FARTHEST = 8, 26, 12
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


def draw_names(painter: QPainter, chart: Chart, chosen: str, room: QRectF) -> None:
    """Ring the chosen mark, and name it and the nearest trades where a name covers nothing."""
    taken = [spot.rect for spot in chart.spots]
    taken += [fold_area(fold, painter.fontMetrics()) for fold in chart.folds]
    named = 0
    # The chosen one looks for room first.
    for spot in sorted(chart.spots, key=lambda spot: spot.point.code != chosen):
        ringed = spot.point.code == chosen
        if ringed:
            _ring(painter, spot.rect)
        if not ringed and named >= NAMED:
            break
        area = _room_for(painter.fontMetrics(), spot, ringed, taken, room)
        if area is not None:
            taken.append(area)
            named += 1
            _draw_name(painter, spot, area, ringed)


def _room_for(
    metrics: QFontMetrics, spot: Spot, chosen: bool, taken: Sequence[QRectF], room: QRectF
) -> QRectF | None:
    """Return where a name covers nothing: that of the chosen mark may be longer, and away from it."""
    whole, letter = metrics.horizontalAdvance(spot.point.title) + 6, metrics.averageCharWidth()
    for letters in (2 * NAME_LETTERS, NAME_LETTERS) if chosen else (NAME_LETTERS,):
        wide = min(whole, letter * letters)
        for area in _places(spot.rect, wide, metrics.height(), FARTHEST if chosen else 0):
            if room.contains(area) and not any(area.intersects(rect) for rect in taken):
                return area
    return None


def _places(mark: QRectF, wide: float, high: float, farthest: int) -> Iterator[QRectF]:
    """Yield where a name may stand: at the right of a mark, at its left, then over and under it."""
    top, right, left = mark.center().y() - high / 2, mark.right() + 4, mark.left() - wide - 4
    yield from (QRectF(x, top, wide, high) for x in (right, left))
    for lines in range(1, farthest + 1):
        for y in (top - lines * high - 4, top + lines * high + 4):
            yield from (QRectF(x, y, wide, high) for x in (mark.center().x() - wide / 2, right, left))


def _ring(painter: QPainter, mark: QRectF) -> None:
    painter.setPen(QPen(style.colour("text"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(mark.adjusted(-4, -4, 4, 4))


def _draw_name(painter: QPainter, spot: Spot, area: QRectF, ringed: bool) -> None:
    if ringed:
        _lead(painter, spot.rect, area)
    # Without a ground, the lines of months and dollars strike the letters through.
    painter.fillRect(area, style.colour("selection" if ringed else "card"))
    painter.setPen(style.colour("text"))
    wide = round(area.width())
    text = painter.fontMetrics().elidedText(spot.point.title, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(area, LEFT_SIDE, text)


def _lead(painter: QPainter, mark: QRectF, area: QRectF) -> None:
    """Draw a line from a ring to its name, where that stands on another line."""
    centre = mark.center()
    if area.top() <= centre.y() <= area.bottom():
        return
    x = min(max(centre.x(), area.left()), area.right())
    y = area.bottom() if area.bottom() < centre.y() else area.top()
    line = QLineF(centre, QPointF(x, y))
    if line.length() > mark.height():
        painter.setPen(QPen(style.colour("text"), 1))
        painter.drawLine(line.pointAt(mark.height() / line.length()), line.p2())
