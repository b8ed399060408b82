"""One search under way: what it proves of one profile serves the next."""

from collections.abc import Callable, Mapping
from functools import partial

from frozendict import frozendict

from planner.pathway.conditional import read
from planner.pathway.criteria import Criterion
from planner.pathway.facts import NEVER
from planner.pathway.greedy import Plan
from planner.pathway.known import Known, least
from planner.pathway.model import Model
from planner.pathway.models import Models
from planner.pathway.outcome import Outcome
from planner.pathway.problem import CORE, Problem, Scope
from planner.pathway.progress import hinted, placed_in
from planner.pathway.proof import decided, minimised
from planner.pathway.reach import Reach
from planner.pathway.result import Status
from planner.pathway.solver import Solver, Stopped
from planner.pathway.stages import Stages

PROVEN = (Status.OPTIMAL, Status.INFEASIBLE)


def unchanged(model: Model) -> None:
    """Add nothing to a model."""


class Run:
    """Solves a problem under one profile after the other, until the caller stops it."""

    def __init__(
        self, problem: Problem, solver: Solver, found: Mapping[tuple[Scope, bool], Reach] = frozendict()
    ) -> None:
        """Begin with what is in reach of some scopes under one reading, where that is known."""
        self.problem, self.solver = problem, solver
        self._models = Models(problem, solver, found)
        self._known = Known(problem, solver, self._models)
        self._proven: dict[tuple[str, bool, tuple[int, ...] | None], Outcome] = {}
        self._hopes: dict[str, bool] = {}

    def within(self, narrower: Problem) -> "Run":
        """Return the search of a problem that fewer plans answer: what is the least of all is known of it."""
        run = Run(narrower, self.solver)
        run._models = Models(narrower, self.solver, above=self._models)
        run._known = Known(narrower, self.solver, run._models, self._known.least)
        return run

    def hopes(self, scope: str) -> bool:
        """Say whether what nobody knows of the client could matter to a profile of a scope."""
        if scope not in self._hopes:
            self._hopes[scope] = self.problem.hopes(scope)
        return self._hopes[scope]

    def outcome(
        self,
        criterion: Criterion,
        firm: bool,
        beat: tuple[int, ...] | None = None,
        change: Callable[[Model], None] = unchanged,
    ) -> Outcome:
        """Return the best plan of a profile under one reading; infeasible if none beats `beat`."""
        if change is not unchanged:
            return self._sought(criterion, firm, beat, change)
        key = criterion.name, firm, beat
        if key not in self._proven:
            found = self._sought(criterion, firm, beat, change)
            self._known.keep(criterion, firm, found)
            if found.status not in PROVEN:
                return found
            self._proven[key] = found
        return self._proven[key]

    def _sought(
        self, criterion: Criterion, firm: bool, beat: tuple[int, ...] | None, change: Callable[[Model], None]
    ) -> Outcome:
        """Return the best plan found until the caller stops."""
        try:
            self.solver.check()
            model = self._models.allowed(criterion, firm, whole=change is not unchanged)
            change(model)
            self.solver.check()
            among = partial(self._models.among, criterion, firm, change)
            known = self._known.start(criterion, firm, changed=change is not unchanged)
            lighter = partial(self._models.lighter, criterion, firm, change)
            return Stages(model, self.solver, among, known, lighter).run(criterion, beat)
        except Stopped:
            return Outcome(Status.UNKNOWN)

    def least_finish(self, criterion: Criterion, firm: bool) -> int | None:
        """Return the least finish of any plan of a profile, NEVER if there is none, None if unproven."""
        try:
            self.solver.check()
            model = self._models.allowed(criterion, firm)
            hint = tuple(hinted(model, self._known.sketch(criterion, firm) or ()))
            answer = minimised(self.solver, model.cp, model.finish, hint, model.crowded)
        except Stopped:
            return None
        if not answer.proven:
            return None
        return NEVER if answer.infeasible else answer.objective

    def sketched(self, criterion: Criterion, firm: bool = True) -> Outcome:
        """Return the plan that needs no solver, if any, with the least that its first figure can be.

        Where no activity and no time makes the target hold, that is proven too: there is no plan.
        """
        earliest = self._models.reach(self.problem.scopes[CORE], firm).target
        if earliest >= NEVER:
            return Outcome(Status.INFEASIBLE)
        plan, name = self._known.sketch(criterion, firm), criterion.figures[0]
        bounds = {name: least(self.problem, name, earliest)}
        if plan is None:
            return Outcome(Status.UNKNOWN, bounds=bounds)
        finish = read(self.problem, plan, firm).finish() or 0
        return Outcome(Status.FEASIBLE, plan, finish, bounds=bounds)

    def some(self, criterion: Criterion, firm: bool = True) -> Outcome:
        """Return any plan of a profile, infeasible if there is none; unknown if that is not decided."""
        try:
            scope = self.problem.scopes[criterion.scope]
            if self._models.reach(scope, firm, self.solver.check).target >= NEVER:
                return Outcome(Status.INFEASIBLE)
            plan = next(self._known.plans(criterion, firm), None)
            return self._decided(criterion, firm) if plan is None else self._as_it_is(plan, firm)
        except Stopped:
            return Outcome(Status.UNKNOWN)

    def _decided(self, criterion: Criterion, firm: bool) -> Outcome:
        """Return any plan that the solver finds, infeasible if it proves that there is none."""
        model = self._models.allowed(criterion, firm)
        answer = decided(self.solver, model.cp, model.crowded)
        if answer.values is not None:
            return self._as_it_is(tuple(placed_in(model, answer.values)), firm)
        return Outcome(Status.INFEASIBLE if answer.infeasible else Status.UNKNOWN)

    def _as_it_is(self, plan: Plan, firm: bool) -> Outcome:
        return Outcome(Status.FEASIBLE, plan, read(self.problem, plan, firm).finish() or 0)
