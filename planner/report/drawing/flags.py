"""The flags of the timeline: deadlines on poles, and how many more there is no room for."""

from collections.abc import Callable
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from planner.report.blocks import Flag, Timeline
from planner.report.drawing import styles as s
from planner.report.drawing.fonts import BOLD, REGULAR
from planner.report.drawing.letters import length
from planner.report.drawing.markup import drawn

HIGH, SIZE, CLOTH, GAP = 14.0, 8.8, 14.0, 12.0
# Under this height only the flags that decide the most are drawn.
ROOMY, FEWEST = 84.0, 2


class Flags:
    """One flag in a row, the first day on top; what has none is counted in a row that has room."""

    def __init__(self, block: Timeline, highest: float, x: Callable[[date], float]) -> None:
        self.shown = _shown(block.flags, highest)
        left = block.unflagged + len(block.flags) - len(self.shown)
        self.more = drawn(block.more[left - 1]) if left and block.more else ""
        self._x = x
        self._wide = length(self.more, REGULAR, SIZE)
        # Where no row has room for it, the count takes one of its own, over the flags.
        self.more_row, self.more_right = self._place() if self.more else (0, 0.0)

    @property
    def height(self) -> float:
        """Return how high the rows are together."""
        return HIGH * (len(self.shown) + (self.more_row < 0))

    def _place(self) -> tuple[int, float]:
        """Return the row of the count and where it ends: before the first flag, else after one."""
        if self.shown and self._start(self.shown[0]) - GAP >= self._wide:
            return 0, self._wide
        ends = (self._left(flag) + _wide(flag) for flag in self.shown)
        rows = (row for row, end in enumerate(ends) if end + GAP + self._wide <= s.WIDTH)
        return next(rows, -1), s.WIDTH

    def _start(self, flag: Flag) -> float:
        """Return where the ink of a flag begins."""
        return min(self._x(flag.day), self._left(flag))

    def _left(self, flag: Flag) -> float:
        after = self._x(flag.day) + CLOTH
        return after if after + _wide(flag) <= s.WIDTH else self._x(flag.day) - 4 - _wide(flag)

    def draw(self, canvas: Canvas, lanes: float, foot: float) -> None:
        """Draw the flags over lanes that begin at one height; their poles stand at another."""
        for row, flag in enumerate(self.shown):
            _draw_pole(canvas, self._x(flag.day), self._top(row, lanes), foot)
        for row, flag in enumerate(self.shown):
            self._write(canvas, flag, self._top(row, lanes) - 9)
        if self.more:
            canvas.setFillColor(s.GREY)
            canvas.setFont(REGULAR, SIZE)
            canvas.drawRightString(self.more_right, self._top(self.more_row, lanes) - 9, self.more)

    def _top(self, row: int, lanes: float) -> float:
        return lanes + HIGH * (len(self.shown) - row)

    def _write(self, canvas: Canvas, flag: Flag, y: float) -> None:
        """Write what a flag is over the poles of the others: none of them strikes it through."""
        left = self._left(flag)
        canvas.setFillColor(s.WHITE)
        canvas.rect(left - 1, y - 2, _wide(flag) + 2, SIZE + 2, stroke=0, fill=1)
        canvas.setFillColor(s.AMBER)
        canvas.setFont(BOLD, SIZE)
        canvas.drawString(left, y, drawn(flag.label))


def _shown(flags: tuple[Flag, ...], highest: float) -> tuple[Flag, ...]:
    """Return the flags that there is room for, in order of time."""
    if highest >= ROOMY:
        return flags
    return tuple(sorted(sorted(flags, key=lambda f: (f.rank, f.day))[:FEWEST], key=lambda f: f.day))


def _wide(flag: Flag) -> float:
    return length(drawn(flag.label), BOLD, SIZE)


def _draw_pole(canvas: Canvas, x: float, top: float, foot: float) -> None:
    canvas.setStrokeColor(s.AMBER)
    canvas.setFillColor(s.AMBER)
    canvas.setLineWidth(1.2)
    canvas.line(x, foot, x, top)
    cloth = canvas.beginPath()
    cloth.moveTo(x, top)
    cloth.lineTo(x + 11, top - 5.5)
    cloth.lineTo(x, top - 11)
    cloth.close()
    canvas.drawPath(cloth, stroke=0, fill=1)
