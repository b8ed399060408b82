"""Months as calendars, with days marked and the days of training shaded."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from planner.report.blocks import Month, Year
from planner.report.drawing import styles as s
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import BOLD, REGULAR
from planner.report.drawing.markup import drawn
from planner.report.plain import spoken

ACROSS, WEEK, GUTTER = 4, 7, 14.0
NAME, LETTERS, SIZE = 13.0, 9.0, 7.6
ROOMY, LOW = 13.5, 9.0


class Months(Drawn):
    """Rows of four months; a marked day is a dark disc."""

    def __init__(self, block: Year, roominess: float) -> None:
        super().__init__(spoken(replace(block, legend="")))
        self._block = block
        self._pitch = max(LOW, ROOMY * roominess / s.Layout().lanes)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the months."""
        return s.WIDTH, self._height * -(-len(self._block.months) // ACROSS)

    @property
    def _height(self) -> float:
        return NAME + LETTERS + 6 * self._pitch + 8

    @property
    def _width(self) -> float:
        return (s.WIDTH - GUTTER * (ACROSS - 1)) / ACROSS

    def paint(self) -> None:
        """Draw the months in rows."""
        _, top = self.wrap(0, 0)
        for place, month in enumerate(self._block.months):
            x = (place % ACROSS) * (self._width + GUTTER)
            self._month(month, x, top - (place // ACROSS) * self._height)

    def _month(self, month: Month, x: float, top: float) -> None:
        canvas, step = self.canv, self._width / WEEK
        canvas.setFillColor(s.NAVY)
        canvas.setFont(BOLD, 9.4)
        canvas.drawString(x, top - 10, drawn(month.name))
        canvas.setFillColor(s.GREY)
        canvas.setFont(REGULAR, 7)
        for place, letter in enumerate(self._block.weekdays):
            canvas.drawCentredString(x + step * (place + 0.5), top - NAME - 7, drawn(letter))
        before, count = monthrange(month.first.year, month.first.month)
        for number in range(count):
            line, place = divmod(before + number, WEEK)
            y = top - NAME - LETTERS - (line + 0.8) * self._pitch
            self._day(month.first.replace(day=number + 1), x + step * (place + 0.5), y, step)

    def _day(self, day: date, x: float, y: float, step: float) -> None:
        canvas, marked = self.canv, day in self._block.marks
        if any(start <= day < end for start, end in self._block.spans):
            canvas.setFillColor(s.SILVER)
            canvas.rect(x - step / 2, y - 2.6, step, self._pitch - 2.4, stroke=0, fill=1)
        if marked:
            canvas.setFillColor(s.NAVY)
            canvas.circle(x, y + 2.7, min(6.4, self._pitch / 2), stroke=0, fill=1)
        canvas.setFillColor(s.WHITE if marked else s.INK)
        canvas.setFont(BOLD if marked else REGULAR, SIZE)
        canvas.drawCentredString(x, y, str(day.day))
