"""How much study fits between two days, said of the activities that no plan can have outside of them.

An activity begins no sooner than its first session; what only serves another ends before that begins. So of
each stretch, from a day on until so many days before the finish, some activities take their hours there.
Hours fit less well than their sum says: of 15 hours a week, 40 hold two and not 2.7. Weights say so: whole
numbers for the paces of which no mix that fits comes to more than a room, as for hours themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import comb, gcd
from operator import sub

from planner.pathway.capacity import scaled, studied
from planner.pathway.model import Model
from planner.pathway.options import Candidate
from planner.pathway.relevance import helpers
from planner.pathway.solver import unasked
from planner.pathway.tree import leaves
from planner.pathway.variables import Lit
from planner.requirement import Concurrent

# What was measured to be enough: finer rooms and more stretches say little that these do not.
FINEST, ROOMIEST, WAYS, STRETCHES = 200, 6, 500, 16
Days = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a session of each pace counts for, with no mix that fits into the weekly hours above `room`.

    Paces are in thousandths of hours a week.
    """

    of: Mapping[int, int]
    room: int


def add_windows(model: Model, idle_days: Days, soonest: int, check: Callable[[], None]) -> None:
    """Add to a model what fits between two days; no plan of it finishes before `soonest`.

    `idle_days` are at least between the end of a step and the finish. `check` may interrupt it.
    """
    from ortools.sat.python.cp_model import LinearExpr

    heads = {code: min(c.options[0][0] for c, _ in step.choice) for code, step in model.steps.items()}
    taken = {code: found for code, step in model.steps.items() if (found := studied(step))}
    most = max((scaled(hours) for _, _, hours in model.problem.limits), default=0)
    paces = sorted({scaled(c.hours_per_week) for found in taken.values() for c, _ in found})
    rows = weights(paces, most) if paces else []
    check()
    weighed = [{code: [_load(weigh, c) for c, _ in taken[code]] for code in taken} for weigh in rows]
    for code in (code for code, before in idle_days.items() if before):
        step = model.steps[code]
        model.cp.add(step.end + idle_days[code] <= model.finish).only_enforce_if(step.taken)
    for (since, before), codes in _stretches(heads, {code: idle_days.get(code, 0) for code in taken}):
        lits = [lit for code in codes for _, lit in taken[code]]
        days = model.finish - since - before
        owed = _any(model, lits) if since + before > soonest else []
        for weigh, loads in zip(rows, weighed, strict=True):
            check()
            load = LinearExpr.weighted_sum(lits, [more for code in codes for more in loads[code]])
            model.cp.add(load <= weigh.room * days).only_enforce_if(owed)


def _any(model: Model, lits: Iterable[Lit]) -> list[Lit]:
    """Return a literal that is true if any is: what is longer than a plan binds those who take of it."""
    one = model.cp.new_bool_var("")
    for lit in lits:
        model.cp.add_implication(lit, one)
    return [one]


def _load(weigh: Weights, candidate: Candidate) -> int:
    """Return the least that a session weighs, over all its days."""
    return weigh.of[scaled(candidate.hours_per_week)] * _least_days(candidate)


def weights(paces: Sequence[int], most: int) -> list[Weights]:
    """Return the paces themselves and what says more of some mix than all others do; both ascend."""
    unit = max(gcd(*paces), most // FINEST)
    small, width = [pace // unit for pace in paces], most // unit
    found: list[tuple[tuple[int, ...], int]] = []
    for room in range(1, ROOMIEST + 1):
        if comb(room + len(paces), len(paces)) <= WAYS:
            ways = combinations_with_replacement(range(room + 1), len(paces))
            found += [(way, room) for way in ways if _fullest(small, way, width) == room]
    best = [one for one in found if not any(_exceeds(other, one) for other in found)]
    firsts = {tuple(weight / room for weight in way): (way, room) for way, room in reversed(best)}
    kept = [Weights(dict(zip(paces, way, strict=True)), room) for way, room in firsts.values()]
    return [Weights(dict(zip(paces, small, strict=True)), width), *kept]


def _exceeds(one: tuple[tuple[int, ...], int], other: tuple[tuple[int, ...], int]) -> bool:
    """Say whether weights are nowhere less than others, for the same room, and somewhere more."""
    (ours, room), (theirs, space) = one, other
    pairs = [(a * space, b * room) for a, b in zip(ours, theirs, strict=True)]
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def _fullest(paces: Sequence[int], way: Sequence[int], width: int) -> int:
    """Return the most that sessions that fit together weigh."""
    best = [0] * (width + 1)
    for pace, weight in zip(paces, way, strict=True):
        if not pace and weight:
            return ROOMIEST + 1
        for hours in range(pace, width + 1) if weight else ():
            best[hours] = max(best[hours], best[hours - pace] + weight)
    return max(best)


def _stretches(heads: Days, tails: Days) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Yield (first day, days before the finish) with the activities that lie between, no two the same."""
    found: dict[frozenset[str], tuple[int, int]] = {}
    firsts, lasts = _spread(heads[code] for code in tails), _spread(tails.values())
    for since, before in ((a, b) for a in firsts for b in lasts):
        codes = frozenset(c for c, tail in tails.items() if heads[c] >= since and tail >= before)
        if len(codes) > 1:
            found[codes] = max((since, before), found.get(codes, (0, 0)), key=sum)
    yield from ((days, sorted(codes)) for codes, days in found.items())


def _spread(days: Iterable[int]) -> list[int]:
    """Return few of some days from the start on, as far apart in their order as can be."""
    found = sorted({max(0, day) for day in days})
    step = -(-len(found) // STRETCHES) or 1
    return found[::step]


def tails(model: Model, seeds: frozenset[str], check: Callable[[], None] = unasked) -> Days:
    """Return how many days at least lie between the end of a step and the finish, where no step is idle.

    A plan is no worse without a step on which nothing rests, except where to wait or to leave a job may help:
    then nothing is known. What matters by itself, the `seeds`, may come last. `check` may interrupt it.
    """
    problem, paid = model.problem, any(c.pay_cents_per_week > 0 for _, c, _ in model.choices)
    if problem.waits or (problem.lost_job and paid):
        return {}
    days = {code: 0 for code in model.steps if code in seeds}
    waiting, own = list(days), _Shortest(model)
    while waiting:
        check()
        consumer = waiting.pop()
        for code, late in _asked(model, consumer):
            before = 0 if late else days[consumer] + own[consumer]
            if before < days.get(code, model.problem.days + 1):
                days[code] = before
                waiting.append(code)
    return days


class _Shortest(dict[str, int]):
    """How many days each step takes at the least, found when it is asked for the first time."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, code: str) -> int:
        self[code] = min(_least_days(candidate) for candidate, _ in self._model.steps[code].choice)
        return self[code]


def _asked(model: Model, consumer: str) -> Iterator[tuple[str, bool]]:
    """Yield the steps that can help another, and whether they may still run beside it."""
    problem = model.problem
    for leaf in leaves(problem.trees[consumer]):
        for code in helpers(leaf, problem.evidence):
            if code in model.steps and code != consumer:
                yield code, isinstance(leaf.condition, Concurrent)


def _least_days(candidate: Candidate) -> int:
    starts, ends = zip(*candidate.options, strict=True)
    return int(min(map(sub, ends, starts)))
