"""What lies under and around the bars: titles, years, months, closures, today and the deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
)

from planner.dates import Period
from planner.words import Words
from ui import style
from ui.tips import tip
from ui.widgets.calendar_layout import BOLDER, CalendarLayout, Name, fitted

UNDER, GUTTER, EDGE, CORNER = -5.0, 10.0, 11.0, 12.0
SHORTEST_CLOSURE = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day that matters, its name and the token of its colour."""

    date: date
    name: str
    token: str


def panel(scene: QGraphicsScene, rect: QRectF, depth: float) -> QGraphicsRectItem:
    """Add a ground in the colour of the card, on which other items are put."""
    ground = scene.addRect(rect, QPen(Qt.PenStyle.NoPen), QBrush(style.colour("card")))
    ground.setZValue(depth)
    return ground


def label(
    parent: QGraphicsItem, text: str, x: float, y: float, ink: QColor, font: QFont
) -> QGraphicsSimpleTextItem:
    """Add a plain text to a panel."""
    item = QGraphicsSimpleTextItem(text, parent)
    item.setFont(font)
    item.setBrush(QBrush(ink))
    item.setPos(x, y)
    return item


def bold(font: QFont) -> QFont:
    """Return the font in bold."""
    strong = QFont(font)
    strong.setBold(True)
    return strong


def draw_gutter(
    scene: QGraphicsScene, layout: CalendarLayout, rows: Sequence[Name], chosen: int
) -> QGraphicsItem:
    """Draw the rows, a number and a name each, the chosen one in bold, and return their panel."""
    ground = panel(scene, QRectF(0, layout.header, layout.gutter, layout.full_height), GUTTER)
    start = 4 + layout.metrics.horizontalAdvance("00 ")
    shown = fitted(rows, layout.metrics, (layout.gutter - start - 4) / BOLDER)
    for row, (name, text) in enumerate(zip(rows, shown, strict=True)):
        font = bold(layout.font) if row == chosen else layout.font
        y = layout.top(row) + (layout.row - layout.line) / 2
        label(ground, name.number, 4, y, style.colour("muted"), layout.font)
        said = label(ground, text, start, y, style.colour("text"), font)
        said.setToolTip(tip(name.title))
    return ground


def draw_rows(scene: QGraphicsScene, layout: CalendarLayout) -> None:
    """Draw the lines between rows and a dotted line at each month."""
    pen = QPen(style.colour("border"), 1)
    for row in range(layout.rows + 1):
        scene.addLine(0, layout.top(row), layout.width, layout.top(row), pen).setZValue(UNDER + 1)
    dotted = QPen(style.colour("border"), 1, Qt.PenStyle.DotLine)
    for month in shown_months(layout):
        x = layout.axis.x(month)
        scene.addLine(x, layout.header, x, layout.full_height, dotted).setZValue(UNDER)


def shown_months(layout: CalendarLayout) -> list[date]:
    """Return the months that have room for a name: all, or one in 2, 3 or 6."""
    room = layout.metrics.horizontalAdvance("mmmm.") + 8
    every = next((n for n in (1, 2, 3, 6) if n * 30 * layout.axis.scale >= room), 12)
    return [m for m in layout.axis.months() if (m.month - 1) % every == 0]


def draw_header(
    scene: QGraphicsScene, layout: CalendarLayout, days: Sequence[Day], words: Words
) -> QGraphicsItem:
    """Draw years, months and the names of the days that matter, and return their panel."""
    ground = panel(scene, QRectF(0, 0, layout.width, layout.header), EDGE)
    _draw_years(ground, layout, [box for day in days if (box := _box_of(day, layout))])
    _draw_months(ground, layout, words)
    pen = QPen(style.colour("border"), 1)
    QGraphicsLineItem(0, layout.header, layout.width, layout.header, ground).setPen(pen)
    for day in days:
        _name_day(ground, layout, day)
    return ground


def _draw_years(ground: QGraphicsItem, layout: CalendarLayout, taken: Sequence[QRectF]) -> None:
    for number, (first, after) in enumerate(layout.axis.years()):
        left, right = layout.axis.x(first), layout.axis.x(after)
        box = QGraphicsRectItem(QRectF(left, 0, right - left, layout.line + 2), ground)
        box.setPen(QPen(style.colour("border"), 1))
        box.setBrush(QBrush(style.colour("selection" if number % 2 else "stripe")))
        name = str(first.year)
        if (x := _free(left, right, layout.metrics.horizontalAdvance(name) + 8, taken)) is not None:
            label(box, name, x, 1, style.colour("text"), bold(layout.font))


def _free(left: float, right: float, wide: float, taken: Sequence[QRectF]) -> float | None:
    """Return where a name has room in a box: in the middle, else at an end; None if nowhere."""
    places = (left + right - wide) / 2, right - wide, left + 6
    fitting = [x for x in places if left <= x and x + wide <= right]
    return next((x for x in fitting if not any(t.left() < x + wide and x < t.right() for t in taken)), None)


def _draw_months(ground: QGraphicsItem, layout: CalendarLayout, words: Words) -> None:
    for month in shown_months(layout):
        name, x = words.month(month), layout.axis.x(month)
        if x + layout.metrics.horizontalAdvance(name) <= layout.width:
            label(ground, name, x + 3, layout.line + 2, style.colour("muted"), layout.font)


def draw_closures(
    scene: QGraphicsScene, layout: CalendarLayout, closures: Iterable[Period], words: Words
) -> None:
    """Hatch the weeks in which nothing is given."""
    for closure in closures:
        start, end = max(closure.start, layout.axis.start), min(closure.end, layout.axis.end)
        if (end - start).days >= SHORTEST_CLOSURE:
            left, right = layout.axis.x(start), layout.axis.x(end)
            area = QRectF(
                left, layout.header, right - left, layout.full_height - layout.header - layout.strip
            )
            brush = QBrush(style.colour("border"), Qt.BrushStyle.Dense6Pattern)
            item = scene.addRect(area, QPen(Qt.PenStyle.NoPen), brush)
            item.setZValue(UNDER - 1)
            item.setToolTip(words._("Centres closed"))


def draw_day(scene: QGraphicsScene, layout: CalendarLayout, day: Day) -> None:
    """Draw a dashed line across the rows at a day that matters."""
    if layout.axis.start <= day.date < layout.axis.end:
        x, foot = layout.axis.x(day.date), layout.full_height - layout.strip
        pen = QPen(style.colour(day.token), 1.6, Qt.PenStyle.DashLine)
        scene.addLine(x, layout.header, x, foot, pen).setZValue(UNDER + 2)


def _box_of(day: Day, layout: CalendarLayout) -> QRectF | None:
    """Return the room of a day's name at the head of its line; None for a day out of sight."""
    if not layout.axis.start <= day.date < layout.axis.end:
        return None
    x, wide = layout.axis.x(day.date), layout.metrics.horizontalAdvance(day.name) + 4
    left = x if x + wide < layout.width else x - wide
    return QRectF(left, 1, wide, layout.line + 1)


def _name_day(header: QGraphicsItem, layout: CalendarLayout, day: Day) -> None:
    """Write the name of a day where it stays while rows scroll."""
    if (room := _box_of(day, layout)) is None:
        return
    box = QGraphicsRectItem(room, header)
    box.setPen(QPen(Qt.PenStyle.NoPen))
    box.setBrush(QBrush(style.colour("card")))
    label(box, day.name, room.left() + 2, 1, style.colour(day.token), layout.font)
    x, pen = layout.axis.x(day.date), QPen(style.colour(day.token), 1.6, Qt.PenStyle.DashLine)
    QGraphicsLineItem(x, 1, x, layout.header, header).setPen(pen)
