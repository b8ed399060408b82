"""Proves what is hard in rounds, each with twice the work: by better plans, in parts, from below, by halves.

Work is counted, not timed: the rounds are the same on every machine. What one way proves soon another never
does, and so each gets its share; an easy question ends in the first round, as if there were no rounds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from planner.pathway.solver import Answer, Hint, Solver, Stopped
from planner.pathway.variables import Line

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

# In the solver's own deterministic seconds: most questions take a hundredth of it.
FIRST_ROUND = 0.5
# What is easy ends with a look, whoever leads: one of so small a part of the work comes first.
LOOKED, GLANCE = "looked", 4
HALVED = "halved"
# The way that leads gets so many times the work of the others.
LEADS = 3
Way = Callable[[Answer, float], Answer]


@dataclass(slots=True)
class Row:
    """Questions asked of one model after the other: who says the best bound leads, on the next one too.

    Where that is a look, which anyone can do, the `first` leads.
    """

    first: str = LOOKED
    leader: str = ""

    def __post_init__(self) -> None:
        self.leader = self.leader or self.first

    def turns(self, ways: Mapping[str, Way], work: float) -> Iterator[tuple[str, Way, float]]:
        """Yield the ways in the order of their turns, each with its share of the work of a round."""
        if self.leader in ways and self.leader != LOOKED:
            yield LOOKED, ways[LOOKED], work / GLANCE
            yield self.leader, ways[self.leader], LEADS * work
        yield from [(name, way, work) for name, way in ways.items() if name != self.leader or name == LOOKED]

    def heed(self, name: str, before: Answer, after: Answer) -> None:
        """Let a way lead that proved its answer or raised the bound."""
        if after.proven or (after.bound or 0) > (before.bound or 0):
            self.leader = self.first if name == LOOKED else name


def minimised(
    solver: Solver,
    cp: "CpModel",
    line: Line,
    hint: Hint,
    crowded: bool,
    parted: Way | None = None,
    row: Row | None = None,
) -> Answer:
    """Return the least that a line of a model can be, proven unless the caller stops it.

    `parted` is one more way to better what the first look of a round found; `row` knows what came before.
    """
    cp.minimize(line)
    ways: dict[str, Way] = {LOOKED: partial(_looked, solver, cp, hint, crowded)}
    # Where the relaxation sees most, the better half is soon ruled out.
    ways |= {HALVED: partial(_halved, solver, cp, line)} if crowded else {}
    ways |= {"parted": parted} if parted else {}
    ways |= {"raised": partial(_raised, solver, cp, line)}
    ways |= {} if crowded else {HALVED: partial(_halved, solver, cp, line)}
    return _in_turn(solver, ways, row or Row())


def _in_turn(solver: Solver, ways: Mapping[str, Way], row: Row) -> Answer:
    """Give each way its turn, in rounds of twice the work, until one proves its answer."""
    best, work = Answer(proven=False), FIRST_ROUND
    while True:
        for name, better, share in list(row.turns(ways, work)):
            before, best = best, better(best, share)
            row.heed(name, before, best)
            if best.proven or solver.stopped:
                return best
        work *= 2


def decided(
    solver: Solver, cp: "CpModel", crowded: bool, parted: Way | None = None, row: Row | None = None
) -> Answer:
    """Return an answer to a model without objective: any values, or that there are none."""
    ways: dict[str, Way] = {LOOKED: partial(_tried, solver, cp, crowded)}
    ways |= {"parted": parted} if parted else {}
    ways |= {} if crowded else {HALVED: partial(_tried, solver, cp, True)}
    return _in_turn(solver, ways, row or Row())


def _looked(solver: Solver, cp: "CpModel", hint: Hint, crowded: bool, best: Answer, work: float) -> Answer:
    """Look for what is better than the best so far, or than what the hint says."""
    known = hint if best.values is None else tuple(enumerate(best.values))
    return better_of(best, asked(partial(solver.solve, cp, known, crowded, work)))


def _tried(solver: Solver, cp: "CpModel", relaxed: bool, best: Answer, work: float) -> Answer:
    """Look for any values: all are as good."""
    answer = asked(partial(solver.solve, cp, (), relaxed, work))
    return replace(answer, proven=answer.proven or answer.values is not None)


def _raised(solver: Solver, cp: "CpModel", line: Line, best: Answer, work: float) -> Answer:
    """Raise the bound of what is no worse than the best so far."""
    below = cp.clone()
    if best.values is not None:
        below.add(line <= best.objective)
    return better_of(best, asked(partial(solver.raised, below, work)))


def _halved(solver: Solver, cp: "CpModel", line: Line, best: Answer, work: float) -> Answer:
    """Ask with the linear relaxation for the better half of what is left, while that is decided."""
    decides = True
    while decides and not best.proven and not solver.stopped:
        before, half = best, cp.clone()
        middle = None if best.values is None else ((best.bound or 0) + best.objective - 1) // 2
        if middle is not None:
            half.add(line <= middle)
        answer = asked(partial(solver.solve, half, (), True, work))
        best = _lifted(best, answer, middle, partial(_next_value, cp, line))
        decides = best.objective < before.objective or best.bound != before.bound
    return best


def asked(solve: Callable[[], Answer]) -> Answer:
    """Return the answer of one solve; what was found before a stop is not lost with it."""
    try:
        return solve()
    except Stopped:
        return Answer(proven=False)


def _next_value(cp: "CpModel", line: Line, least: int) -> int:
    """Return the first value from `least` on that a line can have, where it is one variable."""
    index = getattr(line, "index", None)
    if index is None or index < 0:
        return least
    domain = iter(cp.proto.variables[index].domain)
    return next(
        (max(first, least) for first, last in zip(domain, domain, strict=True) if last >= least), least
    )


def _lifted(best: Answer, answer: Answer, middle: int | None, following: Callable[[int], int]) -> Answer:
    """Return what is known once the values up to `middle` were looked at, or all of them.

    Between the values that can be there is nothing to look for: `following` says the next of them.
    """
    if middle is None:
        return better_of(best, answer)
    if answer.infeasible:
        return better_of(best, Answer(proven=False, bound=following(middle + 1)))
    bound = None if answer.bound is None else min(answer.bound, middle + 1)
    return better_of(best, replace(answer, proven=False, bound=bound))


def better_of(best: Answer, answer: Answer) -> Answer:
    """Return the better plan of two answers to a question, with the better bound."""
    if answer.infeasible and best.values is None:
        return answer
    bound = max((b for b in (best.bound, answer.bound) if b is not None), default=None)
    better = answer if best.values is None or answer.values is not None else best
    if best.values is not None and answer.values is not None and best.objective < answer.objective:
        better = best
    met = better.values is not None and bound is not None and better.objective <= bound
    return Answer(answer.proven or met, better.values, better.objective, bound)
