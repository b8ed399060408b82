"""What can be undone in the cases that were left, for as long as the program runs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QUndoStack

if TYPE_CHECKING:
    from planner.case import Case

MOST = 10


class Left(NamedTuple):
    """A case as it was left, with what can be undone in it."""

    case: "Case"
    version: int
    steps: QUndoStack


class LeftSteps:
    """Keeps the steps of the cases left last; they come back where the store has the case as it was."""

    def __init__(self) -> None:
        self._left: dict[str, Left] = {}  # in the order in which they were left

    def __iter__(self) -> Iterator[QUndoStack]:
        return (left.steps for left in self._left.values())

    def put(self, left: Left) -> None:
        """Keep the steps of a case; those of the one left longest ago go when there are too many."""
        self._left[left.case.id] = left
        if len(self._left) > MOST:
            _end(self._left.pop(next(iter(self._left))).steps)

    def take(self, case: "Case", version: int) -> Left | None:
        """Hand out the steps of a case, and forget them; none when something else wrote it since."""
        left = self._left.pop(case.id, None)
        if left is not None and (left.case, left.version) != (case, version):
            _end(left.steps)
            return None
        return left

    def forget(self) -> None:
        """Forget the steps of every case."""
        for steps in self:
            _end(steps)
        self._left.clear()


def _end(steps: QUndoStack) -> None:
    """Empty a stack before it goes: its steps may be gone by the time that Qt deletes it."""
    steps.clear()
    steps.deleteLater()
