"""One search under way: what it proves of one profile serves the next."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from frozendict import frozendict

from planner.pathway.conditional import read
from planner.pathway.criteria import Criterion, Profile, allows
from planner.pathway.facts import NEVER
from planner.pathway.greedy import Plan, greedy
from planner.pathway.model import Model
from planner.pathway.models import Models
from planner.pathway.outcome import Outcome, Start
from planner.pathway.problem import CORE, Problem, Scope
from planner.pathway.progress import hinted, placed_in
from planner.pathway.proof import decided, minimised
from planner.pathway.reach import Reach
from planner.pathway.result import Status
from planner.pathway.schedule import figures, first_pay
from planner.pathway.solver import Solver, Stopped
from planner.pathway.stages import Stages

# Figures of which a plan's own value can be set beside the least that any plan could have.
FLOORED = ("finish", "money_cents", "away", "earliest_pay")
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
        self._sketches: dict[tuple[bool, bool], Plan | None] = {}
        self._plans: dict[bool, list[Plan]] = {True: [], False: []}
        self._least: dict[tuple[str, bool], int] = {}
        self._proven: dict[tuple[str, bool, tuple[int, ...] | None], Outcome] = {}
        self._hopes: dict[str, bool] = {}

    def within(self, narrower: Problem) -> "Run":
        """Return the search of a problem that fewer plans answer: what is the least of all is known of it."""
        run = Run(narrower, self.solver)
        run._models = Models(narrower, self.solver, above=self._models)
        run._least = dict(self._least)
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
            self._keep(criterion, firm, found)
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
            known = self._start(criterion, firm, model, changed=change is not unchanged)
            lighter = partial(self._models.lighter, criterion, firm, change)
            return Stages(model, self.solver, among, known, lighter).run(criterion, beat)
        except Stopped:
            return Outcome(Status.UNKNOWN)

    def _start(self, criterion: Criterion, firm: bool, model: Model, changed: bool) -> Start:
        """Return the best plan known for a profile, and the least that its figures can come to."""
        soonest = self._models.reach(self.problem.scopes[criterion.scope], firm).target
        bounds = {name: least(self.problem, name, soonest) for name in criterion.figures if name in FLOORED}
        proven = {name: self._least[name, firm] for name in bounds if (name, firm) in self._least}
        if changed:
            return Start(least=bounds | proven)
        codes = self.problem.scopes[criterion.scope].codes
        plans = [plan for plan in self._known(criterion, firm) if all(step.code in codes for step in plan)]
        first = min(plans, key=partial(self._order, criterion, firm), default=None)
        return Start(first, bounds | proven, self.problem.scopes[criterion.scope].seeds)

    def _known(self, criterion: Criterion, firm: bool) -> Iterator[Plan]:
        """Yield the plans known that a profile allows; what holds firmly holds on condition too."""
        sketch = self._sketch(criterion, firm)
        for plan in (*([sketch] if sketch is not None else ()), *self._plans[True], *self._plans[firm]):
            if allows(criterion, self.problem, plan):
                yield plan

    def _order(self, criterion: Criterion, firm: bool, plan: Plan) -> tuple[float, ...]:
        """Return the figures of a plan, the weightiest first, all to be as small as can be."""
        timeline = read(self.problem, plan, firm)
        sums = figures(timeline, timeline.finish() or 0)
        return tuple(
            -sums.coverage if name == "coverage" else getattr(sums, name) for name in criterion.figures
        )

    def _keep(self, criterion: Criterion, firm: bool, found: Outcome) -> None:
        """Keep a plan for the profiles that follow, and what is proven of a figure among all plans."""
        if found.placed is None:
            return
        self._plans[firm].append(found.placed)
        # What keeps the job knows the least among its own sessions alone, not among all of them.
        if found.status is Status.OPTIMAL and type(criterion) is Profile:
            self._least[criterion.figures[0], firm] = found.reached[0]

    def least_finish(self, criterion: Criterion, firm: bool) -> int | None:
        """Return the least finish of any plan of a profile, NEVER if there is none, None if unproven."""
        try:
            self.solver.check()
            model = self._models.allowed(criterion, firm)
            hint = tuple(hinted(model, self._sketch(criterion, firm) or ()))
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
        plan, name = self._sketch(criterion, firm), criterion.figures[0]
        bounds = {name: least(self.problem, name, earliest)}
        if plan is None:
            return Outcome(Status.UNKNOWN, bounds=bounds)
        finish = read(self.problem, plan, firm).finish() or 0
        return Outcome(Status.FEASIBLE, plan, finish, bounds=bounds)

    def _sketch(self, criterion: Criterion, firm: bool) -> Plan | None:
        """Return a first plan: of the activities that matter to every profile, so that one look is enough."""
        found = self._models.reach(self.problem.scopes[CORE], firm)
        key = firm, self._days_refused(criterion, found)
        if key not in self._sketches:
            since = partial(criterion.since, problem=self.problem)
            self._sketches[key] = greedy(self.problem, found, firm, since, self._stopped)
        return self._sketches[key]

    def _days_refused(self, criterion: Criterion, found: Reach) -> bool:
        """Say whether a profile refuses days on offer: all others share a first plan."""
        offered = (candidate for offers in found.offers.values() for candidate in offers)
        return any(criterion.since(c, self.problem) > c.options[0][0] for c in offered)

    def _stopped(self) -> bool:
        return self.solver.stopped

    def some(self, criterion: Criterion, firm: bool = True) -> Outcome:
        """Return any plan of a profile, infeasible if there is none; unknown if that is not decided."""
        try:
            if (
                self._models.reach(self.problem.scopes[criterion.scope], firm, self.solver.check).target
                >= NEVER
            ):
                return Outcome(Status.INFEASIBLE)
            plan = next(self._known(criterion, firm), None)
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


def least(problem: Problem, name: str, finish: int) -> int:
    """Return what a figure could come to at the least, before any search, if the target opens at `finish`."""
    if name == "finish":
        return max(0, finish)
    if name == "coverage":
        return -sum(need.importance * need.level for need in problem.needs)
    return first_pay(problem, max(0, finish)) if name == "earliest_pay" else 0
