"""One profile's search again without some of the limits, each question with a share of the work.

What is not decided with its share stays undecided: neither open nor shut, and the search is not complete.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from planner.pathway.constraints import KEEP_JOB, WORKING, Constraint, freed, relaxed
from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.model import Model
from planner.pathway.outcome import Outcome
from planner.pathway.problem import problem
from planner.pathway.result import Status
from planner.pathway.run import Run, unchanged
from planner.pathway.solver import Stopped

FASTEST = CRITERIA[0]
# In the solver's own deterministic seconds: for whether there is a plan, and for the best one.
DECIDED, BEST = 1.0, 2.0
Limits = tuple[Constraint, ...]
Found = tuple[Run, Outcome]


class Without:
    """Searches the case of a run again without some of its limits, in one reading of the unknown."""

    def __init__(self, run: Run, criterion: Criterion, firm: bool = True) -> None:
        self.run, self.criterion, self.firm, self.complete = run, criterion, firm, True
        self._known: dict[str, Found] = {}

    def without(self, given_up: Limits) -> tuple[Run, Criterion]:
        """Return a search without some limits; who gives up the job is free of that profile's rule."""
        case, catalogue = self.run.problem.case, self.run.problem.catalogue
        free = any(c.name == KEEP_JOB for c in given_up) or self.criterion.name != WORKING
        opened = freed(catalogue, given_up, case.preferences.start)
        self.run.solver.check()
        run = Run(problem(relaxed(case, given_up), opened, check=self.run.solver.check), self.run.solver)
        return run, FASTEST if free else self.criterion

    def opens(self, given_up: Iterable[Constraint]) -> bool | None:
        """Say whether there is a plan without some limits; None where that is not decided."""
        given = tuple(given_up)
        run, found = self._asked(given, lambda run, rule: run.some(rule, self.firm), DECIDED)
        if found.placed is not None:
            self._known[repr(given)] = run, found
        elif found.status is Status.UNKNOWN:
            self.complete = False
            return None
        return found.placed is not None

    def feasible(self, given_up: Iterable[Constraint]) -> bool:
        """Say whether a plan is known without some limits."""
        return self.opens(given_up) is True

    def known(self, given_up: Limits) -> Found:
        """Return the plan known without some limits, if any, and its search."""
        return self._known.get(repr(given_up), (self.run, Outcome(Status.UNKNOWN)))

    def outcome(
        self, given_up: Limits, names: tuple[str, ...] = (), change: Callable[[Model], None] = unchanged
    ) -> Found:
        """Return the best plan found without some limits, and its search; `names` are what makes it best."""

        def best(run: Run, rule: Criterion) -> Outcome:
            by = replace(rule, figures=names) if names else rule  # type: ignore[type-var]
            return run.outcome(by, self.firm, change=change)

        run, found = self._asked(given_up, best, BEST)
        if found.status is not Status.UNKNOWN:
            return run, found
        self.complete = False
        return self.known(given_up) if change is unchanged else (run, found)

    def _asked(self, given_up: Limits, ask: Callable[[Run, Criterion], Outcome], work: float) -> Found:
        """Return the answer of a search to a question, unknown where so much work does not decide it."""
        with self.run.solver.at_most(work):
            try:
                run, rule = self.without(given_up)
                return run, ask(run, rule)
            except Stopped:
                return self.run, Outcome(Status.UNKNOWN)
