"""A solver that gives up after so much work, so that one hard question does not hold back the others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.pathway.solver import Solver

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver


class Brief(Solver):
    """Counts its work as the solver does, in units that are the same on every run and every computer."""

    def __init__(self, stop: Callable[[], bool], work: float, reading: float = 0.0) -> None:
        """Begin with so much work; `reading` is what each constraint counts for before it is solved."""
        super().__init__(stop)
        self._left, self._reading, self.spent = work, reading, 0.0

    def give(self, work: float) -> None:
        """Go on with so much work."""
        self._left = work

    @contextmanager
    def at_most(self, work: float) -> Iterator[None]:
        """Stop one question after so much work, and go on with what is left for the others."""
        others = max(0.0, self._left - work)
        self._left -= others
        try:
            yield
        finally:
            self._left += others

    @property
    def stopped(self) -> bool:
        """Say whether the caller wanted to stop, or the work is done."""
        return self._left <= 0 or super().stopped

    @property
    def asked_to_stop(self) -> bool:
        """Say whether the caller wanted to stop, though the work may be done."""
        return super().stopped

    def _run(self, solver: "CpSolver", cp: "CpModel") -> None:
        solver.parameters.max_deterministic_time = min(solver.parameters.max_deterministic_time, self._left)
        super()._run(solver, cp)
        worked = solver.response_proto.deterministic_time + self._reading * len(cp.proto.constraints)
        self._left -= worked
        self.spent += worked
