"""Proves a hard question in two parts: which activities, and then on which days.

Which activities is asked of the model without the hours of study day by day, but with what fits between two
days: its least is never more than that of the whole. On which days is asked of the whole with those taken,
and what it answers is said to the first, until nothing better is left there: Benders' decomposition.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from planner.pathway.model import Model
from planner.pathway.proof import asked, better_of
from planner.pathway.solver import Answer, Solver, value
from planner.pathway.variables import Line, Lit
from planner.pathway.windows import Days, add_windows

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

# Choices of activities to look at in a round, for each of the solver's deterministic seconds of its work.
TRIES = 64
# How much of what lies between a choice and the best so far is asked of its days: little is soon ruled out.
NEAR = 4
# On which days takes more work than which activities, by so many times.
HARDER = 3
Known = Callable[[], tuple[Days, int]]


class Parting:
    """Answers one question of a model, what is the least of a line, round by round."""

    def __init__(
        self, solver: Solver, model: Model, line: Line, known: Callable[[], tuple[Days, int]]
    ) -> None:
        """Begin with what is known of the days from the end of each step to the finish, and of the finish."""
        self._solver, self._model, self._line, self._known = solver, model, line, known

    def __call__(self, best: Answer, work: float) -> Answer:
        """Return a better answer than the best so far, as far as so much work for each part finds one."""
        for _ in range(round(TRIES * work)):
            choice = asked(lambda: self._solver.solve(self._activities, crowded=True, work=work))
            best = better_of(best, _so_far(choice, best))
            if best.proven or choice.values is None:
                return best
            taken = [step.taken for step in self._model.steps.values() if value(step.taken, choice.values)]
            most = _most(choice, best)
            answer = asked(partial(self._on_days, taken, choice.bound, most, work))
            best = better_of(best, replace(answer, proven=False, bound=None))
            least = _least(answer, most)
            if self._solver.stopped or (least is not None and least <= choice.objective):
                return best
            self._tell(taken, least)
        return best

    def _on_days(self, taken: Sequence[Lit], least: int | None, most: int | None, work: float) -> Answer:
        """Ask for the days of a choice of activities, with any others beside, between two values."""
        cp = self._days.clone()
        cp.add_bool_and(taken)
        if least is not None:
            cp.add(self._line >= least)
        if most is not None:
            cp.add(self._line <= most)
        cp.minimize(self._line)
        answer = self._solver.solve(cp, work=HARDER * work)
        ours = len(self._model.cp.proto.variables)
        return answer if answer.values is None else replace(answer, values=answer.values[:ours])

    def _tell(self, taken: Sequence[Lit], least: int | None) -> None:
        """Say to the choice of activities how little the line can be with some, None if they have no days."""
        cp, ways = self._activities, [~lit for lit in taken]
        if least is not None:
            ways.append(cp.new_bool_var(""))
            cp.add(self._line >= least).only_enforce_if(ways[-1])
        cp.add_bool_or(ways)

    @cached_property
    def _days(self) -> "CpModel":
        """Return the whole model, with what fits between two days."""
        whole = self._model.fork()
        whole.cp.clear_objective()  # type: ignore[no-untyped-call]
        add_windows(whole, *self._known(), self._solver.check)
        return whole.cp

    @cached_property
    def _activities(self) -> "CpModel":
        """Return the same without the hours of study day by day."""
        cp = self._days.clone()
        for constraint in cp.proto.constraints:
            if constraint.has_cumulative():
                constraint.clear_cumulative()
        cp.minimize(self._line)
        return cp


def _so_far(choice: Answer, best: Answer) -> Answer:
    """Return what a choice of activities says of the whole: nothing is less, or nothing is better."""
    bound = best.objective if choice.infeasible and best.values is not None else choice.bound
    return Answer(choice.infeasible and best.values is None, bound=bound)


def _most(choice: Answer, best: Answer) -> int | None:
    """Return up to what is asked of the days of a choice: what nothing reaches is sooner seen near by."""
    if best.values is None:
        return None
    return choice.objective + (best.objective - 1 - choice.objective) // NEAR


def _least(answer: Answer, most: int | None) -> int | None:
    """Return how little the line can be with the activities asked for, None if they have no days at all."""
    if answer.infeasible:
        return None if most is None else most + 1
    return answer.objective if answer.proven else answer.bound
