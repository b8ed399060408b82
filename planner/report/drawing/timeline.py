"""The timeline drawn: lanes, bars with numbered discs, deadline flags, months and years."""

from dataclasses import replace
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from planner.report.blocks import Bar, Lane, Timeline
from planner.report.drawing import styles as s
from planner.report.drawing.bars import draw_bar, thickness
from planner.report.drawing.figure import Drawn
from planner.report.drawing.flags import Flags
from planner.report.drawing.fonts import BOLD, REGULAR
from planner.report.drawing.lanes import DISC, INSIDE, Placed, clustered, placed, rows
from planner.report.drawing.markup import drawn
from planner.report.plain import spoken

NAMES, PAD, LOW_PAD, AXIS = 84.0, 5.0, 2.5, 27.0
# A title inside its bar stands clear of the borders in rows from CLEAR on; under BARE no step has a title.
PITCH, CLEAR, LOWEST, BARE = 19.0, 13.0, 11.6, 80.0
# The name of a year keeps so far from the line of the present day.
YEAR = 14.0


class Lanes(Drawn):
    """The pathway in lanes; one column of names on the left."""

    def __init__(self, block: Timeline, highest: float) -> None:
        super().__init__(spoken(block))
        self._block = block
        self._days = max(1, (block.end - block.start).days)
        self._flags = Flags(block, highest, self._x)
        self._pad = LOW_PAD if highest < BARE else PAD
        room = highest - 2 * self._pad * len(block.lanes)
        self._rows = self._fitting(room, bare=highest < BARE)
        even = room / _count(self._rows)
        self._pitches = [_pitch(packed, even) for packed in self._rows]

    def _fitting(self, room: float, bare: bool) -> list[list[list[Placed]]]:
        """Return the rows of each lane; where they would be too low, titles with rows of their own give way.

        The numbers lead to them in the table of the steps.
        """
        titled = [self._packed(lane) for lane in self._block.lanes]
        if room / _count(titled) >= LOWEST:
            return titled
        numbered = [self._packed(_numbered(lane)) for lane in self._block.lanes]
        both = zip(numbered, titled, strict=True)
        return [least if bare or len(least) < len(whole) else whole for least, whole in both]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the drawing."""
        return s.WIDTH, self._flags.height + sum(self._heights()) + AXIS + 4

    def _heights(self) -> list[float]:
        both = zip(self._pitches, self._rows, strict=True)
        return [pitch * max(1, len(packed)) + 2 * self._pad for pitch, packed in both]

    def _x(self, day: date) -> float:
        share = (day - self._block.start).days / self._days
        return NAMES + (s.WIDTH - NAMES) * min(1.0, max(0.0, share))

    def _packed(self, lane: Lane) -> list[list[Placed]]:
        points = [bar for bar in lane.bars if bar.start == bar.end and not bar.label]
        others = [bar for bar in lane.bars if bar not in points]
        discs = clustered(Placed(bar, bar.number, self._disc_x(bar), self._disc_x(bar)) for bar in points)
        return rows([*discs, *(placed(b, self._disc_x(b), self._x(b.end), NAMES, s.WIDTH) for b in others)])

    def _disc_x(self, bar: Bar) -> float:
        half = DISC / 2 if bar.number else 0
        return min(max(self._x(bar.start), NAMES + half), s.WIDTH - half)

    def paint(self) -> None:
        """Draw months, the present day and the flags, then the lanes over them."""
        self._months()
        self._today()
        y = AXIS + sum(self._heights())
        self._flags.draw(self.canv, y, y - self._pad - _above_discs(self._pitches[0]))
        for place, height in enumerate(self._heights()):
            self._lane(place, y, height)
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
        middle = (left + right) / 2
        crossed = abs(self._x(self._block.today) - middle) < YEAR
        if right - left > 24 and not crossed:
            canvas.drawCentredString(middle, 3.4, str(year))

    def _lane(self, place: int, top: float, height: float) -> None:
        canvas, pitch = self.canv, self._pitches[place]
        canvas.setStrokeColor(s.RULE)
        canvas.setLineWidth(0.7)
        canvas.line(0, top - height, s.WIDTH, top - height)
        canvas.setFillColor(s.NAVY)
        canvas.setFont(BOLD, 9.8)
        canvas.drawString(0, top - height / 2 - 3.5, drawn(self._block.lanes[place].title))
        for line, row in enumerate(self._rows[place]):
            for found in row:
                draw_bar(canvas, found, top - self._pad - pitch * (line + 0.5), thickness(pitch))

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


def _count(lanes: list[list[list[Placed]]]) -> int:
    return sum(max(1, len(packed)) for packed in lanes)


def _pitch(packed: list[list[Placed]], even: float) -> float:
    """Return how high the rows of a lane are: no lower than the titles inside its bars ask."""
    titled = any(found.label and found.side == INSIDE for row in packed for found in row)
    return max(CLEAR if titled else LOWEST, min(PITCH, even))


def _numbered(lane: Lane) -> Lane:
    """Return the lane with the titles of its numbered steps left out."""
    bars = (replace(bar, label="") if bar.number else bar for bar in lane.bars)
    return replace(lane, bars=tuple(bars))


def _above_discs(pitch: float) -> float:
    """Return how far under the top of its row a disc begins: a flag stands on it, in no number."""
    return (pitch - min(DISC, thickness(pitch) + 1)) / 2


def _triangle(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + 7)
    path.lineTo(x - 4, y)
    path.lineTo(x + 4, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
