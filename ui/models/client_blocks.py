"""The lines of a long list in blocks: only those looked at are read, one at a time, and never waited for."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

from db.case_list import CaseSummary

BLOCK = 128
Answer = TypeVar("Answer")
Rows = tuple[CaseSummary, ...]
Page = Callable[..., Rows]
Read = Callable[[Callable[[], Any], Callable[[Any], None]], None]


def at_once(work: Callable[[], Answer], show: Callable[[Answer], None]) -> None:
    """Do the work now, and show its answer."""
    show(work())


class ClientBlocks:
    """The blocks of one list; `told` hears the first and last line of one that was awaited."""

    def __init__(self, page: Page, read: Read, told: Callable[[int, int], None]) -> None:
        self._page, self._read, self._told = page, read, told
        self._wanted: dict[str, Any] = {}
        self._blocks: dict[int, Rows] = {}
        # The block that is being read, and the one that was looked at last meanwhile.
        self._reading: int | None = None
        self._looked_at: int | None = None
        self._is_asked = False

    def begin(self, wanted: dict[str, Any], blocks: dict[int, Rows]) -> None:
        """Hold another list, of which some blocks are read; what was awaited of the former one is not."""
        self._wanted, self._blocks = wanted, blocks
        self._reading = self._looked_at = None

    def line(self, number: int) -> CaseSummary | None:
        """Return a line, and have its block read if it was not; None if it is awaited, or taken away."""
        block, place = divmod(number, BLOCK)
        if block not in self._blocks:
            self._is_asked = True
            self._look_at(block)
            self._is_asked = False
        rows = self._blocks.get(block, ())
        return rows[place] if place < len(rows) else None

    def awaits(self, number: int) -> bool:
        """Say whether the block of a line is not read yet."""
        return number // BLOCK not in self._blocks

    def last(self, count: int) -> tuple[int, ...]:
        """Return the blocks that were read last."""
        return tuple(self._blocks)[-count:]

    def place(self, case_id: str) -> int | None:
        """Return where a case stands among the lines in memory."""
        found = (
            (block, n)
            for block, rows in self._blocks.items()
            for n, row in enumerate(rows)
            if row.id == case_id
        )
        return next((block * BLOCK + number for block, number in found), None)

    def _look_at(self, block: int) -> None:
        """Have a block read; while another one is, it waits, and of those that wait only the last is read."""
        self._looked_at = block
        if self._reading is None:
            self._read_next()

    def _read_next(self) -> None:
        block, self._looked_at = self._looked_at, None
        if block is not None and block not in self._blocks:
            self._reading = block
            work = partial(self._page, **self._wanted, offset=block * BLOCK, limit=BLOCK)
            self._read(work, partial(self._take, self._wanted, block))

    def _take(self, wanted: dict[str, Any], block: int, rows: Rows) -> None:
        if wanted is not self._wanted:
            return
        self._reading, self._blocks[block] = None, rows
        if not self._is_asked:  # whoever asks has it already
            self._told(block * BLOCK, block * BLOCK + len(rows) - 1)
        self._read_next()


def begun(
    page: Page, count: Callable[..., int], wanted: dict[str, Any], blocks: Iterable[int]
) -> tuple[int, dict[int, Rows]]:
    """Return how many clients are wanted, and some blocks of them."""
    return count(**wanted), {n: page(**wanted, offset=n * BLOCK, limit=BLOCK) for n in blocks}
