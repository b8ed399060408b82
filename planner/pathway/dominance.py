"""Activities that another one replaces in any plan without making a figure worse.

B replaces A where every day of A has a day of B within it, at no more hours, no higher cost, no worse place
or mode; where B opens whenever A does; and where B makes true all that is asked and A makes true, and
nothing that must be false. Put B on A's days, or leave A out if B has ended: each tree still holds, for
leaves only ever become true, and neither a figure nor the number of steps grows. With a code before A's,
the sorted list is smaller too: then A is in no best plan. Where waiting helps, a shorter plan may miss the
target, and all stay; so does what is pinned, paid, counted in months, or asked or forbidden by its name.

Of the days of one session, those that have others within them are left out alike: who starts in a closed week
ends no sooner. Only the first list may prefer them, and it is looked for among all the days again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from planner.pathway.earning import Earning
from planner.pathway.evidence import Evidence, Support
from planner.pathway.facts import NEVER
from planner.pathway.opening import touching
from planner.pathway.options import Candidate, Option
from planner.pathway.problem import COVERAGE, Problem, Scope
from planner.pathway.reach import Reach
from planner.pathway.reading import Reading
from planner.pathway.tree import Leaf, Node, implies, leaves
from planner.requirement import Concurrent, Condition, Experience, Finished, SkillAt

Offers = Mapping[str, tuple[Candidate, ...]]


def undominated(problem: Problem, scope: Scope, found: Reach, firm: bool, check: Callable[[], None]) -> Reach:
    """Return what is in reach without what a smaller code replaces; `check` may interrupt it."""
    if problem.waits:
        return found
    rules = _Rules(problem, found.offers, firm, scope == problem.scopes.get(COVERAGE), check)
    return replace(found, offers=rules.survivors())


@dataclass(frozen=True)
class _Rules:
    """Who replaces whom among what is on offer, with the trees as they read."""

    problem: Problem
    offers: Offers
    firm: bool
    covers: bool
    check: Callable[[], None]

    def survivors(self) -> Offers:
        """Return the offers without those that a survivor replaces."""
        left: list[str] = []
        for code in sorted(self.offers):
            self.check()
            if code not in self._replaceable or not any(self._replaces(other, code) for other in left):
                left.append(code)
        kept, found = set(left), {}
        for code in (code for code in self.offers if code in kept):
            self.check()
            found[code] = self._sessions(code)
        return Earning(self.problem, found, self._trees, frozenset(found) - self._minded).needed()

    def _sessions(self, code: str) -> tuple[Candidate, ...]:
        """Return the sessions of an activity without those that one with a smaller code replaces."""
        left: list[Candidate] = []
        for old in sorted(self.offers[code], key=lambda candidate: candidate.session):
            if not any(self._replaces_session(new, old) for new in left):
                left.append(old)
        return tuple(self._shortened(candidate) for candidate in left)

    def _shortened(self, candidate: Candidate) -> Candidate:
        """Return a session without the days that have others of its own within them."""
        if not self._may_wait(candidate.activity) or not self._replaces_session(candidate, candidate):
            return candidate
        return replace(candidate, options=innermost(candidate.options))

    def _replaces_session(self, new: Candidate, old: Candidate) -> bool:
        if _is_paid(new) or _is_paid(old) or self._keeps_its_day(old):
            return False
        return _within(new, old) and (new.options == old.options or new.activity in self._harmless)

    def _may_wait(self, code: str) -> bool:
        """Say whether an activity breaks nothing by starting later: what is open stays open."""
        asked = (leaf.condition for leaf in leaves(self._trees[code]))
        supports = (self.problem.evidence.support(c) for c in asked if not isinstance(c, Experience))
        return code in self._harmless and not any(map(_may_fall, supports))

    def _replaces(self, one: str, other: str) -> bool:
        return (
            one in self._harmless
            and not self._gives[other] & ~self._gives[one]
            and self._excluded[one] <= self._excluded[other] | {other}
            and all(any(_within(new, old) for new in self.offers[one]) for old in self.offers[other])
            and implies(self._trees[other], self._trees[one])
        )

    @cached_property
    def _trees(self) -> Mapping[str, Node]:
        reading = Reading(self.problem.evidence, self.offers, self.firm)
        return reading.all_of({code: self.problem.trees[code] for code in self.offers}, self.check)

    @cached_property
    def _leaves(self) -> frozenset[Leaf]:
        target = Reading(self.problem.evidence, self.offers, self.firm).of(self.problem.target)
        return frozenset(leaf for tree in (target, *self._trees.values()) for leaf in leaves(tree))

    @cached_property
    def _gives(self) -> Mapping[str, int]:
        """Return what each activity makes true of all that is asked, one bit for each condition."""
        evidence, given = self.problem.evidence, dict.fromkeys(self.offers, 0)
        for bit, condition in enumerate(sorted(self._asked, key=repr)):
            for code in evidence.support(condition).suppliers:
                if code in given:
                    given[code] |= 1 << bit
        return given

    @cached_property
    def _asked(self) -> frozenset[Condition]:
        asked = {leaf.condition for leaf in self._leaves if not isinstance(leaf.condition, Experience)}
        needs = self.problem.needs if self.covers else ()
        levels = {SkillAt(need.skill, lv) for need in needs for lv in range(1, need.level + 1)}
        return frozenset(asked | {c for c in levels if self.problem.evidence.support(c).since > 0})

    @cached_property
    def _minded(self) -> frozenset[str]:
        """Return the activities that make something true or false that is asked."""
        touched = {code for leaf in self._leaves for code in touching(leaf.condition, self.problem.evidence)}
        return frozenset(touched | {code for code, given in self._gives.items() if given})

    @cached_property
    def _replaceable(self) -> frozenset[str]:
        """Return the activities whose place no pin, pay, count or denial keeps."""
        evidence = self.problem.evidence
        counted = {code for leaf in self._leaves for code in _counted(leaf.condition, evidence)}
        kept = {*self.problem.pinned, *counted}
        return frozenset(
            code
            for code, found in self.offers.items()
            if code not in kept and not any(_is_paid(c) or self._keeps_its_day(c) for c in found)
        )

    @cached_property
    def _harmless(self) -> frozenset[str]:
        """Return the unpaid activities that may come earlier, or in another's place, and break nothing."""
        evidence = self.problem.evidence
        harmed = {code for leaf in self._leaves for code in _harmed(leaf, evidence)}
        unsteady = {code for code, tree in self._trees.items() if not all(x.wanted for x in leaves(tree))}
        paid = {code for code, found in self.offers.items() if any(map(_is_paid, found))}
        return frozenset(self.offers) - harmed - unsteady - paid

    @cached_property
    def _excluded(self) -> Mapping[str, frozenset[str]]:
        pairs = {(a, b) for a in self.offers for b in self.problem.activities[a].excludes if b in self.offers}
        both = pairs | {(b, a) for a, b in pairs}
        return {code: frozenset(b for a, b in both if a == code) for code in self.offers}

    def _keeps_its_day(self, candidate: Candidate) -> bool:
        """Say whether leaving the job earlier could cost less: what paid steps earn makes up for it."""
        return self._earns and self.problem.lost_job is not None and candidate.leaves_job

    @cached_property
    def _earns(self) -> bool:
        return any(_is_paid(candidate) for found in self.offers.values() for candidate in found)


def _may_fall(support: Support) -> bool:
    """Say whether a condition that counts as met while unknown may turn out false later."""
    return support.unknown and (bool(support.deniers) or support.denied < NEVER)


def _is_paid(candidate: Candidate) -> bool:
    return candidate.pay_cents_per_week > 0


def _counted(condition: Condition, evidence: Evidence) -> Iterable[str]:
    """Return the activities whose months add up, or that make a fact false."""
    if isinstance(condition, Experience):
        return touching(condition, evidence)
    return evidence.support(condition).deniers


def _harmed(leaf: Leaf, evidence: Evidence) -> Iterator[str]:
    """Yield the activities that could make a leaf what it must not be, or that it asks by name."""
    if not leaf.wanted or isinstance(leaf.condition, Concurrent | Finished):
        yield from touching(leaf.condition, evidence)
    elif not isinstance(leaf.condition, Experience):
        yield from evidence.support(leaf.condition).deniers


def _within(new: Candidate, old: Candidate) -> bool:
    """Say whether each day of one session has a day of another within it, as cheap, near and light."""
    lighter = not new.studies or (old.studies and new.hours_per_week <= old.hours_per_week)
    suits = (old.leaves_job or not new.leaves_job) and (old.mode == "day" or new.mode != "day")
    cheap = new.cost_cents <= old.cost_cents and new.class_hours <= old.class_hours
    return lighter and suits and cheap and new.away <= old.away and _each_within(new.options, old.options)


@lru_cache(maxsize=4096)
def innermost(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the (start, end) that have no other within them: who starts in a closed week ends no sooner."""
    kept: list[Option] = []
    for start, end in sorted(options, key=lambda option: (-option[0], option[1])):
        if not kept or end < kept[-1][1]:
            kept.append((start, end))
    return tuple(kept[::-1])


@lru_cache(maxsize=4096)
def _each_within(new: tuple[Option, ...], old: tuple[Option, ...]) -> bool:
    """Say whether each of the old (start, end) has a new one that starts and ends within it."""
    ordered = sorted(new)
    soonest = list(accumulate((end for _, end in reversed(ordered)), min))[::-1]
    return all(
        (place := bisect_left(ordered, (start,))) < len(ordered) and soonest[place] <= end
        for start, end in old
    )
