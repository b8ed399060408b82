"""Where no change of limits helps: the condition at the root of it, which nothing gives."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from frozendict import frozendict

from planner import requirement as asked_by
from planner.pathway.facts import NEVER
from planner.pathway.problem import Offers, Problem
from planner.pathway.reach import Clock, earliest
from planner.pathway.relevance import admitting, closure, helped
from planner.pathway.tree import leaves, tree
from planner.requirement import (
    All,
    AtLeast,
    Condition,
    Experience,
    Not,
    Requirement,
    SkillAt,
    Timed,
    conditions,
    requirement_json,
)

Row = Mapping[str, Any]

ADMISSION = "admission"
# With more ways than these, what all of them give says more than what each of them lacks.
MOST_WAYS = 3
# Further down a chain, what somebody lacks first says more than what all of it rests on.
DEEPEST = 100
# With more conditions than these, the root says less than the part of the target that it shuts.
MOST_CONDITIONS = 12


def admission(problem: Problem) -> Row:
    """Return what keeps the target shut: what nothing gives, all that is asked if each is given alone."""
    ways = Ways(problem)
    parts = tuple(_parts(problem))
    shut = tuple(part for part in parts if ways.shut(part)) or tuple(filter(ways.waits, parts)) or parts
    value = _joined(tuple(_short(ways.root(part), part) for part in shut))
    row: dict[str, Any] = {"constraint": ADMISSION, "value": requirement_json(value)}
    if late := tuple(ways.late(value)):
        row["late"] = late
    if late and value != (asked := _joined(shut)):
        row["asked"] = requirement_json(asked)
    return frozendict(row)


class Ways:
    """The activities that give what a condition asks, and what shuts them in turn."""

    def __init__(self, problem: Problem) -> None:
        self._offers = Offers(problem.case, problem.catalogue)
        evidence, trees = self._offers.evidence, self._offers.trees
        asked = (code for part in _parts(problem) for code in helped(tree(part), evidence))
        codes = sorted(closure(asked, self._offers.helpers))
        self._problem = problem
        self._found = {code: self._offers.candidates(code) for code in codes}
        self._clock = Clock(evidence, self._found, firm=False)
        self._supply = earliest(self._found, trees, self._clock)

    def shut(self, part: Requirement) -> bool:
        """Say whether no activity and no hope ever makes a part true, were it the whole target."""
        return self._clock.first(admitting(tree(part), self._offers.evidence), self._supply) >= NEVER

    def waits(self, part: Requirement) -> bool:
        """Say whether a part only becomes true with time, after all that could be taken meanwhile."""
        since = self._since(part) if isinstance(part, Timed) else 0
        ends = (end for found in self._found.values() for c in found for _, end in c.options)
        return since > max(ends, default=0)

    def late(self, value: Requirement) -> Iterator[Row]:
        """Yield the day that brings what only time does, and each last group that begins too soon."""
        for condition in dict.fromkeys(conditions(value)):
            if isinstance(condition, Timed) and 0 < (since := self._since(condition)) < NEVER:
                yield frozendict({"condition": requirement_json(condition), "since": self._day(since)})
            elif not isinstance(condition, Timed | Experience):
                yield from self._groups(condition)

    def _groups(self, condition: Condition) -> Iterator[Row]:
        """Yield each activity that gives a condition and opens only after its last group begins."""
        for code in self._offers.evidence.support(condition).suppliers:
            found = self._found.get(code, ())
            last = max((start for candidate in found for start, _ in candidate.options), default=NEVER)
            opens = self._clock.first(self._offers.trees[code], self._supply) if found else NEVER
            if last < opens < NEVER:
                days = {"opens": self._day(opens), "last": self._day(last)}
                yield frozendict({"activity": code, **days})
            elif past := self._past(code) if not found else None:
                yield frozendict({"activity": code, "last": past})

    def _past(self, code: str) -> date | None:
        """Return when the last group of an activity begins, None if it can be entered at any time."""
        starts = [session.start for session in self._offers.catalogue.sessions_by_activity.get(code, ())]
        known = [start for start in starts if start]
        return max(known) if known and len(known) == len(starts) else None

    def _since(self, condition: Condition) -> int:
        return self._offers.evidence.support(condition).since

    def _day(self, number: int) -> date:
        return self._problem.day(number)

    def root(self, part: Requirement, above: frozenset[str] = frozenset()) -> Requirement:
        """Return what a part that is shut lacks in the end: a condition of the activities that give it."""
        if isinstance(part, All):
            return _joined([self.root(branch, above) for branch in part.of if self.shut(branch)] or [part])
        if isinstance(part, asked_by.Any):
            return _either([self.root(branch, above) for branch in part.of]) or part
        if isinstance(part, AtLeast | Not | Experience):
            return part
        return _either(self._lacking(part, above)) or part

    def _lacking(self, part: Condition, above: frozenset[str]) -> list[Requirement]:
        """Return what each activity that gives a part lacks; nothing if one lacks only time or a group."""
        codes = [c for c in self._offers.evidence.support(part).suppliers if c in self._offers.trees]
        asked = {code: self._offers.catalogue.activities[code].requires for code in codes}
        many = len(codes) > MOST_WAYS or len(above) > DEEPEST
        if many or above & asked.keys() or not all(map(self.shut, asked.values())):
            return []
        return [self.root(asked[code], above | {code}) for code in codes]


def _short(root: Requirement, part: Requirement) -> Requirement:
    asked = sum(1 for _ in leaves(tree(root)))
    return root if asked <= MOST_CONDITIONS else part


def _either(roots: Iterable[Requirement]) -> Requirement | None:
    flat = (one for root in roots for one in (root.of if isinstance(root, asked_by.Any) else (root,)))
    different = tuple(dict.fromkeys(flat))
    return asked_by.Any(different) if len(different) > 1 else next(iter(different), None)


def _joined(parts: Iterable[Requirement]) -> Requirement:
    flat = (one for part in parts for one in (part.of if isinstance(part, All) else (part,)))
    different = tuple(dict.fromkeys(flat))
    return different[0] if len(different) == 1 else All(different)


def _parts(problem: Problem) -> Iterator[Requirement]:
    """Yield what the target asks together: the branches of its tree, then the essential skills."""
    yield from _together(problem.requires)
    yield from (SkillAt(need.skill, need.entry) for need in problem.needs if need.essential)


def _together(requirement: Requirement) -> Iterator[Requirement]:
    if isinstance(requirement, All):
        for branch in requirement.of:
            yield from _together(branch)
    else:
        yield requirement
