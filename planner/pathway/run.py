"""One search under way: its models, built once for each scope and reading of the unknown."""

from collections.abc import Callable

from planner.pathway.criteria import Criterion
from planner.pathway.dominance import undominated
from planner.pathway.model import Model, build
from planner.pathway.money import money
from planner.pathway.problem import Problem, Scope
from planner.pathway.reach import reach
from planner.pathway.result import Status
from planner.pathway.solver import Solver, Stopped
from planner.pathway.stages import Outcome, Stages


def unchanged(model: Model) -> None:
    """Add nothing to a model."""


class Run:
    """Solves a problem under one profile after the other, until the caller stops it."""

    def __init__(self, problem: Problem, solver: Solver) -> None:
        self.problem, self.solver = problem, solver
        self._models: dict[tuple[Scope, bool, bool], Model] = {}

    def outcome(
        self,
        criterion: Criterion,
        firm: bool,
        beat: tuple[int, ...] | None = None,
        change: Callable[[Model], None] = unchanged,
    ) -> Outcome:
        """Return the best plan of a profile under one reading; infeasible if none beats `beat`."""
        try:
            model = self._allowed(criterion, firm, whole=change is not unchanged)
            change(model)
            return Stages(model, self.solver).run(criterion, beat)
        except Stopped:
            return Outcome(Status.UNKNOWN)

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
            found = reach(self.problem, scope, firm)
            if not whole:
                found = undominated(self.problem, scope, found, firm)
            self._models[key] = build(self.problem, found, firm, self.solver.check)
            keep_within_means(self._models[key])
        return self._models[key]


def keep_within_means(model: Model) -> None:
    """Keep a plan from costing more than the client's limit."""
    if model.problem.money_limit is not None:
        model.cp.add(money(model) <= model.problem.money_limit)
