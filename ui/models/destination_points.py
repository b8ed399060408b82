"""The proven destinations as points of a chart: weeks across, cents upwards, no two marks in one place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from PySide6.QtCore import QPointF, QRectF

from planner.directions import Direction
from planner.vocabularies import VOCABULARIES
from ui.models.destination_words import hangs_on_documents, last_day, row_lines
from ui.models.direction_words import DirectionRow, low_pay, outlook_words

SCARCE, BALANCED, SURPLUS, UNPUBLISHED = "scarce", "balanced", "surplus", "unpublished"
SIZE, STEP = 10.0, 13.0
WEEK, QUARTER_WEEKS, YEAR_WEEKS = 7, 13, 52
DOLLARS = (100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 50_000)
LINES, BLOCK, REACH, OVER = 6, 5, 2, 19
# The cells within two of one, the nearest first.
NEAR = sorted(
    product(range(-REACH, REACH + 1), repeat=2), key=lambda cell: (cell[0] ** 2 + cell[1] ** 2, cell)
)


@dataclass(frozen=True, slots=True)
class Point:
    """A trade on the map; `order` is its place among the nearest, `said` all that the map tells of it."""

    code: str
    title: str
    said: str
    weeks: float
    cents: int
    look: str
    firm: bool
    order: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a point is drawn."""

    point: Point
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Fold:
    """The points that belong about here, and for which there is no room, the nearest first."""

    at: QPointF
    points: tuple[Point, ...]

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.points)

    def next(self, code: str, found: Iterable[Point]) -> str:
        """Return the code of the first of them after a chosen one among all found, or of the first."""
        chosen = next((point.order for point in found if point.code == code), -1)
        after = (point.code for point in self.points if point.order > chosen)
        return next(after, self.points[0].code)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: weeks with their x, cents with their y, a mark where there is room, and the folds."""

    across: tuple[tuple[float, float], ...] = ()
    upwards: tuple[tuple[int, float], ...] = ()
    spots: tuple[Spot, ...] = ()
    folds: tuple[Fold, ...] = ()


def points(rows: Iterable[DirectionRow], start: date) -> Iterator[Point]:
    """Yield the trades that a pathway reaches, in the order given, the nearest first."""
    for order, row in enumerate(rows):
        found, day = row.destination, last_day(row.destination)
        if found is not None and day is not None:
            weeks = max(0.0, (day - start).days / WEEK)
            look, cents = look_of(row.direction), found.money_cents or 0
            if hangs_on_documents(row):
                yield Point(row.code, row.title, _said(row), 0, 0, look, False, order)
            else:
                firm = not found.conditional_on
                yield Point(row.code, row.title, _said(row), weeks, cents, look, firm, order)


def look_of(direction: Direction) -> str:
    """Return the look of an outlook: on which side of the middle of its own vocabulary it stands."""
    rank, outlook = direction.rank, direction.outlook
    if rank is None or outlook is None:
        return UNPUBLISHED
    last = len(VOCABULARIES[outlook.vocabulary].values) - 1
    return BALANCED if 2 * rank == last else SCARCE if 2 * rank < last else SURPLUS


def _said(row: DirectionRow) -> str:
    outlook = outlook_words(row.direction.outlook, row.words).replace("\n", ", ")
    pay = row.words._("At entry: {wage}", wage=low_pay(row).replace("\n", " "))
    return "\n".join([row.title, *row_lines(row), pay, row.words._("Outlook: {outlook}", outlook=outlook)])


def charted(found: Sequence[Point], inside: QRectF) -> Chart:
    """Return the axes that hold every point within a rectangle, and the marks, the first ones placed first.

    A mark is moved by at most two marks' width, so that it stays what it says; what finds no room is folded.
    """
    weeks = max([p.weeks for p in found], default=0.0) or YEAR_WEEKS
    cents = max([p.cents for p in found], default=0) or DOLLARS[0] * 100
    across = tuple((w, inside.left() + inside.width() * w / weeks) for w in _weeks(weeks))
    upwards = tuple((c, inside.bottom() - inside.height() * c / cents) for c in _cents(cents))
    grid, spots, folded = (
        _Grid(inside),
        list[Spot](),
        defaultdict[tuple[int, int], list[tuple[tuple[int, int], Point]]](list),
    )
    for point in found:
        home = grid.cell(point.weeks / weeks, 1 - point.cents / cents)
        if (cell := grid.take(home)) is not None:
            spots.append(Spot(point, grid.rect(cell)))
        else:
            folded[home[0] // BLOCK, home[1] // BLOCK].append((home, point))
    folds = tuple(_fold(grid, left) for left in folded.values())
    return Chart(across, upwards, tuple(spots), folds)


def _fold(grid: "_Grid", left: Sequence[tuple[tuple[int, int], Point]]) -> Fold:
    nearest = sorted((point for _, point in left), key=lambda point: point.order)
    return Fold(grid.above([home for home, _ in left]), tuple(nearest))


def _weeks(most: float) -> Iterator[float]:
    step = QUARTER_WEEKS * (1 if most <= YEAR_WEEKS else 2 if most <= 3 * YEAR_WEEKS else 4)
    return (float(w) for w in range(0, int(most) + 1, step))


def _cents(most: int) -> Iterator[int]:
    step = next((d * 100 for d in DOLLARS if most / (d * 100) <= LINES), DOLLARS[-1] * 100)
    return iter(range(0, most + 1, step))


class _Grid:
    """The cells of a rectangle, each for one mark."""

    def __init__(self, inside: QRectF) -> None:
        self._inside, self._taken = inside, set[tuple[int, int]]()
        self._across, self._down = int(inside.width() / STEP), int(inside.height() / STEP)

    def cell(self, across: float, down: float) -> tuple[int, int]:
        """Return the cell at two shares of the rectangle, from the left and from the top."""
        x, y = int(across * self._inside.width() / STEP), int(down * self._inside.height() / STEP)
        return min(x, self._across - 1), min(y, self._down - 1)

    def take(self, home: tuple[int, int]) -> tuple[int, int] | None:
        """Take the free cell that is nearest to one; None when there is none near."""
        around = ((home[0] + column, home[1] + row) for column, row in NEAR)
        free = (cell for cell in around if self._holds(cell) and cell not in self._taken)
        if (cell := next(free, None)) is not None:
            self._taken.add(cell)
        return cell

    def rect(self, cell: tuple[int, int]) -> QRectF:
        """Return where the mark of a cell is drawn."""
        corner = self.corner(*cell)
        return QRectF(corner.x() + 1, corner.y() + 1, SIZE, SIZE)

    def corner(self, column: int, row: int) -> QPointF:
        """Return the top left corner of a cell."""
        return QPointF(self._inside.left() + column * STEP, self._inside.top() + row * STEP)

    def above(self, homes: Sequence[tuple[int, int]]) -> QPointF:
        """Return a place over the marks that surround some cells of a block, clear of its neighbours'."""
        corner = self.corner(homes[0][0] // BLOCK * BLOCK, min(row for _, row in homes) - REACH)
        return QPointF(corner.x(), max(corner.y() - OVER, self._inside.top()))

    def _holds(self, cell: tuple[int, int]) -> bool:
        return 0 <= cell[0] < self._across and 0 <= cell[1] < self._down
