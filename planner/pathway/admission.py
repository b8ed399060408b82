"""Where no change of limits helps: the condition at the root of it, which nothing gives."""

from collections.abc import Iterable, Iterator, Mapping
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
    requirement_json,
)

ADMISSION = "admission"
# With more ways than these, what all of them give says more than what each of them lacks.
MOST_WAYS = 3
# Further down a chain, what somebody lacks first says more than what all of it rests on.
DEEPEST = 100
# With more conditions than these, the root says less than the part of the target that it shuts.
MOST_CONDITIONS = 12


def admission(problem: Problem) -> Mapping[str, Any]:
    """Return what keeps the target shut: what nothing gives, all that is asked if each is given alone."""
    ways = Ways(problem)
    parts = tuple(_parts(problem))
    shut = tuple(_short(ways.root(part), part) for part in parts if ways.shut(part)) or parts
    return frozendict({"constraint": ADMISSION, "value": requirement_json(_joined(shut))})


class Ways:
    """The activities that give what a condition asks, and what shuts them in turn."""

    def __init__(self, problem: Problem) -> None:
        self._offers = Offers(problem.case, problem.catalogue)
        evidence, trees = self._offers.evidence, self._offers.trees
        asked = (code for part in _parts(problem) for code in helped(tree(part), evidence))
        codes = sorted(closure(asked, self._offers.helpers))
        offers = {code: self._offers.candidates(code) for code in codes}
        self._clock = Clock(evidence, offers, firm=False)
        self._supply = earliest(offers, trees, self._clock)

    def shut(self, part: Requirement) -> bool:
        """Say whether no activity and no hope ever makes a part true, were it the whole target."""
        return self._clock.first(admitting(tree(part), self._offers.evidence), self._supply) >= NEVER

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
