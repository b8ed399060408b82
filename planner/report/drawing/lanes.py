"""Where the bars of the timeline go: clusters of points, rows of bars, room for labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from planner.report.blocks import Bar
from planner.report.drawing.fonts import SEMIBOLD
from planner.report.drawing.markup import drawn
from planner.report.drawing.skills import fitted

DISC, SIZE, SPACE = 15.0, 8.6, 4.0
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
    return max(DISC, float(stringWidth(number, SEMIBOLD, SIZE)) + 8)


def _width(text: str) -> float:
    return float(stringWidth(text, SEMIBOLD, SIZE))


def placed(bar: Bar, x: float, x_end: float, edge: float) -> Placed:
    """Return the bar with its label inside, else on its right, else on its left, else cut."""
    number, label = bar.number, drawn(bar.label)
    inner = x_end - x - pill(number) / 2 - 2 * SPACE if number else x_end - x - 2 * SPACE
    if not label or _width(label) <= inner:
        return Placed(bar, number, x, x_end, label)
    start = max(x_end, x + pill(number) / 2) + SPACE
    if _width(label) <= edge - start:
        return Placed(bar, number, x, x_end, label, RIGHT)
    if _width(label) + SPACE <= x - pill(number) / 2:
        return Placed(bar, number, x, x_end, label, LEFT)
    return Placed(bar, number, x, x_end, fitted(label, SEMIBOLD, SIZE, max(inner, 0)) if inner > 40 else "")


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


def rows(bars: Iterable[Placed]) -> list[list[Placed]]:
    """Return the bars in as few rows as keep them apart, the earliest first."""
    packed: list[list[Placed]] = []
    for bar in sorted(bars, key=lambda b: (b.left, b.x)):
        free = next((row for row in packed if row[-1].right + 3 <= bar.left), None)
        if free is None:
            packed.append([bar])
        else:
            free.append(bar)
    return packed
