"""Incomes before, during and after, as bars that also differ in pattern."""

from planner.report.blocks import Income, IncomeChart
from planner.report.drawing import styles as s
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import BOLD, REGULAR
from planner.report.drawing.hatch import hatched
from planner.report.drawing.markup import drawn
from planner.report.drawing.skills import shrunk
from planner.report.plain import spoken

LABELS, TEXTS, PITCH, THICK = 124.0, 210.0, 31.0, 20.0
LOOKS = {"now": s.SILVER, "train": s.BLUE, "aim": s.GREEN}


class Incomes(Drawn):
    """One bar for each time; a hatched end for what lies between entry and median."""

    def __init__(self, chart: IncomeChart) -> None:
        super().__init__(spoken(chart))
        self._incomes = chart.incomes
        self._most = max((i.up_to or i.amount or 0) for i in chart.incomes) or 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the chart."""
        return s.WIDTH, PITCH * len(self._incomes) + 6

    def paint(self) -> None:
        """Draw the bars under each other."""
        canvas = self.canv
        for place, income in enumerate(self._incomes):
            self._bar(income, PITCH * (len(self._incomes) - place - 1) + 5)
        canvas.setStrokeColor(s.NAVY)
        canvas.setLineWidth(0.9)
        canvas.line(LABELS, 0, LABELS, PITCH * len(self._incomes) + 2)

    def _length(self, amount: int | None) -> float:
        return (s.WIDTH - LABELS - TEXTS) * (amount or 0) / self._most

    def _bar(self, income: Income, y: float) -> None:
        canvas, length = self.canv, self._length(income.amount)
        canvas.setFillColor(s.INK)
        canvas.setFont(BOLD, 10.5)
        canvas.drawString(0, y + 7, drawn(income.label))
        canvas.setStrokeColor(s.NAVY)
        canvas.setFillColor(LOOKS[income.look])
        if length:
            canvas.rect(LABELS, y, length, THICK, fill=1)
        if income.up_to:
            hatched(canvas, LABELS + length, y, self._length(income.up_to) - length, THICK, s.GREEN)
        self._texts(income, y, LABELS + max(length, self._length(income.up_to)) + 7)

    def _texts(self, income: Income, y: float, x: float) -> None:
        canvas, room = self.canv, s.WIDTH - x
        value, note = drawn(income.value), drawn(income.note)
        canvas.setFillColor(s.INK)
        canvas.setFont(BOLD, shrunk(value, BOLD, 10.5, 6.5, room))
        canvas.drawString(x, y + 11, value)
        canvas.setFillColor(s.GREY)
        canvas.setFont(REGULAR, shrunk(note, REGULAR, 9, 6.5, room))
        canvas.drawString(x, y + 0.5, note)
