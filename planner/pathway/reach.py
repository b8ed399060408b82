"""How early each activity can be taken, and which never can: bounds that hold for every plan."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.case import Case
from planner.catalogue import Catalogue
from planner.gap import target_trade
from planner.pathway.evidence import Evidence
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate
from planner.pathway.problem import Offers as Choice
from planner.pathway.problem import Problem, Scope, goal
from planner.pathway.relevance import helpers
from planner.pathway.solver import unasked
from planner.pathway.tree import Group, Leaf, Node, leaves
from planner.requirement import Concurrent, Experience

Offers = Mapping[str, tuple[Candidate, ...]]
ANY_DAY = ((0, 0), (NEVER - 1, NEVER - 1))


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be chosen under one reading of the unknown, and the first day the target can hold."""

    offers: Offers
    target: int
    supply: Mapping[str, int]


def reach(
    problem: Problem,
    scope: Scope,
    firm: bool,
    check: Callable[[], None] = unasked,
    supply: Mapping[str, int] | None = None,
) -> Reach:
    """Return the candidates that can be open and in time for something, without the starts too early.

    `check` may interrupt it. `supply` is the first day on which each activity can end, where that is known.
    """
    seeds, codes = scope.seeds, sorted(scope.codes)
    offers = {code: problem.candidates[code] for code in codes if code in problem.candidates}
    clock = Clock(problem.evidence, offers, firm)
    supply = earliest(offers, problem.trees, clock, check) if supply is None else supply
    check()
    kept = {code: since(found, clock.first(problem.trees[code], supply)) for code, found in offers.items()}
    check()
    timely = useful(problem, {c: k for c, k in kept.items() if k}, seeds, supply)
    return Reach(timely, clock.first(problem.target, supply), supply)


def is_shut(case: Case, catalogue: Catalogue, check: Callable[[], None] = unasked) -> bool:
    """Say whether nothing opens the target, even if each activity could be had in a moment and on any day."""
    choice, trade = Choice(case, catalogue, check), target_trade(case.target, catalogue)
    offers = {code: (Candidate(code, "", ANY_DAY, 0),) for code in choice.trees}
    clock = Clock(choice.evidence, offers, firm=False)
    supply = earliest(offers, choice.trees, clock, check)
    return clock.first(goal(case, trade, choice.evidence), supply) >= NEVER


def earliest(
    offers: Offers, trees: Mapping[str, Node], clock: "Clock", check: Callable[[], None] = unasked
) -> Mapping[str, int]:
    """Return the first day on which each activity can end, NEVER if it cannot; `check` may interrupt it."""
    supply: dict[str, int] = dict.fromkeys(offers, NEVER)
    changed = True
    while changed:
        changed = False
        clock.forget()
        for code, found in offers.items():
            check()
            end = _first_end(found, clock.first(trees[code], supply))
            changed |= end < supply[code]
            supply[code] = min(end, supply[code])
    return supply


def useful(problem: Problem, offers: Offers, seeds: frozenset[str], supply: Mapping[str, int]) -> Offers:
    """Return the seeds, and what can still be in time for another activity that is kept."""
    kept: set[str] = set()
    looked: dict[Leaf, int] = {}
    waiting = [code for code in offers if code in seeds]
    while waiting:
        code = waiting.pop()
        if code not in kept:
            kept.add(code)
            waiting += _timely(problem, code, offers, supply, looked)
    return {code: found for code, found in offers.items() if code in kept}


def _timely(
    problem: Problem, code: str, offers: Offers, supply: Mapping[str, int], looked: dict[Leaf, int]
) -> Iterator[str]:
    """Yield the activities that can help another before its last possible start, once for each leaf."""
    last = max(candidate.options[-1][0] for candidate in offers[code])
    for leaf in leaves(problem.trees[code]):
        if looked.get(leaf, last - 1) >= last:
            continue
        looked[leaf], early = last, isinstance(leaf.condition, Concurrent)
        for helper in helpers(leaf, problem.evidence):
            if helper in offers and (_first_start(offers[helper]) if early else supply[helper]) <= last:
                yield helper


def _first_start(found: tuple[Candidate, ...]) -> int:
    return min(candidate.options[0][0] for candidate in found)


def _first_end(found: tuple[Candidate, ...], day: int) -> int:
    places = ((c.options, bisect_left(c.options, (day,))) for c in found)
    return min((options[place][1] for options, place in places if place < len(options)), default=NEVER)


def since(found: Iterable[Candidate], day: int) -> tuple[Candidate, ...]:
    """Return the candidates without the starts before a day."""
    cut = (c if c.options[0][0] >= day else _later(c, day) for c in found)
    return tuple(c for c in cut if c.options)


def _later(candidate: Candidate, day: int) -> Candidate:
    return replace(candidate, options=candidate.options[bisect_left(candidate.options, (day,)) :])


class Clock:
    """The first day on which a tree can hold, given the first day of each supplier.

    What it found for a condition it keeps, until it is told to `forget` because a supplier's day changed.
    """

    def __init__(self, evidence: Evidence, offers: Offers, firm: bool) -> None:
        self._evidence, self._offers, self._firm = evidence, offers, firm
        self._days: dict[Leaf, int] = {}

    def forget(self) -> None:
        """Look at the suppliers of each condition again."""
        self._days.clear()

    def first(self, node: Node, supply: Mapping[str, int]) -> int:
        """Return that day, NEVER if there is none, a very early one if nothing is needed."""
        if isinstance(node, Group):
            days = sorted(self.first(branch, supply) for branch in node.of)
            return -NEVER if node.count <= 0 else days[node.count - 1] if node.count <= len(days) else NEVER
        if isinstance(node.condition, Experience):
            return self._months(node.condition, supply) if node.wanted else -NEVER
        if node not in self._days:
            self._days[node] = self._leaf(node, supply)
        return self._days[node]

    def _leaf(self, leaf: Leaf, supply: Mapping[str, int]) -> int:
        support = self._evidence.support(leaf.condition)
        if not leaf.wanted:
            sure = not self._firm or not support.unknown or support.deniers or support.denied < NEVER
            return -NEVER if sure else NEVER
        if support.unknown and not self._firm:
            return -NEVER
        since = -NEVER if support.since <= 0 else support.since
        return min([since, *(self._supplied(leaf, code, supply) for code in support.suppliers)])

    def _supplied(self, leaf: Leaf, code: str, supply: Mapping[str, int]) -> int:
        if isinstance(leaf.condition, Concurrent):
            starts = (c.options[0][0] for c in self._offers.get(code, ()))
            return min(starts, default=NEVER)
        return supply.get(code, NEVER)

    def _months(self, condition: Experience, supply: Mapping[str, int]) -> int:
        months = self._evidence.months(condition.trade)
        dated = [*months.facts, *((supply.get(code, NEVER), m) for code, m in months.suppliers)]
        total = 0
        for day, more in sorted(dated):
            total += more if day < NEVER else 0
            if total >= condition.months:
                return day if day > 0 else -NEVER
        return -NEVER if condition.months <= 0 else NEVER
