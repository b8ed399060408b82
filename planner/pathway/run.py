"""One search under way: its models, built once for each scope and reading of the unknown."""

from collections.abc import Callable
from functools import partial

from planner.pathway.conditional import read
from planner.pathway.criteria import Criterion
from planner.pathway.dominance import undominated
from planner.pathway.facts import NEVER
from planner.pathway.greedy import Plan, greedy
from planner.pathway.model import Model, build
from planner.pathway.money import money
from planner.pathway.problem import CORE, Problem, Scope
from planner.pathway.reach import Reach, reach
from planner.pathway.result import Status
from planner.pathway.schedule import first_pay
from planner.pathway.solver import Solver, Stopped
from planner.pathway.stages import Outcome, Stages, hinted
from planner.pathway.study import bound_study


def unchanged(model: Model) -> None:
    """Add nothing to a model."""


class Run:
    """Solves a problem under one profile after the other, until the caller stops it."""

    def __init__(self, problem: Problem, solver: Solver) -> None:
        self.problem, self.solver = problem, solver
        self._models: dict[tuple[Scope, bool, bool], Model] = {}
        self._found: dict[tuple[Scope, bool], Reach] = {}
        self._sketches: dict[tuple[str, bool], Plan | None] = {}

    def outcome(
        self,
        criterion: Criterion,
        firm: bool,
        beat: tuple[int, ...] | None = None,
        change: Callable[[Model], None] = unchanged,
    ) -> Outcome:
        """Return the best plan of a profile under one reading; infeasible if none beats `beat`."""
        try:
            self.solver.check()
            model = self._allowed(criterion, firm, whole=change is not unchanged)
            change(model)
            plan = self._sketch(criterion, firm) if change is unchanged else None
            return Stages(model, self.solver, hinted(model, plan or ())).run(criterion, beat)
        except Stopped:
            return Outcome(Status.UNKNOWN)

    def sketched(self, criterion: Criterion, firm: bool = True) -> Outcome:
        """Return the plan that needs no solver, if any, with the least that its first figure can be.

        Where no activity and no time makes the target hold, that is proven too: there is no plan.
        """
        earliest = self._reach(self.problem.scopes[CORE], firm).target
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
        key = criterion.name, firm
        if key not in self._sketches:
            found = self._reach(self.problem.scopes[CORE], firm)
            allows = partial(criterion.allows, problem=self.problem)
            self._sketches[key] = greedy(self.problem, found, firm, allows)
        return self._sketches[key]

    def feasible(self, criterion: Criterion, firm: bool = True) -> bool:
        """Say whether a profile has any plan; raise Stopped if that is not decided in time."""
        answer = self.solver.solve(self._allowed(criterion, firm).cp)
        if not answer.proven and answer.values is None:
            raise Stopped
        return answer.values is not None

    def _allowed(self, criterion: Criterion, firm: bool, whole: bool = False) -> Model:
        """Return a copy of the model, with the sessions that a profile allows."""
        model = self._model(self.problem.scopes[criterion.scope], firm, whole).fork()
        for _, candidate, lit in model.choices:
            if not criterion.allows(candidate, self.problem):
                model.cp.add(lit == 0)
        return model

    def _model(self, scope: Scope, firm: bool, whole: bool) -> Model:
        """Return the model, `whole` if it is to be changed: a change may close what replaces another."""
        key = scope, firm, whole
        if key not in self._models:
            found = self._reach(scope, firm)
            self.solver.check()
            if not whole:
                found = undominated(self.problem, scope, found, firm, self.solver.check)
            self._models[key] = build(self.problem, found, firm, self.solver.check)
            keep_within_means(self._models[key])
            if self._models[key].crowded:
                bound_study(self._models[key], self.solver)
        return self._models[key]

    def _reach(self, scope: Scope, firm: bool) -> Reach:
        if (scope, firm) not in self._found:
            self._found[scope, firm] = reach(self.problem, scope, firm)
        return self._found[scope, firm]


def keep_within_means(model: Model) -> None:
    """Keep a plan from costing more than the client's limit."""
    if model.problem.money_limit is not None:
        model.cp.add(money(model) <= model.problem.money_limit)


def least(problem: Problem, name: str, finish: int) -> int:
    """Return what a figure could come to at the least, before any search, if the target opens at `finish`."""
    if name == "finish":
        return max(0, finish)
    if name == "coverage":
        return -sum(need.importance * need.level for need in problem.needs)
    return first_pay(problem, max(0, finish)) if name == "earliest_pay" else 0
