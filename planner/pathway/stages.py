"""One figure of a profile after the other, each proven before the next; then fewest steps, first list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frozendict import frozendict

from planner.pathway.criteria import FIGURES, Criterion
from planner.pathway.model import Model
from planner.pathway.result import Status
from planner.pathway.schedule import Placed
from planner.pathway.solver import Answer, Solver, value
from planner.pathway.variables import Line, StepVariables

BLOCK_BITS = 30
WIDEST = 1 << 45
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

    def __init__(self, model: Model, solver: Solver, hint: Values | None = None) -> None:
        self._model, self._solver, self._values = model, solver, hint
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
        answer = self._solver.solve(self._model.cp, self._values)
        if answer.values is not None:
            self._values = self._found = answer.values
            self._model.cp.add(line <= answer.objective)
        return answer

    def _outcome(self, status: Status) -> Outcome:
        if self._found is None:
            return Outcome(status, bounds=self._bounds)
        finish, placed = value(self._model.finish, self._found), tuple(self._placed(self._found))
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
        return all(self._minimise(line).proven for line in self._orders())

    def _orders(self) -> Iterator[Line]:
        codes = sorted(self._model.steps)
        for first in range(0, len(codes), BLOCK_BITS):
            block = codes[first : first + BLOCK_BITS]
            if self._could_be_smaller(block, codes[first:]):
                yield sum(-(1 << (BLOCK_BITS - n)) * self._model.steps[c].taken for n, c in enumerate(block))
        yield from _session_orders(self._fixed())

    def _could_be_smaller(self, block: Iterable[str], rest: Iterable[str]) -> bool:
        """Say whether a code not taken comes before one that is."""
        taken = self._taken()
        last = max((code for code in rest if code in taken), default="")
        return any(code not in taken and code < last for code in block)

    def _taken(self) -> set[str]:
        found = self._found or ()
        return {code for code, step in self._model.steps.items() if value(step.taken, found)}

    def _fixed(self) -> list[StepVariables]:
        """Fix the set of activities and return those taken, in order."""
        taken = self._taken()
        for code, step in self._model.steps.items():
            self._model.cp.add(step.taken == int(code in taken))
        return [self._model.steps[code] for code in sorted(taken)]


def _session_orders(steps: Iterable[StepVariables]) -> Iterator[Line]:
    """Yield expressions whose minima, one after the other, give the first sessions and starts."""
    line, width = 0, 1
    for step in steps:
        key, radix = _rank(step)
        if width * radix > WIDEST:
            yield line
            line, width = 0, 1
        line, width = line * radix + key, width * radix
    if width > 1:
        yield line


def _rank(step: StepVariables) -> tuple[Line, int]:
    """Return a step's place in the order of (session, start), and how many places there are."""
    starts = sorted(start for c, _ in step.choice for start, _ in c.options)
    ordered = sorted(step.choice, key=lambda chosen: chosen[0].session)
    span = starts[-1] - starts[0] + 1
    rank = sum(n * lit for n, (_, lit) in enumerate(ordered) if n)
    return rank * span + (step.start - starts[0] if span > 1 else 0), span * len(ordered)
