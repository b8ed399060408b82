"""Lists that end early, with a mark, where a sheet would not keep to its page."""

from collections.abc import Iterable
from dataclasses import replace

from planner.report.blocks import Block, Bullets, Row, Table
from planner.report.rich import NOTHING, Rich, rich
from planner.words import Words

ENDED = (Table, Bullets)


def ended(blocks: Iterable[Block], kept: int) -> tuple[Block, ...]:
    """Return the blocks, each list that may end early cut to `kept` lines and its mark."""
    return tuple(_ended(block, kept) for block in blocks)


def _ended(block: Block, kept: int) -> Block:
    if isinstance(block, Table) and (left := _left_out(len(block.rows), kept, block.ends)):
        return replace(block, rows=(*block.rows[:-left], block.ends[left - 1]))
    if isinstance(block, Bullets) and (left := _left_out(len(block.items), kept, block.ends)):
        return replace(block, items=(*block.items[:-left], block.ends[left - 1]))
    return block


def _left_out(lines: int, kept: int, ends: tuple[object, ...]) -> int:
    return min(max(0, lines - kept), len(ends))


def more(count: int, words: Words) -> Rich:
    """Return the mark of so many lines left out."""
    return rich(words.n_("and {n} more: see the action plan", "and {n} more: see the action plan", count))


def list_ends(lines: int, words: Words) -> tuple[Rich, ...]:
    """Return the marks of a list that may end early, but for its first line."""
    return tuple(more(count, words) for count in range(1, lines))


def row_ends(rows: int, columns: int, place: int, words: Words) -> tuple[Row, ...]:
    """Return the last rows of a table that may end early, the mark in the column of that place."""
    before, after = (NOTHING,) * place, (NOTHING,) * (columns - place - 1)
    return tuple(Row((*before, mark, *after)) for mark in list_ends(rows, words))
