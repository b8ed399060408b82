"""A first plan before any solver: each need by one supplier, each step on its first free days.

It is checked like any other plan and is often good, never promised best. Where the soonest suppliers leave
no plan, the lightest and the cheapest are tried, and again with what failed before at another place.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from planner.pathway.capacity import scaled
from planner.pathway.conditional import read
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
from planner.pathway.ranking import Ranks, rankings
from planner.pathway.reach import Reach
from planner.pathway.schedule import Placed, figures
from planner.pathway.solver import never
from planner.pathway.tree import Group, Leaf, Node
from planner.requirement import Concurrent, Experience

Since = Callable[[Candidate], int]
Plan = tuple[Placed, ...]
Answer = TypeVar("Answer")
# What asks others first yields them; a chain of prerequisites may be longer than Python's own stack.
Asking = Generator[Any, Any, Answer]
# How often each ranking is tried: what a few rounds do not find, more of them seldom do.
ROUNDS = 4


def greedy(
    problem: Problem, found: Reach, firm: bool, since: Since, stopped: Callable[[], bool] = never
) -> Plan | None:
    """Return a plan that holds under one reading of the unknown, or None.

    Once `stopped`, no ranking but the first is tried, and a plan may keep steps that it can spare.
    """
    failed: Counter[Node | str] = Counter()
    for ranks in rankings(problem, found, firm, ROUNDS, stopped):
        plan = _Sketch(problem, found, firm, since, ranks, failed).plan()
        if plan is not None and _holds(problem, plan, firm):
            return _spared(problem, plan, firm, stopped)
        if stopped():
            break
    return None


def _holds(problem: Problem, plan: Plan, firm: bool) -> bool:
    """Say whether every tree holds, no two steps exclude each other and the money suffices."""
    timeline = read(problem, plan, firm)
    finish = timeline.finish()
    if finish is None or not timeline.valid() or not set(problem.pinned) <= timeline.placed.keys():
        return False
    if any(other in timeline.placed for step in plan for other in problem.activities[step.code].excludes):
        return False
    return problem.money_limit is None or figures(timeline, finish).money_cents <= problem.money_limit


def _spared(problem: Problem, plan: Plan, firm: bool, stopped: Callable[[], bool]) -> Plan:
    for step in sorted(plan, key=lambda step: (-step.end, step.key)):
        if stopped():
            return plan
        fewer = tuple(other for other in plan if other is not step)
        if _holds(problem, fewer, firm):
            plan = fewer
    return plan


def carried(asking: Asking[Answer]) -> Answer:
    """Return the answer of what asks others first, however deep they go."""
    waiting, answer = [asking], None
    while True:
        try:
            waiting.append(waiting[-1].send(answer))
            answer = None
        except StopIteration as over:
            waiting.pop()
            answer = over.value
        if not waiting:
            return cast(Answer, answer)


@dataclass
class _Sketch:
    """The steps placed so far, and the hours of study that they leave free on each day.

    What `failed` before goes first where all are asked, and last where there is a choice.
    """

    problem: Problem
    found: Reach
    firm: bool
    since: Since
    ranks: Ranks
    failed: Counter[Node | str]
    placed: dict[str, Placed] = field(default_factory=dict)
    _trying: set[str] = field(default_factory=set)
    _shut: set[str] = field(default_factory=set)
    _circles: int = 0
    _free: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._free = [0] * self.problem.days
        for first, last, hours in self.problem.limits:
            self._free[first:last] = [scaled(hours)] * (last - first)

    def plan(self) -> Plan | None:
        """Return the steps that make the target hold, pinned ones first; None where some find no place."""
        pinned = (code for code in self.problem.pinned if code in self.found.offers)
        taken = all(carried(self.take(code)) is not None for code in pinned)
        if not taken or carried(self.day(self.problem.target, "")) is None:
            return None
        return tuple(self.placed.values())

    def take(self, code: str) -> Asking[Placed | None]:
        """Place an activity and what it asks, unless that fails or is already being tried."""
        if code in self.placed or code in self._trying or code not in self.found.offers:
            self._circles += code in self._trying
            return self.placed.get(code)
        if code in self._shut or self._excluded(code):
            return None
        before, circles = len(self.placed), self._circles
        self._trying.add(code)
        opened = yield self.day(self.problem.trees[code], code)
        self._trying.discard(code)
        step = self._first_free(code, opened) if opened is not None else None
        if step is None:
            self._take_back(before, code)
            # Who asks itself may still be opened by another; all others find no more room later.
            self._shut |= {code} if circles == self._circles else set()
            return None
        self._place(step)
        return step

    def day(self, node: Node, consumer: str) -> Asking[int | None]:
        """Make a tree hold as soon as can be; return from which day it does, None if it does not."""
        if isinstance(node, Leaf):
            opened = yield from self._leaf_day(node, consumer)
            self.failed[node] += opened is None
            return opened
        days: list[int] = []
        before = len(self.placed)
        for branch in self._ordered(node):
            if len(days) < node.count and (day := (yield self.day(branch, consumer))) is not None:
                days.append(day)
        if len(days) < node.count:
            self._take_back(before, node)
            return None
        return max([0, *days])

    def _ordered(self, node: Group) -> list[Node]:
        """Return the branches in the order of their turns; one that may be met as it is comes first."""
        sign = -1 if node.count == len(node.of) else 1
        return sorted(node.of, key=lambda b: (sign * self.failed[b], self.ranks.of(b, self.placed)))

    def _take_back(self, before: int, failing: Node | str) -> None:
        """Give up what was placed for what failed."""
        self.failed[failing] += 1
        for code in list(self.placed)[before:]:
            self._occupy(self.placed.pop(code), -1)

    def _leaf_day(self, leaf: Leaf, consumer: str) -> Asking[int | None]:
        if not leaf.wanted:
            return 0
        if isinstance(leaf.condition, Experience):
            return (yield from self._months_day(leaf.condition, consumer))
        support = self.problem.evidence.support(leaf.condition)
        if support.since <= 0 or (support.unknown and not self.firm):
            return 0
        for code in self._soonest(support.suppliers, consumer):
            if self.found.supply.get(code, NEVER) >= support.since:
                break
            step: Placed | None = yield self.take(code)
            if step is not None:
                return step.start if isinstance(leaf.condition, Concurrent) else step.end
        return support.since if support.since < NEVER else None

    def _months_day(self, condition: Experience, consumer: str) -> Asking[int | None]:
        months = self.problem.evidence.months(condition.trade)
        dated, worth = sorted(months.facts), dict(months.suppliers)
        held = sum(more for _, more in dated)
        day = max([0, *(day for day, _ in dated)])
        for code in self._soonest(worth, consumer):
            if held < condition.months and (step := (yield self.take(code))) is not None:
                held, day = held + worth[code], max(day, step.end)
        return day if held >= condition.months and day < NEVER else None

    def _soonest(self, codes: Iterable[str], consumer: str) -> list[str]:
        others = (code for code in codes if code != consumer)
        return sorted(
            others, key=lambda c: (c not in self.placed, self.failed[c], self.ranks.codes.get(c, NEVER), c)
        )

    def _excluded(self, code: str) -> bool:
        """Say whether a step placed keeps an activity out."""
        activities = self.problem.activities
        ours = any(other in self.placed for other in activities[code].excludes)
        return ours or any(code in activities[other].excludes for other in self.placed)

    def _first_free(self, code: str, opened: int) -> Placed | None:
        """Return the session of an activity that is free and ends first, once it is open."""
        offers = ((c, max(opened, self.since(c))) for c in self.found.offers[code])
        free = [step for c, day in offers if (step := self._first_days(c, day)) is not None]
        return min(free, key=lambda s: (s.end, s.candidate.cost_cents, -s.start, s.key), default=None)

    def _first_days(self, candidate: Candidate, day: int) -> Placed | None:
        """Return a session on its first free days; of those that end alike, on the last to begin."""
        found, hours = None, _hours(candidate)
        for start, end in candidate.options[bisect_left(candidate.options, (day,)) :]:
            if found is not None and end > found.end:
                break
            if min(self._free[max(0, start) : end], default=hours) >= hours:
                found = Placed(candidate, start, end)
        return found

    def _place(self, step: Placed) -> None:
        self.placed[step.code] = step
        self._occupy(step, 1)

    def _occupy(self, step: Placed, times: int) -> None:
        hours = times * _hours(step.candidate)
        # A pinned step may begin before the plan does, or end after its deadline.
        for day in range(max(0, step.start), min(step.end, len(self._free))):
            self._free[day] -= hours


def _hours(candidate: Candidate) -> int:
    return scaled(candidate.hours_per_week) if candidate.studies else 0
