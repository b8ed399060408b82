"""The calendar of a plan: steps as bars on a time axis, with arrows, closures, deadlines and load."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsSceneMouseEvent

from planner.case import Case
from planner.failures import FAILED
from planner.formalities import AT_WORK
from planner.words import Words
from ui import style
from ui.models import step_words
from ui.models.links import links
from ui.models.load import weekly_load
from ui.models.steps import StepModel, StepRow
from ui.tips import tip
from ui.widgets import calendar_grid, time_axis
from ui.widgets.calendar_arrows import draw_arrows
from ui.widgets.calendar_bar import CalendarBar, Look
from ui.widgets.calendar_layout import CalendarLayout, Name, gutter_width
from ui.widgets.load_strip import draw_legend, draw_strip

MARKS = {"finished": "✓", "running": "▸", "failed": "✗"}


@dataclass
class Edges:
    """The panels that stay at the edges of the window while it scrolls."""

    gutter: QGraphicsItem
    header: QGraphicsItem
    corner: QGraphicsItem
    strip: QGraphicsItem
    legend: QGraphicsItem


class CalendarScene(QGraphicsScene):
    """Draws the rows of a step model; every wish to change goes out as a signal."""

    chosen = Signal(str)
    moved = Signal(str, int)
    stretched = Signal(str, int)
    reordered = Signal(str, int)
    walked = Signal(int)

    def __init__(self, model: StepModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._edges: Edges | None = None
        self._layout: CalendarLayout | None = None
        self._drawn_id = ""
        self.bars: dict[str, CalendarBar] = {}

    @property
    def is_of_another(self) -> bool:
        """Say whether what is drawn is the plan of another case than the one that is shown."""
        return bool(self._drawn_id) and (self._model.case is None or self._model.case.id != self._drawn_id)

    @property
    def is_held(self) -> bool:
        """Say whether a bar is held by the mouse."""
        return self.mouseGrabberItem() is not None

    def empty(self) -> None:
        """Take everything off the calendar."""
        self.clear()
        self.bars, self._edges, self._drawn_id = {}, None, ""

    def draw(self, width: float, height: float, zoom: float, chosen_id: str, today: date) -> None:
        """Draw everything anew for a window of that size."""
        self.empty()
        case, rows = self._model.case, self._model.rows
        self._drawn_id = case.id if case else ""
        self.setBackgroundBrush(style.colour("card"))
        if case is None or not rows:
            self.setSceneRect(QRectF(0, 0, width, height))
            return
        self._layout = self._laid_out(case, width, height, zoom)
        self._draw_grounds(self._layout, case, chosen_id, today)
        self._draw_bars(self._layout, case)
        self.select(chosen_id)

    def _laid_out(self, case: Case, width: float, height: float, zoom: float) -> CalendarLayout:
        font = QFont(QApplication.font())
        left = gutter_width(font, _names(self._model), width)
        days = [d for r in self._model.rows for d in (r.step.start, r.step.end, r.step.due) if d]
        first = min([case.preferences.start, *days])
        axis = time_axis.fitted(first, max([first, *days]), left, width, zoom)
        return CalendarLayout(axis, font, len(self._model.rows), height)

    def _draw_grounds(self, layout: CalendarLayout, case: Case, chosen_id: str, today: date) -> None:
        words, catalogue = self._model.words, self._model.catalogue
        self.setSceneRect(QRectF(0, 0, layout.width, layout.full_height))
        calendar_grid.draw_closures(self, layout, catalogue.closures, words)
        calendar_grid.draw_rows(self, layout)
        days, weeks = _days(case, today, words), weekly_load(case, catalogue)
        for day in days:
            calendar_grid.draw_day(self, layout, day)
        self._edges = Edges(
            calendar_grid.draw_gutter(self, layout, _names(self._model), self._model.row_of(chosen_id)),
            calendar_grid.draw_header(self, layout, days, words),
            calendar_grid.panel(self, QRectF(0, 0, layout.gutter, layout.header), calendar_grid.CORNER),
            draw_strip(self, layout, weeks, words),
            draw_legend(self, layout, weeks, words),
        )

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take hold of a bar, or choose the step whose name or row is pressed."""
        if not self._is_at_edge(event.scenePos()):
            super().mousePressEvent(event)
        step = None if self.is_held else self._model.step_at(self._row_at(event.scenePos().y()))
        if step is not None:
            self.chosen.emit(step.id)

    def _is_at_edge(self, where: QPointF) -> bool:
        """Say whether names, days or load lie there, over whatever bar is behind them."""
        over = next(iter(self.items(where)), None)
        return over is not None and over.topLevelItem().zValue() >= calendar_grid.GUTTER

    def _row_at(self, y: float) -> int:
        """Return the row at a height, or -1 on the head, on the load and under the last row."""
        edges, layout = self._edges, self._layout
        if edges is None or layout is None:
            return -1
        inside = edges.header.y() + layout.header <= y < edges.strip.y()
        return int((y - layout.header) // layout.row) if inside else -1

    def stick(self, shown: QRectF) -> None:
        """Keep titles, months and load at the edges of the part that is shown."""
        if self._edges is None or self._layout is None:
            return
        left, foot = shown.left(), shown.bottom() - self._layout.strip
        self._edges.gutter.setX(left)
        self._edges.header.setY(shown.top())
        self._edges.corner.setPos(left, shown.top())
        self._edges.strip.setY(foot)
        self._edges.legend.setPos(left, foot)

    def focus(self, step_id: str) -> None:
        """Give the keys to the bar of a step; a step without a day has none."""
        if bar := self.bars.get(step_id):
            bar.setFocus()
        elif focused := self.focusItem():
            focused.clearFocus()

    def select(self, step_id: str) -> None:
        """Ring the bar of the chosen step."""
        for bar in self.bars.values():
            bar.setSelected(bar.step_id == step_id)

    def _draw_bars(self, layout: CalendarLayout, case: Case) -> None:
        for number, row in enumerate(self._model.rows):
            rect = _bar_rect(row, number, layout)
            if rect is not None:
                self._add_bar(
                    CalendarBar(row.step.id, rect, _look(row), _bar_label(row), layout.axis.scale), row
                )
        draw_arrows(self, self.bars, links(case, self._model.catalogue))

    def _add_bar(self, bar: CalendarBar, row: StepRow) -> None:
        bar.marked, bar.pinned = MARKS.get(row.step.status, ""), row.step.pinned
        said = f"{row.says(step_words.step_title)}\n{step_words.step_dates(row.step, row.words)}"
        bar.setToolTip(tip(said))
        bar.chosen.connect(self.chosen)
        bar.moved.connect(self.moved)
        bar.stretched.connect(self.stretched)
        bar.reordered.connect(self.reordered)
        bar.walked.connect(self.walked)
        self.bars[bar.step_id] = bar
        self.addItem(bar)


def _names(model: StepModel) -> list[Name]:
    titles = (row.says(step_words.step_title) for row in model.rows)
    return list(map(Name, model.numbers, titles, model.short_names))


def _days(case: Case, today: date, words: Words) -> list[calendar_grid.Day]:
    found = [calendar_grid.Day(today, words._("today"), "error")]
    if case.preferences.deadline:
        found.append(calendar_grid.Day(case.preferences.deadline, words._("deadline"), "warning"))
    return found


def _bar_rect(row: StepRow, number: int, layout: CalendarLayout) -> QRectF | None:
    step = row.step
    if step.start:
        return layout.bar(number, layout.axis.x(step.start), layout.axis.x(step.end or step.start))
    if step.due:
        x = layout.axis.x(step.due)
        return layout.bar(number, x - layout.line / 3, x + layout.line / 3)
    return None


def _look(row: StepRow) -> Look:
    if row.step.is_formality:
        return Look.FORMALITY
    if step_words.step_kind(row.step, row.catalogue) in AT_WORK:
        return Look.WORK
    return Look.ESTIMATED if step_words.is_estimated(row.step, row.catalogue) else Look.STUDY


def _bar_label(row: StepRow) -> str:
    if row.step.status == FAILED:
        return step_words.status_words(FAILED, row.words)
    if row.step.is_formality:
        return row.words.short_date(row.step.due) if row.step.due else ""
    hours = step_words.step_hours(row.step, row.catalogue)
    pace = row.words._("{hours}/week", hours=row.words.hours(row.step.hours_per_week))
    parts = [row.words.hours(hours)] if hours else []
    return " · ".join(parts + ([pace] if row.step.hours_per_week else []))
