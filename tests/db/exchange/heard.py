"""What hears how far a long work is."""

from planner.errors import PlannerError


class Heard:
    """Keeps the shares that were told; asks to stop at one of them."""

    def __init__(self, stop_at: int = 0) -> None:
        self.shares: list[float] = []
        self._stop_at = stop_at

    def __call__(self, done: int, total: int) -> None:
        self.shares.append(done / total)
        if len(self.shares) == self._stop_at:
            raise PlannerError("merge-stopped")
