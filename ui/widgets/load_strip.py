"""The weekly load under the calendar: study solid, work hatched, the study limit as a dashed line."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

from planner.words import Words
from ui import style
from ui.models.load import Week
from ui.tips import tip
from ui.widgets.calendar_grid import CORNER, EDGE, bold, label, panel
from ui.widgets.calendar_layout import CalendarLayout

WEEK = timedelta(days=7)
LEAST_TOP, FOOT = 20.0, 6.0


def draw_strip(
    scene: QGraphicsScene, layout: CalendarLayout, weeks: Sequence[Week], words: Words
) -> QGraphicsItem:
    """Draw the load of every week, and return its panel."""
    ground = panel(scene, QRectF(0, 0, layout.width, layout.strip), EDGE)
    for y, token in ((0, "border"), (layout.strip - FOOT, "muted")):
        line = QGraphicsRectItem(QRectF(0, y, layout.width, 1), ground)
        line.setBrush(QBrush(style.colour(token)))
        line.setPen(QPen(Qt.PenStyle.NoPen))
    top = max([LEAST_TOP, *(w.study + w.work for w in weeks), *(w.limit for w in weeks)])
    scale, brushes = _height(layout, 1, top), _brushes()
    for week in weeks:
        _draw_week(ground, layout, week, scale, brushes)
        _tell_week(ground, layout, week, words)
    _draw_limit(ground, layout, weeks, top)
    _say_excess(ground, layout, weeks, words)
    return ground


def _tell_week(ground: QGraphicsItem, layout: CalendarLayout, week: Week, words: Words) -> None:
    """Say the figures of a week wherever the pointer is over it."""
    left, right = layout.axis.x(week.monday), layout.axis.x(week.monday + WEEK)
    over = QGraphicsRectItem(QRectF(left, 0, right - left, layout.strip), ground)
    over.setPen(QPen(Qt.PenStyle.NoPen))
    said = words._(
        "Week of {day}: {study} of study, {work} of work. Study limit: {limit}",
        day=words.short_date(week.monday),
        study=words.hours(week.study),
        work=words.hours(week.work),
        limit=words.hours(week.limit),
    )
    over.setToolTip(tip(said))


def _height(layout: CalendarLayout, hours: float, top: float) -> float:
    return (layout.strip - layout.line - FOOT - 3) * hours / top


def _brushes() -> dict[str, QBrush]:
    """Return the colours of study, of study over the limit, and of work, read once for all weeks."""
    hatched = QBrush(style.colour("muted"), Qt.BrushStyle.BDiagPattern)
    return {"held": QBrush(style.colour("held")), "warning": QBrush(style.colour("warning")), "work": hatched}


def _draw_week(
    ground: QGraphicsItem, layout: CalendarLayout, week: Week, scale: float, brushes: dict[str, QBrush]
) -> None:
    left, right = layout.axis.x(week.monday), layout.axis.x(week.monday + WEEK)
    foot, wide = layout.strip - FOOT, right - left
    study, work = week.study * scale, week.work * scale
    token = "warning" if week.over else "held"
    _block(ground, QRectF(left, foot - study, wide, study), brushes[token])
    _block(ground, QRectF(left, foot - study - work, wide, work), brushes["work"])


def _block(ground: QGraphicsItem, rect: QRectF, brush: QBrush) -> None:
    if rect.height() > 0:
        item = QGraphicsRectItem(rect, ground)
        item.setPen(QPen(Qt.PenStyle.NoPen))
        item.setBrush(brush)


def _draw_limit(ground: QGraphicsItem, layout: CalendarLayout, weeks: Sequence[Week], top: float) -> None:
    path = QPainterPath()
    for number, week in enumerate(weeks):
        y = layout.strip - FOOT - _height(layout, week.limit, top)
        edge = QLineF(layout.axis.x(week.monday), y, layout.axis.x(week.monday + WEEK), y)
        path.lineTo(edge.p1()) if number else path.moveTo(edge.p1())
        path.lineTo(edge.p2())
    item = QGraphicsPathItem(path, ground)
    item.setPen(QPen(style.colour("warning"), 1.4, Qt.PenStyle.DashLine))


def _say_excess(ground: QGraphicsItem, layout: CalendarLayout, weeks: Sequence[Week], words: Words) -> None:
    over = [w for w in weeks if w.over]
    if not over:
        return
    text = words._(
        "{hours}/week of study: over the limit of {limit}, from {day}",
        hours=words.hours(max(w.study for w in over)),
        limit=words.hours(over[0].limit),
        day=words.short_date(over[0].monday),
    )
    x = min(layout.axis.x(over[0].monday), layout.width - layout.metrics.horizontalAdvance(text) * 1.1 - 4)
    label(ground, text, max(x, layout.gutter), 2, style.colour("warning"), bold(layout.font))


def draw_legend(
    scene: QGraphicsScene, layout: CalendarLayout, weeks: Sequence[Week], words: Words
) -> QGraphicsItem:
    """Draw what the blocks of the strip stand for and how high the limit is, and return the panel."""
    ground = panel(scene, QRectF(0, 1, layout.gutter, layout.strip), CORNER)
    label(ground, words._("Load per week"), 4, 3, style.colour("text"), bold(layout.font))
    rows = (
        (words._("study"), QBrush(style.colour("held"))),
        (words._("work"), QBrush(style.colour("muted"), Qt.BrushStyle.BDiagPattern)),
    )
    x, y = 6.0, 3 + layout.line
    for text, brush in rows:
        _block(ground, QRectF(x, y + layout.line * 0.25, 10, layout.line * 0.55), brush)
        label(ground, text, x + 16, y, style.colour("muted"), layout.font)
        x += layout.metrics.horizontalAdvance(text) + 28
    _legend_of_limit(ground, layout, limit_words(weeks, words))
    return ground


def limit_words(weeks: Sequence[Week], words: Words) -> str:
    """Return how high the limit is, in the weeks of the plan."""
    limits = sorted({week.limit for week in weeks})
    if not limits:
        return words._("study limit")
    least, most = words.hours(limits[0]), words.hours(limits[-1])
    if least == most:
        return words._("limit {hours}/week", hours=most)
    return words._("limit {least} to {most}/week", least=least, most=most)


def _legend_of_limit(ground: QGraphicsItem, layout: CalendarLayout, said: str) -> None:
    y = 3 + 2 * layout.line
    line = QPainterPath(QPointF(4, y + layout.line / 2))
    line.lineTo(18, y + layout.line / 2)
    QGraphicsPathItem(line, ground).setPen(QPen(style.colour("warning"), 1.4, Qt.PenStyle.DashLine))
    label(ground, said, 22, y, style.colour("muted"), layout.font)
