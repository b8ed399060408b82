"""How far a reading is, and whether it should go on."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.errors import PlannerError


class Stopped(PlannerError):
    """A reading that somebody stopped; nothing was written."""

    def __init__(self) -> None:
        super().__init__("import-stopped")


@dataclass(frozen=True, slots=True)
class Watch:
    """What a reading tells (a file name and a share from 0 to 1) and asks while it goes."""

    told: Callable[[str, float], None] = lambda name, share: None
    stopped: Callable[[], bool] = lambda: False
    first: float = 0.0
    last: float = 1.0

    def at(self, name: str, share: float) -> None:
        """Tell the share that is done of this part, or stop when that is asked."""
        if self.stopped():
            raise Stopped
        self.told(name, self.first + share * (self.last - self.first))

    def part(self, number: int, count: int) -> "Watch":
        """Return the watch over one of `count` equal parts, the first being number 0."""
        width = (self.last - self.first) / count
        return Watch(self.told, self.stopped, self.first + number * width, self.first + (number + 1) * width)


UNWATCHED = Watch()
