"""How wide the columns of a table are: wide enough for their longest words, and the rows as low as can be."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

# A word longer than half the page is split wherever it stands, and claims nothing.
LARGEST, ROUNDING = 0.5, 0.1
# How much of the width goes from one column to another at a time, and how often at most.
PARTS, MOST_MOVES, RAGGED, NEARLY = 28, 6, 1.06, 0.02
# The lengths of the lines of a cell, of the cells of a row, of the rows of a table, in points.
Lengths = tuple[tuple[tuple[float, ...], ...], ...]


def widened(shares: Sequence[float], words: Sequence[float]) -> list[float]:
    """Return the widths of the columns, in points: those too narrow for a word take from the roomy ones."""
    largest, pairs = LARGEST * sum(shares), tuple(zip(shares, words, strict=True))
    lacks = [max(0.0, word + ROUNDING - share) if word <= largest else 0.0 for share, word in pairs]
    spares = [max(0.0, share - word - ROUNDING) for share, word in pairs]
    if not sum(lacks) or sum(lacks) > sum(spares):
        return list(shares)
    part = sum(lacks) / sum(spares)
    return [share + lack - part * spare for share, lack, spare in zip(shares, lacks, spares, strict=True)]


@lru_cache(maxsize=256)
def balanced(
    widths: tuple[float, ...], words: tuple[float, ...], rows: Lengths, sides: float
) -> tuple[float, ...]:
    """Return the widths, in points, with which the rows take the fewest lines; `sides` are taken by no text.

    No column becomes narrower than its longest word.
    """
    best, least, step = widths, _lines(widths, rows, sides), sum(widths) / PARTS
    takers = [n for n, width in enumerate(widths) if any(sum(row[n]) > width - sides for row in rows)]
    for _ in range(MOST_MOVES):
        tried = ((_lines(moved, rows, sides), moved) for moved in _moves(best, words, takers, step))
        fewest, found = min(tried, default=(least, best))
        if fewest >= least:
            break
        best, least = found, fewest
    return best


def _moves(
    widths: tuple[float, ...], words: tuple[float, ...], takers: list[int], step: float
) -> Iterator[tuple[float, ...]]:
    """Yield the widths with one step more for each column whose texts take several lines."""
    for taker, giver in product(takers, range(len(widths))):
        if giver != taker and widths[giver] - step > words[giver] + ROUNDING:
            moved = list(widths)
            moved[giver] -= step
            moved[taker] += step
            yield tuple(moved)


def _lines(widths: tuple[float, ...], rows: Lengths, sides: float) -> float:
    """Return about how many lines the rows take, what is nearly one line less counted as a little less."""
    rooms = [RAGGED / max(1.0, width - sides) for width in widths]
    return sum(max(_height(cell, room) for cell, room in zip(row, rooms, strict=True)) for row in rows)


def _height(cell: tuple[float, ...], room: float) -> float:
    return sum(int(length * room) + 1 + NEARLY * length * room for length in cell)
