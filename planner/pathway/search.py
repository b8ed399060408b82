"""The search: the proven best pathways of a problem under each profile."""

from collections.abc import Callable, Iterable
from time import perf_counter

from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.model import Model, build
from planner.pathway.problem import Problem
from planner.pathway.proposals import Winner, proposals
from planner.pathway.reach import reach
from planner.pathway.result import PROFILES, Result, Status
from planner.pathway.solver import Solver, Stopped, never
from planner.pathway.stages import Outcome, Stages


def quiet(stage: str, fraction: float) -> None:
    """Say nothing."""


def search(
    problem: Problem,
    stop: Callable[[], bool] = never,
    progress: Callable[[str, float], None] = quiet,
    profiles: Iterable[str] = PROFILES,
) -> Result:
    """Return the best pathways found before `stop` answers true."""
    began = perf_counter()
    run = _Run(problem, Solver(stop))
    wanted = [criterion for criterion in CRITERIA if criterion.name in set(profiles)]
    winners = []
    for number, criterion in enumerate(wanted):
        progress(criterion.name, number / len(wanted))
        winners.append(run.winner(criterion))
    progress("done", 1.0)
    return Result(
        _status([w.firm.status for w in winners]), proposals(problem, winners), (), perf_counter() - began
    )


class _Run:
    """The models of one search, built once for each scope and reading."""

    def __init__(self, problem: Problem, solver: Solver) -> None:
        self._problem, self._solver = problem, solver
        self._models: dict[tuple[frozenset[str], bool], Model] = {}

    def winner(self, criterion: Criterion) -> Winner:
        """Return the best firm plan of a profile."""
        return Winner(criterion, self.outcome(criterion, firm=True))

    def outcome(self, criterion: Criterion, firm: bool) -> Outcome:
        """Return the best plan of a profile under one reading of the unknown."""
        try:
            model = self._model(self._problem.scopes[criterion.scope], firm).fork()
            for _, candidate, lit in model.choices:
                if not criterion.allows(candidate, self._problem):
                    model.cp.add(lit == 0)
            return Stages(model, self._solver).run(criterion)
        except Stopped:
            return Outcome(Status.UNKNOWN)

    def _model(self, scope: frozenset[str], firm: bool) -> Model:
        key = scope, firm
        if key not in self._models:
            found = reach(self._problem, scope, firm)
            self._models[key] = build(self._problem, found, firm, self._solver.check)
        return self._models[key]


def _status(statuses: list[Status]) -> Status:
    for status in (Status.OPTIMAL, Status.INFEASIBLE):
        if statuses and all(s is status for s in statuses):
            return status
    found = {Status.OPTIMAL, Status.FEASIBLE} & set(statuses)
    return Status.FEASIBLE if found else Status.UNKNOWN
