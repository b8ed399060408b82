"""Lists that end early, with a mark, where a sheet would not keep to its page."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from planner.report.blocks import Block, Bullets, Row, Table, Year
from planner.report.rich import NOTHING, Rich, rich
from planner.words import Words

ENDED = (Table, Bullets)
Kind = TypeVar("Kind")
# What says that so many lines are left out, and where they are.
Mark = Callable[[int, Words], Rich]


def ended(blocks: Iterable[Block], kept: int) -> tuple[Block, ...]:
    """Return the blocks, each list that may end early cut to `kept` lines and its mark."""
    return tuple(ended_block(block, kept) for block in blocks)


def ended_block(block: Block, kept: int) -> Block:
    """Return a block, cut to `kept` lines and its mark if it is a list that may end early."""
    if isinstance(block, Table) and (left := _left_out(len(block.rows), kept, block.ends)):
        return replace(block, rows=(*_without(block.rows, block.drops, left), block.ends[left - 1]))
    if isinstance(block, Bullets) and (left := _left_out(len(block.items), kept, block.ends)):
        return replace(block, items=(*_without(block.items, block.drops, left), block.ends[left - 1]))
    return block


def marked(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks, the days of a calendar marked only where a row still says what they are."""
    told = tuple(blocks)
    days = {row.day for block in told if isinstance(block, Table) for row in block.rows}
    return tuple(_year_of(block, days) if isinstance(block, Year) else block for block in told)


def _year_of(year: Year, days: Container[date | None]) -> Year:
    kept = [(day, said) for day, said in zip(year.marks, year.sentences, strict=True) if day in days]
    return replace(year, marks=tuple(day for day, _ in kept), sentences=tuple(said for _, said in kept))


def _without(lines: tuple[Kind, ...], drops: tuple[int, ...], left: int) -> Iterator[Kind]:
    """Yield the lines but for so many: the first that are to give way, else the last."""
    gone = set(drops[:left] or range(len(lines) - left, len(lines)))
    return (line for place, line in enumerate(lines) if place not in gone)


def lines_of(block: Block) -> int:
    """Return how many lines a list has that may end early; none for what may not."""
    if not isinstance(block, ENDED) or not block.ends:
        return 0
    return len(block.rows if isinstance(block, Table) else block.items)


def _left_out(lines: int, kept: int, ends: tuple[object, ...]) -> int:
    return min(max(0, lines - kept), len(ends))


def more(count: int, words: Words) -> Rich:
    """Return the mark of so many lines left out."""
    return rich(words.n_("and {n} more: see the action plan", "and {n} more: see the action plan", count))


def more_compared(count: int, words: Words) -> Rich:
    """Return the mark of so many pathways left out."""
    return rich(words.n_("and {n} more: see the comparison", "and {n} more: see the comparison", count))


def more_to_see(count: int, words: Words) -> Rich:
    """Return the mark of so many pathways that only the window shows."""
    return rich(words.n_("and {n} more: ask to see it", "and {n} more: ask to see them", count))


def list_ends(lines: int, words: Words, mark: Mark = more) -> tuple[Rich, ...]:
    """Return the marks of a list that may end early, but for its first line."""
    return tuple(mark(count, words) for count in range(1, lines))


def row_ends(rows: int, columns: int, place: int, words: Words, mark: Mark = more) -> tuple[Row, ...]:
    """Return the last rows of a table that may end early, the mark in the column of that place."""
    before, after = (NOTHING,) * place, (NOTHING,) * (columns - place - 1)
    return tuple(Row((*before, said, *after)) for said in list_ends(rows, words, mark))
