"""What a plan may take that is no worse than one at hand: where activities are many, most of them go.

A step on which nothing rests is in no best plan: each serves another, that one the next, and the last of
them matters by itself. So what a step costs, and how long it takes, comes with the least of what it can
serve. Where to wait or to leave a job may help, a step may be idle: then nothing is left out.
"""

from collections.abc import Callable, Iterator, Mapping
from heapq import heapify, heappop, heappush

from planner.pathway.capacity import scaled
from planner.pathway.model import Model
from planner.pathway.options import Candidate
from planner.pathway.relevance import helpers
from planner.pathway.schedule import Timeline, figures
from planner.pathway.solver import unasked
from planner.pathway.tree import leaves
from planner.pathway.windows import tails

Offers = Mapping[str, tuple[Candidate, ...]]
# So many of those that give the same are looked at first.
BEST = 2
# What each step adds to a figure at the least, none of it ever taken back.
ADDED: dict[str, Callable[[Candidate], int]] = {
    "money_cents": lambda candidate: candidate.cost_cents,
    "hours": lambda candidate: scaled(candidate.class_hours),
    "away": lambda candidate: int(candidate.away),
}


def trimmed(
    model: Model, seeds: frozenset[str], most: Mapping[str, int], check: Callable[[], None] = unasked
) -> Offers:
    """Return the sessions and days of a model that a plan can have with no figure above its `most`.

    The `seeds` matter by themselves. `check` may interrupt it.
    """
    idle = tails(model, seeds, check)
    offers: Offers = {code: tuple(c for c, _ in step.choice) for code, step in model.steps.items()}
    if not idle:
        return offers
    offers = {code: found for code, found in offers.items() if code in idle}
    if "finish" in most:
        offers = _ending(offers, {code: most["finish"] - days for code, days in idle.items()}, check)
    for name in most.keys() & ADDED.keys():
        check()
        offers = _adding(model, offers, seeds, ADDED[name], most[name])
    return offers


def supplied(model: Model, seeds: frozenset[str], check: Callable[[], None] = unasked) -> Offers:
    """Return the sessions of what matters by itself, and of the best few that give each what it asks.

    `check` may interrupt it.
    """
    offers: Offers = {code: tuple(c for c, _ in step.choice) for code, step in model.steps.items()}
    kept, waiting = set(), sorted(seeds & offers.keys())
    while waiting:
        check()
        code = waiting.pop()
        if code not in kept:
            kept.add(code)
            waiting += _best(model, offers, code)
    return {code: found for code, found in offers.items() if code in kept}


def _best(model: Model, offers: Offers, code: str) -> Iterator[str]:
    """Yield the cheapest and the soonest of those that give a step what it asks."""
    for leaf in leaves(model.problem.trees[code]):
        ours = [c for c in helpers(leaf, model.problem.evidence) if c in offers and c != code]
        yield from sorted(ours, key=lambda c: (min(x.cost_cents for x in offers[c]), c))[:BEST]
        yield from sorted(ours, key=lambda c: (min(x.options[0][1] for x in offers[c]), c))[:BEST]


def figures_of(timeline: Timeline) -> Mapping[str, int]:
    """Return the figures of a plan that bound others, in days, cents and thousandths of hours."""
    finish, steps = timeline.finish(), timeline.placed.values()
    if finish is None:
        return {}
    sums, hours = figures(timeline, finish), sum(ADDED["hours"](step.candidate) for step in steps)
    return {"finish": finish, "money_cents": sums.money_cents, "hours": hours, "away": sums.away}


def _ending(offers: Offers, last: Mapping[str, int], check: Callable[[], None]) -> Offers:
    """Return the days that end no later than the last of each activity."""
    found: dict[str, tuple[Candidate, ...]] = {}
    for code, each in offers.items():
        check()
        kept = tuple(c for whole in each if (c := _until(whole, last[code])).options)
        found |= {code: kept} if kept else {}
    return found


def _until(candidate: Candidate, last: int) -> Candidate:
    if candidate.options[-1][1] <= last:
        return candidate
    return candidate.until(last)


def _adding(
    model: Model, offers: Offers, seeds: frozenset[str], added: Callable[[Candidate], int], most: int
) -> Offers:
    """Return the sessions that, with the least of what they can serve, add no more than so much."""
    own = {code: min(map(added, found)) for code, found in offers.items()}
    beside = _served(model, offers, seeds, own)
    kept = {code: tuple(c for c in offers[code] if added(c) + more <= most) for code, more in beside.items()}
    return {code: kept[code] for code in offers if kept.get(code)}


def _served(model: Model, offers: Offers, seeds: frozenset[str], own: Mapping[str, int]) -> Mapping[str, int]:
    """Return what the steps that each can serve add at the least, up to one that matters by itself."""
    found: dict[str, int] = {}
    waiting = [(0, code) for code in sorted(seeds & offers.keys())]
    heapify(waiting)
    while waiting:
        more, code = heappop(waiting)
        if code not in found:
            found[code] = more
            for helper in _helpers(model, offers, code):
                heappush(waiting, (more + own[code], helper))
    return found


def _helpers(model: Model, offers: Offers, code: str) -> Iterator[str]:
    for leaf in leaves(model.problem.trees[code]):
        for helper in helpers(leaf, model.problem.evidence):
            if helper in offers and helper != code:
                yield helper
