"""Months as calendars, with days marked and the days of training shaded."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from planner.report.blocks import Month, Year
from planner.report.drawing import styles as s
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import BOLD, REGULAR
from planner.report.drawing.markup import drawn
from planner.report.plain import spoken

WEEK, LOW = 7, 11.4


@dataclass(frozen=True, slots=True)
class Scale:
    """Months in a row and the space between them, type and heights of the lines, in points."""

    across: int
    gutter: float
    name: float
    letters: float
    size: float
    pitch: float


ORDINARY = Scale(4, 14.0, 10.0, 8.4, 9.6, 14.5)
LARGE = Scale(2, 36.0, 18.0, 16.0, 17.0, 23.0)


class Months(Drawn):
    """Rows of months; a marked day is a dark disc."""

    def __init__(self, block: Year, layout: s.Layout) -> None:
        super().__init__(spoken(replace(block, legend="")))
        large = layout.type is s.LARGE
        self._block, self._scale = block, LARGE if large else ORDINARY
        roominess = 1.0 if large else layout.lanes / s.Layout().lanes
        self._pitch = max(LOW, self._scale.pitch * roominess)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the months."""
        return s.WIDTH, self._height * -(-len(self._block.months) // self._scale.across)

    @property
    def _head(self) -> float:
        return 1.2 * (self._scale.name + self._scale.letters) + 2

    @property
    def _height(self) -> float:
        return self._head + 6 * self._pitch + 8

    @property
    def _width(self) -> float:
        across, gutter = self._scale.across, self._scale.gutter
        return (s.WIDTH - gutter * (across - 1)) / across

    def paint(self) -> None:
        """Draw the months in rows."""
        _, top = self.wrap(0, 0)
        for place, month in enumerate(self._block.months):
            line, column = divmod(place, self._scale.across)
            self._month(month, column * (self._width + self._scale.gutter), top - line * self._height)

    def _month(self, month: Month, x: float, top: float) -> None:
        canvas, step, scale = self.canv, self._width / WEEK, self._scale
        canvas.setFillColor(s.NAVY)
        canvas.setFont(BOLD, scale.name)
        canvas.drawString(x, top - scale.name, drawn(month.name))
        canvas.setFillColor(s.GREY)
        canvas.setFont(REGULAR, scale.letters)
        for place, letter in enumerate(self._block.weekdays):
            canvas.drawCentredString(x + step * (place + 0.5), top - self._head + 2, drawn(letter))
        before, count = monthrange(month.first.year, month.first.month)
        for number in range(count):
            line, place = divmod(before + number, WEEK)
            y = top - self._head - (line + 0.8) * self._pitch
            self._day(month.first.replace(day=number + 1), x + step * (place + 0.5), y, step)

    def _day(self, day: date, x: float, y: float, step: float) -> None:
        canvas, size, marked = self.canv, self._scale.size, day in self._block.marks
        if any(start <= day < end for start, end in self._block.spans):
            canvas.setFillColor(s.SILVER)
            canvas.rect(x - step / 2, y - 0.25 * size, step, self._pitch - 0.2 * size, stroke=0, fill=1)
        if marked:
            canvas.setFillColor(s.NAVY)
            radius = min(0.75 * size, self._pitch / 2 + 0.8)
            canvas.circle(x, y + 0.35 * size, radius, stroke=0, fill=1)
        canvas.setFillColor(s.WHITE if marked else s.INK)
        canvas.setFont(BOLD if marked else REGULAR, size)
        canvas.drawCentredString(x, y, str(day.day))
