"""A first plan before any solver: each need by its earliest supplier, each step on its first free days.

It is checked like any other plan and is often good, never promised best. Where it fails there is none.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from planner.pathway.capacity import scaled
from planner.pathway.conditional import read
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
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


def greedy(
    problem: Problem, found: Reach, firm: bool, since: Since, stopped: Callable[[], bool] = never
) -> Plan | None:
    """Return a plan that holds under one reading of the unknown, or None.

    It has no step that it can spare, unless it was `stopped` while they were looked for.
    """
    sketch = _Sketch(problem, found, firm, since)
    taken = all(carried(sketch.take(code)) is not None for code in problem.pinned if code in found.offers)
    if not taken or carried(sketch.day(problem.target, "")) is None:
        return None
    plan = tuple(sketch.placed.values())
    return _spared(problem, plan, firm, stopped) if _holds(problem, plan, firm) else None


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
    """The steps placed so far, and the hours of study that they leave free on each day."""

    problem: Problem
    found: Reach
    firm: bool
    since: Since
    placed: dict[str, Placed] = field(default_factory=dict)
    _trying: set[str] = field(default_factory=set)
    _free: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._free = [0] * self.problem.days
        for first, last, hours in self.problem.limits:
            self._free[first:last] = [scaled(hours)] * (last - first)

    def take(self, code: str) -> Asking[Placed | None]:
        """Place an activity and what it asks, unless that fails or is already being tried."""
        if code in self.placed or code in self._trying or code not in self.found.offers:
            return self.placed.get(code)
        self._trying.add(code)
        opened = yield self.day(self.problem.trees[code], code)
        self._trying.discard(code)
        step = next(self._fitting(code, opened), None) if opened is not None else None
        if step is not None:
            self._place(step)
        return step

    def day(self, node: Node, consumer: str) -> Asking[int | None]:
        """Make a tree hold as soon as can be; return from which day it does, None if it does not."""
        if isinstance(node, Leaf):
            return (yield from self._leaf_day(node, consumer))
        days: list[int] = []
        for branch in sorted(node.of, key=self._promise):
            if len(days) < node.count and (day := (yield self.day(branch, consumer))) is not None:
                days.append(day)
        return max([0, *days]) if len(days) >= node.count else None

    def _promise(self, node: Node) -> int:
        """Return the first day on which a tree could hold; a tree that may be met as it is comes first."""
        if isinstance(node, Group):
            days = sorted(self._promise(branch) for branch in node.of)
            return -1 if node.count <= 0 else days[node.count - 1] if node.count <= len(days) else NEVER
        if not node.wanted or isinstance(node.condition, Experience):
            return 0 if not node.wanted else NEVER - 1
        support = self.problem.evidence.support(node.condition)
        if support.unknown and not self.firm:
            return 0
        return min([support.since, *(self.found.supply.get(code, NEVER) for code in support.suppliers)])

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
        return sorted(others, key=lambda c: (c not in self.placed, self.found.supply.get(c, NEVER), c))

    def _fitting(self, code: str, opened: int) -> Iterator[Placed]:
        """Yield the days of an activity that are free, the first to end before the others."""
        allowed = ((c, max(opened, self.since(c))) for c in self.found.offers[code])
        dated = (Placed(c, start, end) for c, day in allowed for start, end in c.options if start >= day)
        for step in sorted(dated, key=lambda s: (s.end, s.candidate.cost_cents, -s.start, s.key)):
            hours = self._hours(step)
            if all(free >= hours for free in self._free[max(0, step.start) : step.end]):
                yield step

    def _place(self, step: Placed) -> None:
        self.placed[step.code] = step
        hours = self._hours(step)
        # A pinned step may begin before the plan does, or end after its deadline.
        for day in range(max(0, step.start), min(step.end, len(self._free))):
            self._free[day] -= hours

    def _hours(self, step: Placed) -> int:
        return scaled(step.candidate.hours_per_week) if step.candidate.studies else 0
