"""What every plan must take, and what has no room beside it.

Keeps every plan: a step is needed where nothing else on offer makes true what must hold. Between its last
possible start and its first possible end it is held in any plan, and takes its hours of study there; what
would exceed the limit beside it can never be taken on such days, nor what it excludes on any.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from planner.pathway.capacity import scaled
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate, Option
from planner.pathway.problem import CORE, Problem
from planner.pathway.reach import Clock, Reach, earliest, since, useful
from planner.pathway.solver import unasked
from planner.pathway.tree import Group, Leaf, Node
from planner.requirement import Concurrent, Experience

Offers = Mapping[str, tuple[Candidate, ...]]
Stretch = tuple[int, int, int]


def beside_needed(
    problem: Problem, firm: bool, supply: Mapping[str, int], check: Callable[[], None] = unasked
) -> Reach | None:
    """Return what is in reach beside all that a plan must take; None if that cannot be taken together.

    What is on offer begins no sooner than it opens, given the first day on which each activity can end,
    `supply`. `check` may interrupt it.
    """
    offers, days, clock = problem.candidates, supply, Clock(problem.evidence, problem.candidates, firm)
    while True:
        needed = _needed(problem, offers, firm)
        if needed is None:
            return None
        fewer = _fitting(problem, offers, needed)
        if any(not fewer.get(code) for code in needed):
            return None
        if fewer == offers:
            seeds = problem.scopes[CORE].seeds
            return Reach(useful(problem, offers, seeds, days), clock.first(problem.target, days), days)
        clock = Clock(problem.evidence, fewer, firm)
        days = earliest(fewer, problem.trees, clock, check)
        opened = {c: since(found, clock.first(problem.trees[c], days)) for c, found in fewer.items()}
        offers = {code: found for code, found in opened.items() if found}
        if any(code not in offers for code in needed) or clock.first(problem.target, days) > problem.days:
            return None


def _needed(problem: Problem, offers: Offers, firm: bool) -> dict[str, int] | None:
    """Return each activity that every plan takes, with the day by which it ends; None if one is missing."""
    found: dict[str, int] = {}
    waiting = [(code, NEVER) for code in problem.pinned if code in offers]
    waiting += _asked(problem, offers, firm, problem.target, "", problem.days)
    while waiting:
        code, last = waiting.pop()
        if not code:
            return None
        if last < found.get(code, NEVER + 1):
            found[code] = last
            starts = [s for c in offers[code] for s, end in c.options if end <= last]
            if not starts:
                return None
            waiting += _asked(problem, offers, firm, problem.trees[code], code, max(starts))
    return found


def _asked(
    problem: Problem, offers: Offers, firm: bool, node: Node, consumer: str, day: int
) -> Iterator[tuple[str, int]]:
    """Yield the only suppliers of what a tree asks by a day, "" where there is none."""
    if isinstance(node, Group):
        for branch in node.of if node.count == len(node.of) else ():
            yield from _asked(problem, offers, firm, branch, consumer, day)
    elif node.wanted and not isinstance(node.condition, Experience):
        yield from _only(problem, offers, firm, node, consumer, day)


def _only(
    problem: Problem, offers: Offers, firm: bool, leaf: Leaf, consumer: str, day: int
) -> Iterator[tuple[str, int]]:
    support = problem.evidence.support(leaf.condition)
    if support.since <= day or (support.unknown and not firm):
        return
    late = isinstance(leaf.condition, Concurrent)
    codes = [code for code in support.suppliers if code in offers and code != consumer]
    ways = codes if late else [c for c in codes if any(x.options[0][1] <= day for x in offers[c])]
    if len(ways) < 2:
        yield (ways[0], NEVER if late else day) if ways else ("", day)


def _fitting(problem: Problem, offers: Offers, needed: Mapping[str, int]) -> Offers:
    """Return the offers without the days on which nothing of them fits beside what is needed."""
    timely = {
        code: tuple(_until(c, needed[code]) for c in found) if code in needed else found
        for code, found in offers.items()
    }
    held = {code: part for code in needed if (part := _part(timely[code]))}
    barred = _barred(problem, needed)
    rest = _narrow(problem, held.values())
    fewer = dict[str, tuple[Candidate, ...]]()
    for code, found in timely.items():
        if code in barred:
            continue
        own = _narrow(problem, [p for c, p in held.items() if c != code]) if code in held else rest
        kept = tuple(c for c in (_without(c, own) for c in found) if c.options)
        if kept:
            fewer[code] = kept
    return fewer


def _until(candidate: Candidate, last: int) -> Candidate:
    if not candidate.options or candidate.options[-1][1] <= last:
        return candidate
    return replace(candidate, options=candidate.options[: bisect_right(candidate.options, last, key=_end)])


def _part(found: Iterable[Candidate]) -> Stretch | None:
    """Return the stretch in which an activity is held whichever its day, with its least hours."""
    left = [candidate for candidate in found if candidate.options]
    if not left:
        return None
    first, last = max(c.options[-1][0] for c in left), min(c.options[0][1] for c in left)
    hours = min(scaled(c.hours_per_week) if c.studies else 0 for c in left)
    return (first, last, hours) if first < last and hours else None


def _barred(problem: Problem, needed: Iterable[str]) -> set[str]:
    taken = set(needed)
    ours = {other for code in taken for other in problem.activities[code].excludes if other != code}
    theirs = (c for c in problem.candidates if taken & {*problem.activities[c].excludes} - {c})
    return ours.union(theirs)


def _narrow(problem: Problem, held: Iterable[Stretch]) -> list[Stretch]:
    """Return (first day, day after the last, free hours) where something is held."""
    parts = list(held)
    edges = sorted({day for a, b, _ in (*parts, *problem.limits) for day in (a, b)})
    found = []
    for a, b in pairwise(edges):
        taken = sum(hours for first, last, hours in parts if first <= a < last)
        limit = next((scaled(h) for first, last, h in problem.limits if first <= a < last), None)
        if taken and limit is not None:
            found.append((a, b, limit - taken))
    return found


def _without(candidate: Candidate, narrow: Iterable[Stretch]) -> Candidate:
    """Return a session without the days on which it exceeds what is free."""
    options, hours = candidate.options, scaled(candidate.hours_per_week)
    if not candidate.studies or not options or options[0][0] == options[0][1]:
        return candidate
    for first, last, free in narrow:
        if hours > free:
            low, high = bisect_right(options, first, key=_end), bisect_left(options, (last,))
            options = options[:low] + options[high:] if low < high else options
    return candidate if options is candidate.options else replace(candidate, options=options)


def _end(option: Option) -> int:
    return option[1]
