"""How far a long work is: each of its parts has a share of it, and tells by its rows."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from typing import TypeVar

from db.connection import Stop, Stopped

# Hears what is done of all, and may raise to stop.
Watch = Callable[[int, int], None]
T = TypeVar("T")
WHOLE = 1000
# So many take a tenth of a second where each costs most.
ROWS = 10_000


def unwatched(done: int, total: int) -> None:
    """Tell nobody."""


def part(tell: Watch, start: float, end: float) -> Watch:
    """Return what tells a part of a work, from one share of the whole (0 to 1) to another."""

    def told(done: int, total: int) -> None:
        tell(round(WHOLE * (start + (end - start) * done / max(1, total))), WHOLE)

    return told


def parts(rows: Sequence[T], tell: Watch, size: int = ROWS) -> Iterator[Sequence[T]]:
    """Yield rows in turn, so many at a time, and tell before each time."""
    for start in range(0, len(rows), size):
        tell(start, len(rows))
        yield rows[start : start + size]


def counted(rows: Sequence[T], tell: Watch) -> Iterator[T]:
    """Yield rows one by one, and tell how far it is now and then."""
    return chain.from_iterable(parts(rows, tell))


@contextmanager
def halting(tell: Watch) -> Iterator[Stop]:
    """Give what a copying or a check of a file asks now and then whether to stop.

    `tell` hears each time that it goes on; what it raises ends the copying, and is raised here.
    """
    raised: list[BaseException] = []

    def stopped() -> bool:
        if not raised:
            try:
                tell(0, 1)
            # Within SQLite's own call it would be lost.
            except BaseException as asked:
                raised.append(asked)
        return bool(raised)

    with suppress(Stopped):
        yield stopped
    if raised:
        raise raised[0]
