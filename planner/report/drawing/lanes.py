"""Where the bars of the timeline go: clusters of points, rows of bars, room for labels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.report.blocks import Bar
from planner.report.drawing.fonts import SEMIBOLD
from planner.report.drawing.letters import length
from planner.report.drawing.markup import drawn
from planner.report.drawing.skills import fitted

DISC, SIZE, SPACE, LEAST = 15.0, 8.6, 4.0, 40.0
ASIDE = re.compile(r"\s*\([^()]*\)$")
INSIDE, RIGHT, LEFT = "inside", "right", "left"


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar from x to x_end with its number, and where its label stands."""

    bar: Bar
    number: str
    x: float
    x_end: float
    label: str = ""
    side: str = INSIDE

    @property
    def left(self) -> float:
        """Return where the ink starts."""
        label = _width(self.label) + SPACE if self.side == LEFT else 0
        return self.x - self.half - label

    @property
    def half(self) -> float:
        """Return half the width of the number's disc or pill."""
        return pill(self.number) / 2 if self.number else 0

    @property
    def right(self) -> float:
        """Return where the ink ends."""
        label = _width(self.label) + SPACE if self.side == RIGHT and self.label else 0
        return max(self.x_end, self.x + self.half) + label


def pill(number: str) -> float:
    """Return the width of the disc or pill that holds a number."""
    return max(DISC, length(number, SEMIBOLD, SIZE) + 8)


def _width(text: str) -> float:
    return length(text, SEMIBOLD, SIZE)


def placed(bar: Bar, x: float, x_end: float, first: float, last: float) -> Placed:
    """Return the bar with its label inside, on its right or on its left, shortened before it is cut."""
    full, rooms = drawn(bar.label), _rooms(bar, x, x_end, first, last)
    for label in (full, ASIDE.sub("", full)):
        for side, room in rooms.items():
            if _width(label) <= room:
                return Placed(bar, bar.number, x, x_end, label, side)
    side, room = max(rooms.items(), key=lambda found: found[1])
    return Placed(bar, bar.number, x, x_end, fitted(full, SEMIBOLD, SIZE, room) if room > LEAST else "", side)


def _rooms(bar: Bar, x: float, x_end: float, first: float, last: float) -> dict[str, float]:
    """Return the room for a label inside a bar, on its right and on its left, within [first, last]."""
    half = pill(bar.number) / 2 if bar.number else 0
    return {
        INSIDE: x_end - x - half - 2 * SPACE,
        RIGHT: last - max(x_end, x + half) - SPACE,
        LEFT: x - half - SPACE - first,
    }


def clustered(points: Iterable[Placed]) -> list[Placed]:
    """Return points with those that would cover each other joined in one pill of numbers."""
    found: list[list[Placed]] = []
    for point in sorted(points, key=lambda p: (p.x, p.number)):
        if found and point.x - point.half < _joined(found[-1]).right + 1:
            found[-1].append(point)
        else:
            found.append([point])
    return [_joined(group) for group in found]


def _joined(group: list[Placed]) -> Placed:
    number = ranges(int(p.number) for p in group)
    middle = (group[0].x + group[-1].x) / 2
    return Placed(group[0].bar, number, middle, middle)


def ranges(numbers: Iterable[int]) -> str:
    """Return "1–3, 5" for 1, 2, 3 and 5."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def _apart(bar: Placed, other: Placed) -> bool:
    return other.right + 3 <= bar.left or bar.right + 3 <= other.left


def rows(bars: Iterable[Placed]) -> list[list[Placed]]:
    """Return the bars in rows that keep them apart, in order of their starts."""
    packed: list[list[Placed]] = []
    for bar in sorted(bars, key=lambda b: (b.x, b.left)):
        free = next((row for row in packed if all(_apart(bar, other) for other in row)), None)
        if free is None:
            packed.append([bar])
        else:
            free.append(bar)
    return packed
