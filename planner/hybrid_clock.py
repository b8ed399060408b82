"""The moments of change records: wall clocks that may be wrong, and a counter that never goes back."""

from collections.abc import Callable

# A clock that runs further ahead is wrong: its records are flagged, and no other follows it.
FAR_AHEAD_MS = 24 * 60 * 60 * 1000
# The first day of 2026: no computer that tells an earlier one ran this program then.
FIRST_MS = 1_767_225_600_000


def is_far_ahead(hlc: int, wall: int) -> bool:
    """Say whether a moment lies further ahead of the milliseconds of a clock than any right clock runs."""
    return hlc > far_ahead(wall)


def far_ahead(wall: int) -> int:
    """Return the last moment that is not far ahead of the milliseconds of a clock."""
    return (wall + FAR_AHEAD_MS) << 16


class Clock:
    """A hybrid clock: wall milliseconds with a counter, never behind what it has given or seen.

    A moment far ahead of the wall is not followed: the computer had a wrong date, which was mended since. A
    wall from before this program was is wrong itself.
    """

    def __init__(self, wall: Callable[[], int], last: int = 0) -> None:
        self._wall = wall
        self.last = last

    def tick(self) -> int:
        """Return a moment later than every other one given or seen, but for those of a wrong date."""
        now = self._wall() << 16
        mended = now >= FIRST_MS << 16 and is_far_ahead(self.last, now >> 16)
        self.last = now if mended else max(self.last + 1, now)
        return self.last

    def see(self, hlc: int) -> None:
        """Take note of another office's moment."""
        self.last = max(self.last, hlc)
