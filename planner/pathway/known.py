"""What is known before a profile is sought: first plans, plans of others, how little figures can be."""

from collections.abc import Iterator, Mapping
from functools import partial

from frozendict import frozendict

from planner.pathway.conditional import read
from planner.pathway.criteria import Criterion, Profile, allows
from planner.pathway.greedy import Plan, greedy
from planner.pathway.models import Models
from planner.pathway.outcome import Outcome, Start
from planner.pathway.problem import CORE, Problem
from planner.pathway.reach import Reach
from planner.pathway.result import Status
from planner.pathway.schedule import figures, first_pay
from planner.pathway.solver import Solver

# Figures of which a plan's own value can be set beside the least that any plan could have.
FLOORED = ("finish", "money_cents", "away", "earliest_pay")
Least = Mapping[tuple[str, bool], int]


class Known:
    """Keeps the plans of one search, each for all the profiles that allow it."""

    def __init__(
        self, problem: Problem, solver: Solver, models: Models, proven: Least = frozendict()
    ) -> None:
        """Begin with what is `proven` of figures among all plans of the problem, or of a wider one."""
        self._problem, self._solver, self._models = problem, solver, models
        self.least = dict(proven)
        self._sketches: dict[tuple[bool, bool], Plan | None] = {}
        self._plans: dict[bool, list[Plan]] = {True: [], False: []}

    def start(self, criterion: Criterion, firm: bool, changed: bool) -> Start:
        """Return the best plan known for a profile, and the least that its figures can come to."""
        soonest = self._models.reach(self._problem.scopes[criterion.scope], firm).target
        bounds = {name: least(self._problem, name, soonest) for name in criterion.figures if name in FLOORED}
        proven = {name: self.least[name, firm] for name in bounds if (name, firm) in self.least}
        if changed:
            return Start(least=bounds | proven)
        codes = self._problem.scopes[criterion.scope].codes
        plans = [plan for plan in self.plans(criterion, firm) if all(step.code in codes for step in plan)]
        first = min(plans, key=partial(self._order, criterion, firm), default=None)
        return Start(first, bounds | proven, self._problem.scopes[criterion.scope].seeds)

    def plans(self, criterion: Criterion, firm: bool) -> Iterator[Plan]:
        """Yield the plans known that a profile allows; what holds firmly holds on condition too."""
        sketch = self.sketch(criterion, firm)
        for plan in (*([sketch] if sketch is not None else ()), *self._plans[True], *self._plans[firm]):
            if allows(criterion, self._problem, plan):
                yield plan

    def sketch(self, criterion: Criterion, firm: bool) -> Plan | None:
        """Return a first plan: of the activities that matter to every profile, so that one look is enough."""
        found = self._models.reach(self._problem.scopes[CORE], firm)
        key = firm, self._days_refused(criterion, found)
        if key not in self._sketches:
            since = partial(criterion.since, problem=self._problem)
            self._sketches[key] = greedy(self._problem, found, firm, since, lambda: self._solver.stopped)
        return self._sketches[key]

    def keep(self, criterion: Criterion, firm: bool, found: Outcome) -> None:
        """Keep a plan for the profiles that follow, and what is proven of a figure among all plans."""
        if found.placed is None:
            return
        self._plans[firm].append(found.placed)
        # What keeps the job knows the least among its own sessions alone, not among all of them.
        if found.status is Status.OPTIMAL and type(criterion) is Profile:
            self.least[criterion.figures[0], firm] = found.reached[0]

    def _order(self, criterion: Criterion, firm: bool, plan: Plan) -> tuple[float, ...]:
        """Return the figures of a plan, the weightiest first, all to be as small as can be."""
        timeline = read(self._problem, plan, firm)
        sums = figures(timeline, timeline.finish() or 0)
        return tuple(
            -sums.coverage if name == "coverage" else getattr(sums, name) for name in criterion.figures
        )

    def _days_refused(self, criterion: Criterion, found: Reach) -> bool:
        """Say whether a profile refuses days on offer: all others share a first plan."""
        offered = (candidate for offers in found.offers.values() for candidate in offers)
        return any(criterion.since(c, self._problem) > c.options[0][0] for c in offered)


def least(problem: Problem, name: str, finish: int) -> int:
    """Return what a figure could come to at the least, before any search, if the target opens at `finish`."""
    if name == "finish":
        return max(0, finish)
    if name == "coverage":
        return -sum(need.importance * need.level for need in problem.needs)
    return first_pay(problem, max(0, finish)) if name == "earliest_pay" else 0
