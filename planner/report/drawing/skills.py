"""Skills before and after, on a scale of named levels."""

from dataclasses import replace

from reportlab.lib.colors import Color

from planner.report.blocks import SkillChart, SkillRow
from planner.report.drawing import styles as s
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import BOLD, REGULAR, SEMIBOLD
from planner.report.drawing.letters import length
from planner.report.drawing.markup import drawn
from planner.report.plain import spoken

TITLES, STATES, HEAD, RADIUS = 188.0, 84.0, 17.0, 4.3
SIDE, SIZE, LEAST_SIZE, GAP = 16.0, 9.8, 8.0, 3.0
# Before the scale: who is not known to stand on it does not stand at its lowest level.
APART = 16.0
LOOKS = {"held": s.GREEN, "to_learn": s.BLUE, "unknown": s.AMBER, "growth": s.GREY}


class Skills(Drawn):
    """One row for each skill: an empty circle today, a full one at the end, unknown beside the scale."""

    def __init__(self, chart: SkillChart, pitch: float) -> None:
        # How to read circles is told to who sees them.
        super().__init__(spoken(replace(chart, legend="")))
        self._chart, self._pitch = chart, pitch
        self._apart = APART if any(row.held is None and row.state != "held" for row in chart.rows) else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the chart."""
        return s.WIDTH, HEAD + self._pitch * len(self._chart.rows) + 4

    def paint(self) -> None:
        """Draw the scale, then the rows."""
        rows = self._chart.rows
        for place in range(0, len(rows), 2):
            self.canv.setFillColor(s.PALER)
            self.canv.rect(0, self._y(place) - self._pitch / 2, s.WIDTH, self._pitch, stroke=0, fill=1)
        self._scale()
        for place, row in enumerate(rows):
            self._row(row, self._y(place))

    def _y(self, place: int) -> float:
        return self._pitch * (len(self._chart.rows) - place - 0.5) + 2

    def _x(self, level: int | None) -> float:
        if level is None:
            return TITLES + SIDE / 2 + RADIUS
        steps, wide = len(self._chart.levels) - 1, s.WIDTH - TITLES - STATES - 2 * SIDE - self._apart
        return TITLES + SIDE + self._apart + wide * level / steps

    def _scale(self) -> None:
        canvas, top = self.canv, self._pitch * len(self._chart.rows) + 4
        canvas.setStrokeColor(s.RULE)
        canvas.setLineWidth(0.7)
        for level, name in enumerate(self._chart.levels):
            canvas.line(self._x(level), 2, self._x(level), top)
            canvas.setFillColor(s.GREY)
            canvas.setFont(REGULAR, 8)
            canvas.drawCentredString(self._x(level), top + 3, drawn(name))
        if self._apart:
            canvas.drawCentredString(self._x(None), top + 3, "?")

    def _row(self, row: SkillRow, y: float) -> None:
        canvas, color = self.canv, LOOKS[row.state]
        canvas.setFillColor(s.INK)
        title, room = drawn(row.title), TITLES + SIDE / 2 - GAP
        size = shrunk(title, REGULAR, SIZE, LEAST_SIZE, room)
        canvas.setFont(REGULAR, size)
        canvas.drawString(2, y - 3.4, fitted(title, REGULAR, size, room))
        canvas.setFillColor(color)
        canvas.setFont(SEMIBOLD, 9.4)
        canvas.drawString(s.WIDTH - STATES + 2, y - 3.4, drawn(row.said))
        if row.state == "held":
            self._check(self._x(row.held if row.held is not None else row.asked), y)
        else:
            self._way(row, y)

    def _way(self, row: SkillRow, y: float) -> None:
        canvas, asked, held = self.canv, self._x(row.asked), self._x(row.held)
        canvas.setStrokeColor(s.BLUE)
        canvas.setLineWidth(1.5)
        if row.held is None:
            canvas.setDash(2, 2)
        canvas.line(held + RADIUS, y, asked - RADIUS - 5, y)
        canvas.setDash()
        self._arrow(asked - RADIUS, y)
        self._circle(held, y, s.WHITE)
        self._circle(asked, y, s.NAVY)
        if row.held is None:
            self._mark(held, y)

    def _arrow(self, x: float, y: float) -> None:
        path = self.canv.beginPath()
        path.moveTo(x, y)
        path.lineTo(x - 6, y + 3.4)
        path.lineTo(x - 6, y - 3.4)
        path.close()
        self.canv.setFillColor(s.BLUE)
        self.canv.drawPath(path, stroke=0, fill=1)

    def _circle(self, x: float, y: float, fill: Color) -> None:
        self.canv.setStrokeColor(s.NAVY)
        self.canv.setLineWidth(1.3)
        self.canv.setFillColor(fill)
        self.canv.circle(x, y, RADIUS, fill=1)

    def _mark(self, x: float, y: float) -> None:
        self.canv.setFillColor(s.NAVY)
        self.canv.setFont(BOLD, 7)
        self.canv.drawCentredString(x, y - 2.5, "?")

    def _check(self, x: float, y: float) -> None:
        canvas = self.canv
        canvas.setFillColor(s.GREEN)
        canvas.circle(x, y, RADIUS + 0.8, stroke=0, fill=1)
        canvas.setStrokeColor(s.WHITE)
        canvas.setLineWidth(1.3)
        canvas.lines([(x - 2.3, y, x - 0.6, y - 1.9), (x - 0.6, y - 1.9, x + 2.5, y + 1.9)])


def shrunk(text: str, font: str, size: float, least: float, room: float) -> float:
    """Return the size at which the text fits its room, never under the least one."""
    width: float = length(text, font, size)
    return size if width <= room else max(least, size * room / width)


def fitted(text: str, font: str, size: float, room: float) -> str:
    """Return the text, cut with a mark when it is wider than its room."""
    if length(text, font, size) <= room:
        return text
    while text and length(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
