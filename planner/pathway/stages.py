"""One figure of a profile after the other, each proven before the next; then fewest steps, first list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frozendict import frozendict

from planner.pathway.conditional import read
from planner.pathway.criteria import FIGURES, Criterion
from planner.pathway.model import Model
from planner.pathway.order import earlier, ranks, session_orders
from planner.pathway.result import Status
from planner.pathway.schedule import Placed
from planner.pathway.solver import Answer, Hint, Solver, value
from planner.pathway.variables import Line

Values = Sequence[int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best plan of one profile so far, the value reached and the bound proven for each figure."""

    status: Status
    placed: tuple[Placed, ...] | None = None
    finish: int = 0
    reached: tuple[int, ...] = ()
    bounds: Mapping[str, int] = frozendict()


class Stages:
    """Lexicographic minimisation on one model."""

    def __init__(self, model: Model, solver: Solver, hint: Hint = ()) -> None:
        self._model, self._solver, self._hint = model, solver, hint
        self._found: Values | None = None
        self._reached: list[int] = []
        self._bounds: dict[str, int] = {}

    def run(self, criterion: Criterion, beat: tuple[int, ...] | None = None) -> Outcome:
        """Return the proven best plan, or the best found when stopped; infeasible if none beats `beat`."""
        for name in criterion.figures:
            answer = self._minimise(FIGURES[name](self._model))
            if answer.infeasible:
                return Outcome(Status.INFEASIBLE)
            if answer.bound is not None:
                self._bounds[name] = answer.bound
            if answer.values is not None:
                self._reached.append(answer.objective)
            if not answer.proven:
                return self._unproven(beat)
        if not self._beats(beat):
            return Outcome(Status.INFEASIBLE)
        return self._outcome(Status.OPTIMAL if self._break_ties() else Status.FEASIBLE)

    def _unproven(self, beat: tuple[int, ...] | None) -> Outcome:
        """Return what was found before the stop, if it is better."""
        found = self._found is not None and self._beats(beat)
        return self._outcome(Status.FEASIBLE) if found else Outcome(Status.UNKNOWN, bounds=self._bounds)

    def _beats(self, beat: tuple[int, ...] | None) -> bool:
        return beat is None or tuple(self._reached) < beat[: len(self._reached)]

    def _minimise(self, line: Line) -> Answer:
        """Minimise, and hold what was reached for the stages that follow."""
        self._model.cp.minimize(line)
        answer = self._solver.solve(self._model.cp, self._hint, self._model.crowded)
        if answer.values is not None:
            self._hint, self._found = tuple(enumerate(answer.values)), answer.values
            self._model.cp.add(line <= answer.objective)
        return answer

    def _outcome(self, status: Status) -> Outcome:
        if self._found is None:
            return Outcome(status, bounds=self._bounds)
        placed = tuple(self._placed(self._found))
        # Stopped before its turn, the finish of the model may be later than that of the plan.
        known = read(self._model.problem, placed, self._model.firm).finish()
        finish = value(self._model.finish, self._found) if known is None else known
        return Outcome(status, placed, finish, tuple(self._reached), self._bounds)

    def _placed(self, values: Values) -> Iterator[Placed]:
        for step, candidate, lit in self._model.choices:
            if value(lit, values):
                start = value(step.start, values)
                yield Placed(candidate, start, start + value(step.length, values))

    def _break_ties(self) -> bool:
        """Prefer fewest steps, then the smallest sorted list of (activity, session, start)."""
        steps = self._model.steps
        if not self._minimise(sum(step.taken for step in steps.values())).proven:
            return False
        return self._first_codes() and all(self._minimise(line).proven for line in self._session_orders())

    def _first_codes(self) -> bool:
        """Say whether the first list of codes is proven; if another comes before, look place by place."""
        others = earlier(self._model, self._taken())
        answer = self._solver.solve(others.cp, crowded=others.crowded) if others else Answer(proven=True)
        if answer.infeasible:
            return True
        if answer.values is None:
            return False
        self._found = answer.values[: len(self._model.cp.proto.variables)]
        self._hint = tuple(enumerate(self._found))
        return self._place_by_place()

    def _place_by_place(self) -> bool:
        place, places = 0, len(self._taken())
        while place < places:
            line, place = ranks(self._model, self._taken(), place)
            if not self._minimise(line).proven:
                return False
        return True

    def _taken(self) -> list[str]:
        found = self._found or ()
        return sorted(code for code, step in self._model.steps.items() if value(step.taken, found))

    def _session_orders(self) -> Iterator[Line]:
        """Fix the set of activities; yield what orders the sessions and starts of those taken."""
        taken = self._taken()
        for code, step in self._model.steps.items():
            self._model.cp.add(step.taken == int(code in taken))
        return session_orders(self._model.steps[code] for code in taken)


def hinted(model: Model, plan: Iterable[Placed]) -> Hint:
    """Return the variables' values that a plan gives, as far as its sessions are in the model."""
    placed = {step.code: step for step in plan}
    for code, step in model.steps.items() if placed else ():
        yield step.taken.index, int(code in placed)
        if code in placed:
            yield step.start.index, placed[code].start
            yield step.end.index, placed[code].end
