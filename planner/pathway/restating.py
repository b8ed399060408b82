"""What a change that opens a plan comes to for each profile: applied, and searched again."""

from collections.abc import Iterable, Mapping
from typing import Any

from frozendict import frozendict

from planner.pathway.changes import Row, figures
from planner.pathway.criteria import Criterion
from planner.pathway.outcome import Outcome
from planner.pathway.problem import problem
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.solver import Stopped
from planner.pathway.without import BEST
from planner.supposition import can_relax, relaxed


class Restating:
    """Searches a case with one change for one profile after the other, on the models of the first."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._opened: dict[str, Run] = {}

    def rows(self, changes: Iterable[Row], criterion: Criterion) -> tuple[tuple[Row, ...], bool]:
        """Return changes with what a profile's plan comes to, and whether each of them is proven."""
        found = [self._row(change, criterion) for change in changes]
        return tuple(row for row, _ in found), all(proven for _, proven in found)

    def _row(self, change: Row, criterion: Criterion) -> tuple[Row, bool]:
        if not can_relax(change):
            return change, True
        run, best = self._best(change, criterion)
        if best.placed is None:
            return change, False
        return frozendict({**change, **figures(run, best)}), best.status is Status.OPTIMAL

    def _best(self, change: Row, criterion: Criterion) -> tuple[Run, Outcome]:
        """Return the best plan of a profile with one change, unknown where its work does not find one."""
        with self._run.solver.at_most(BEST):
            try:
                run = self._with(change)
                return run, run.outcome(criterion, firm=True)
            except Stopped:
                return self._run, Outcome(Status.UNKNOWN)

    def _with(self, change: Mapping[str, Any]) -> Run:
        key = repr(change)
        if key not in self._opened:
            posed, check = self._run.problem, self._run.solver.check
            opened = problem(relaxed(posed.case, change), posed.catalogue, check=check)
            self._opened[key] = Run(opened, self._run.solver)
        return self._opened[key]
