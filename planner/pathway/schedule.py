"""A concrete plan, day by day: what holds when, whether every tree holds, and the plan's figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from planner.gap import coverage
from planner.money import Cents
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem, in_major_group
from planner.pathway.tree import Group, Leaf, Node
from planner.requirement import Concurrent, Condition, Experience, Finished, SkillAt


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate at one of its options."""

    candidate: Candidate
    start: int
    end: int

    @property
    def code(self) -> str:
        """Return the activity's code."""
        return self.candidate.activity

    @property
    def key(self) -> tuple[str, str, int]:
        """Return (activity, session, start), by which plans are the same or come first."""
        return self.code, self.candidate.session, self.start


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan comes to, in days from the start, cents, hours and a share."""

    finish: int
    money_cents: Cents
    income_cents: Cents
    hours: float
    coverage: float
    away: int
    earliest_pay: int


class Timeline:
    """The placed steps with the days from which their grants hold; `assumed` conditions count as met."""

    def __init__(
        self, problem: Problem, placed: Iterable[Placed], assumed: frozenset[Leaf] = frozenset()
    ) -> None:
        self.problem, self.assumed = problem, assumed
        self.placed = {step.code: step for step in sorted(placed, key=lambda s: (s.start, s.end, s.key))}
        self.held: dict[str, int] = {code: step.end for code, step in self.placed.items()}
        self._settle()

    def holds(self, node: Node, day: int, consumer: str = "") -> bool:
        """Say whether a tree holds on a day for a step, or for the target."""
        return self.relied(node, day, consumer) < NEVER

    def relied(self, node: Node, day: int, consumer: str) -> int:
        """Return the earliest end of the co-requisites that make a tree hold; NEVER if it does not hold."""
        if isinstance(node, Group):
            ends = sorted(self.relied(branch, day, consumer) for branch in node.of)
            return -NEVER if node.count <= 0 else ends[node.count - 1] if node.count <= len(ends) else NEVER
        if not self._leaf(node, day, consumer):
            return NEVER
        concurrent = isinstance(node.condition, Concurrent) and node.wanted
        return self._end(node.condition.activity) if concurrent else -NEVER  # type: ignore[union-attr]

    def valid(self) -> bool:
        """Say whether every step's tree holds at its start; a co-requisite that never ends is not enough."""
        return all(self.holds(self.problem.trees[c], s.start, c) for c, s in self.placed.items())

    def finish(self) -> int | None:
        """Return the latest end, or the first of what runs on which the target holds; None without either."""
        last = max([0, *(step.end for step in self.placed.values())])
        days = (last, *(day for day in self.problem.running if day > last))
        return next((d for d in days if d <= self.problem.days and self.holds(self.problem.target, d)), None)

    def supplies(self, code: str, condition: Condition, day: int) -> bool:
        """Say whether a placed step is in time for a condition that its activity helps."""
        step = self.placed.get(code)
        if step is None:
            return False
        moments = {Concurrent: step.start, Finished: step.end}
        return moments.get(type(condition), self.held[code]) <= day

    def months(self, condition: Experience, day: int, consumer: str = "") -> int:
        """Return the months of work in a trade by a day."""
        months = self.problem.evidence.months(condition.trade)
        past = sum(more for since, more in months.facts if since <= day)
        steps = (m for c, m in months.suppliers if c != consumer and self.supplies(c, condition, day))
        return past + sum(steps)

    def unknown(self, leaf: Leaf, day: int, consumer: str) -> bool:
        """Say whether nobody knows yet if a condition is true."""
        if isinstance(leaf.condition, Experience):
            return False
        support = self.problem.evidence.support(leaf.condition)
        denied = support.denied <= day or self._any(support.deniers, leaf.condition, day, consumer)
        return support.unknown and not denied and not self._true(leaf.condition, day, consumer)

    def _settle(self) -> None:
        """Push each step's grants back to the end of the co-requisites it relies on, until nothing moves."""
        changed = True
        while changed:
            changed = False
            for code, step in self.placed.items():
                relied = self.relied(self.problem.trees[code], step.start, code)
                held = max(step.end, relied) if relied < NEVER else step.end
                changed |= held > self.held[code]
                self.held[code] = max(held, self.held[code])

    def _end(self, activity: str) -> int:
        fact = self.problem.evidence.fact(activity)
        return min(fact.end, NEVER - 1) if fact else self.placed[activity].end

    def _leaf(self, leaf: Leaf, day: int, consumer: str) -> bool:
        if self.unknown(leaf, day, consumer):
            return leaf in self.assumed
        return self._true(leaf.condition, day, consumer) is leaf.wanted

    def _true(self, condition: Condition, day: int, consumer: str) -> bool:
        if isinstance(condition, Experience):
            return self.months(condition, day, consumer) >= condition.months
        support = self.problem.evidence.support(condition)
        return support.since <= day or self._any(support.suppliers, condition, day, consumer)

    def _any(self, codes: Iterable[str], condition: Condition, day: int, consumer: str) -> bool:
        return any(code != consumer and self.supplies(code, condition, day) for code in codes)


def figures(timeline: Timeline, finish: int) -> Figures:
    """Return the figures of a plan that finishes on that day."""
    problem, steps = timeline.problem, tuple(timeline.placed.values())
    return Figures(
        finish,
        sum(step.candidate.cost_cents for step in steps) + pay_lost(problem, steps, finish),
        sum(step.candidate.pay_cents_per_week * _weeks(step.end - step.start) for step in steps),
        fsum(step.candidate.class_hours for step in steps),
        coverage(problem.needs, skills_held(timeline, finish)),
        sum(step.candidate.away for step in steps),
        min([finish, *(step.start for step in steps if gives_place(problem, step.candidate))]),
    )


def pay_lost(problem: Problem, steps: Iterable[Placed], finish: int) -> Cents:
    """Return the pay lost from the first unpaid step that ends the present job, less what steps earn.

    Nothing is lost, nor made up for, from the day on which the job would have ended anyway.
    """
    job, taken = problem.lost_job, tuple(steps)
    leaving = [s.start for s in taken if s.candidate.leaves_job and not s.candidate.pay_cents_per_week]
    if job is None or not leaving:
        return 0
    first, last = min(leaving), min(finish, finish if problem.job_until is None else problem.job_until)
    spans = ((s, min(s.end, last) - max(s.start, first)) for s in taken)
    earned = sum(s.candidate.pay_cents_per_week * _weeks(days) for s, days in spans)
    return max(0, job.pay_cents_per_week * _weeks(last - first) - earned)


def gives_place(problem: Problem, candidate: Candidate) -> bool:
    """Say whether a candidate is paid and gives experience in the target's major group."""
    return candidate.pay_cents_per_week > 0 and in_major_group(
        problem.case, problem.activities[candidate.activity]
    )


def first_pay(problem: Problem, finish: int) -> int:
    """Return the first day of paid experience in the target's major group, or a sooner finish."""
    offered = (candidate for code in problem.candidates for candidate in problem.candidates[code])
    places = (candidate for candidate in offered if gives_place(problem, candidate))
    return min([finish, *(start for candidate in places for start, _ in candidate.options)])


def skills_held(timeline: Timeline, finish: int) -> Mapping[str, int]:
    """Return the level held in each skill of the profile at the finish."""
    problem = timeline.problem
    ended = [code for code, day in timeline.held.items() if day <= finish]
    granted = [problem.activities[code].grants.skills for code in ended]
    held = {}
    for need in problem.needs:
        levels = range(need.level, 0, -1)
        known = (lv for lv in levels if problem.evidence.support(SkillAt(need.skill, lv)).since <= finish)
        held[need.skill] = max([next(known, 0), *(skills.get(need.skill, 0) for skills in granted)])
    return held


def _weeks(days: int) -> int:
    return max(0, -(-days // 7))
