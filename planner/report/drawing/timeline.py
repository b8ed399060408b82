"""The timeline drawn: lanes, bars with numbered discs, deadline flags, months and years."""

from dataclasses import replace
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from planner.report.blocks import Bar, Flag, Lane, Timeline
from planner.report.drawing import styles as s
from planner.report.drawing.bars import draw_bar, thickness
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import BOLD, REGULAR
from planner.report.drawing.lanes import (
    DISC,
    Placed,
    clustered,
    placed,
    rows,
)
from planner.report.drawing.letters import length
from planner.report.drawing.markup import drawn
from planner.report.plain import spoken

NAMES, FLAG, FLAG_TEXT, PAD, AXIS = 84.0, 14.0, 8.8, 5.0, 27.0
# Under this height only the flags that decide the most are drawn.
ROOMY, FEWEST = 100.0, 2
PITCH, LOWEST_PITCH, NARROW, LEAN = 19.0, 11.6, 80.0, 0.0


class Lanes(Drawn):
    """The pathway in lanes; one column of names on the left."""

    def __init__(self, block: Timeline, highest: float) -> None:
        super().__init__(spoken(block))
        self._block = block
        self._flags = _shown(block.flags, highest)
        self._days = max(1, (block.end - block.start).days)
        self._rows = [self._packed(lane) for lane in block.lanes]
        room = highest - 2 * PAD * len(block.lanes)
        if room / self._count() < LOWEST_PITCH:
            # Titles that take rows of their own give way: the numbers lead to them in the table of the steps.
            self._rows = [
                self._shortest(lane, packed) for lane, packed in zip(block.lanes, self._rows, strict=True)
            ]
        self._pitch = max(LOWEST_PITCH, min(PITCH, room / self._count()))

    def _count(self) -> int:
        return sum(max(1, len(packed)) for packed in self._rows)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the drawing."""
        return s.WIDTH, FLAG * len(self._flags) + sum(self._heights()) + AXIS + 4

    def _shortest(self, lane: Lane, packed: list[list[Placed]]) -> list[list[Placed]]:
        bare = self._packed(_numbered(lane))
        return bare if len(bare) < len(packed) else packed

    def _heights(self) -> list[float]:
        return [self._pitch * max(1, len(packed)) + 2 * PAD for packed in self._rows]

    def _x(self, day: date) -> float:
        share = (day - self._block.start).days / self._days
        return NAMES + (s.WIDTH - NAMES) * min(1.0, max(0.0, share))

    def _packed(self, lane: Lane) -> list[list[Placed]]:
        points = [bar for bar in lane.bars if bar.start == bar.end and not bar.label]
        others = [bar for bar in lane.bars if bar not in points]
        discs = clustered(Placed(bar, bar.number, self._disc_x(bar), self._disc_x(bar)) for bar in points)
        return rows(
            [*discs, *(placed(b, self._disc_x(b), self._x(b.end), NAMES - LEAN, s.WIDTH) for b in others)]
        )

    def _disc_x(self, bar: Bar) -> float:
        half = DISC / 2 if bar.number else 0
        return min(max(self._x(bar.start), NAMES + half), s.WIDTH - half)

    def paint(self) -> None:
        """Draw months, the present day and the flags, then the lanes over them."""
        self._months()
        self._today()
        for draw in (self._flag, self._flag_text):
            for place, flag in enumerate(self._flags):
                draw(flag, place)
        y = AXIS + sum(self._heights())
        for lane, packed, height in zip(self._block.lanes, self._rows, self._heights(), strict=True):
            self._lane(lane, packed, y, height)
            y -= height
        self._legend()

    def _months(self) -> None:
        canvas, top = self.canv, AXIS + sum(self._heights())
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(s.RULE)
        canvas.setFillColor(s.GREY)
        canvas.setFont(REGULAR, 8.4)
        for day, name in self._block.months:
            canvas.setDash(1, 2)
            canvas.line(self._x(day), AXIS - 12, self._x(day), top)
            if self._x(day) + 22 < s.WIDTH:
                canvas.drawString(self._x(day) + 2, AXIS - 9, drawn(name))
        canvas.setDash()
        for year in range(self._block.start.year, self._block.end.year + 1):
            self._year(year)

    def _year(self, year: int) -> None:
        canvas, left = self.canv, self._x(max(date(year, 1, 1), self._block.start))
        right = self._x(min(date(year + 1, 1, 1), self._block.end))
        canvas.setFillColor(s.PALE if year % 2 else s.SILVER)
        canvas.rect(left, 0, right - left, 13, stroke=0, fill=1)
        canvas.setFillColor(s.NAVY)
        canvas.setFont(BOLD, 8.6)
        crossed = left <= self._x(self._block.today) <= right and right - left < NARROW
        if right - left > 24 and not crossed:
            canvas.drawCentredString((left + right) / 2, 3.4, str(year))

    def _lane(self, lane: Lane, packed: list[list[Placed]], top: float, height: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(s.RULE)
        canvas.setLineWidth(0.7)
        canvas.line(0, top - height, s.WIDTH, top - height)
        canvas.setFillColor(s.NAVY)
        canvas.setFont(BOLD, 9.8)
        canvas.drawString(0, top - height / 2 - 3.5, drawn(lane.title))
        for line, row in enumerate(packed):
            for found in row:
                draw_bar(self.canv, found, top - PAD - self._pitch * (line + 0.5), self._pitch)

    def _legend(self) -> None:
        self.canv.setFillColor(s.GREY)
        self.canv.setFont(REGULAR, 8.4)
        self.canv.drawString(0, AXIS - 9, drawn(self._block.legend))

    def _today(self) -> None:
        block, canvas = self._block, self.canv
        if not block.start <= block.today < block.end:
            return
        x, top = self._x(block.today), AXIS + sum(self._heights())
        canvas.setStrokeColor(s.INK)
        canvas.setLineWidth(0.7)
        canvas.setDash(3, 2)
        canvas.line(x, 0, x, top)
        canvas.setDash()
        canvas.setFillColor(s.NAVY)
        canvas.setFont(BOLD, 8.6)
        canvas.drawString(0, 3.4, drawn(block.here))
        _triangle(canvas, x, -3)

    def _flag(self, flag: Flag, place: int) -> None:
        canvas, x, top = self.canv, self._x(flag.day), self._flag_top(place)
        canvas.setStrokeColor(s.AMBER)
        canvas.setFillColor(s.AMBER)
        canvas.setLineWidth(1.2)
        canvas.line(x, AXIS + sum(self._heights()) - _above_discs(self._pitch), x, top)
        _pennant(canvas, x, top)

    def _flag_top(self, place: int) -> float:
        return AXIS + sum(self._heights()) + FLAG * (len(self._flags) - place)

    def _flag_text(self, flag: Flag, place: int) -> None:
        """Write what a flag is over the poles of the others: none of them strikes it through."""
        canvas, text, y = self.canv, drawn(flag.label), self._flag_top(place) - 9
        wide, x = length(text, BOLD, FLAG_TEXT), self._x(flag.day)
        left = x + 14 if x + 14 + wide <= s.WIDTH else x - 4 - wide
        canvas.setFillColor(s.WHITE)
        canvas.rect(left - 1, y - 2, wide + 2, FLAG_TEXT + 2, stroke=0, fill=1)
        canvas.setFillColor(s.AMBER)
        canvas.setFont(BOLD, FLAG_TEXT)
        canvas.drawString(left, y, text)


def _shown(flags: tuple[Flag, ...], highest: float) -> tuple[Flag, ...]:
    """Return the flags that there is room for, in order of time: the table of the dates has them all."""
    if highest >= ROOMY:
        return flags
    return tuple(sorted(sorted(flags, key=lambda f: (f.rank, f.day))[:FEWEST], key=lambda f: f.day))


def _numbered(lane: Lane) -> Lane:
    """Return the lane with the titles of its numbered steps left out."""
    bars = (replace(bar, label="") if bar.number else bar for bar in lane.bars)
    return replace(lane, bars=tuple(bars))


def _above_discs(pitch: float) -> float:
    """Return how far under its top a lane's first discs begin: a flag stands on them, in no number."""
    return PAD + (pitch - min(DISC, thickness(pitch) + 1)) / 2


def _triangle(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + 7)
    path.lineTo(x - 4, y)
    path.lineTo(x + 4, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _pennant(canvas: Canvas, x: float, top: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, top)
    path.lineTo(x + 11, top - 5.5)
    path.lineTo(x, top - 11)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
