"""Activities that could only make up for lost pay, of which others already do enough.

B outdoes A where it may be taken on A's days, costs no more and pays no less. Where as many outdo A as can
make up for all the pay lost until any finish, A is in no best plan: either one of them is free to take A's
place, and with a code before A's the sorted list is smaller; or all are taken, and with each on the last
days that A could have, nothing is lost without A. What is asked or forbidden, pinned or a start in the
target's own field stays.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate, Option
from planner.pathway.problem import Problem
from planner.pathway.relevance import TRUE
from planner.pathway.schedule import gives_place
from planner.pathway.tree import Node

Offers = Mapping[str, tuple[Candidate, ...]]


@dataclass(frozen=True)
class Earning:
    """What is on offer, with the trees as they read; nothing depends on what the `idle` ones grant."""

    problem: Problem
    offers: Offers
    trees: Mapping[str, Node]
    idle: frozenset[str]

    def needed(self) -> Offers:
        """Return the offers without what only earns and is never needed for that."""
        left: list[str] = []
        for code in sorted(self.offers):
            if code not in self._only_earn or not all(self._spared(c, left) for c in self.offers[code]):
                left.append(code)
        kept = set(left)
        return {code: found for code, found in self.offers.items() if code in kept}

    def _spared(self, candidate: Candidate, left: list[str]) -> bool:
        enough = self._enough(candidate)
        better = (code for code in left if code in self._steady and self._outdoes(code, candidate))
        return enough is not None and len(list(islice(better, enough))) == enough

    @cached_property
    def _only_earn(self) -> frozenset[str]:
        earn = (code for code in self.idle - {*self.problem.pinned} if self._is_paid(code))
        return frozenset(c for c in earn if not any(gives_place(self.problem, x) for x in self.offers[c]))

    def _is_paid(self, code: str) -> bool:
        return all(candidate.pay_cents_per_week > 0 for candidate in self.offers[code])

    @cached_property
    def _steady(self) -> frozenset[str]:
        """Return those that can always be taken, and moved, whatever else is."""
        activities = self.problem.activities
        barred = {other for code in self.offers for other in activities[code].excludes}
        free = (c for c in self._only_earn if self.trees[c] == TRUE and not activities[c].excludes)
        return frozenset(c for c in free if c not in barred and not any(map(_studies, self.offers[c])))

    def _outdoes(self, code: str, old: Candidate) -> bool:
        """Say whether an activity has a session on the same days, its own cheapest and nearest."""
        found = self.offers[code]
        cost, away = min(c.cost_cents for c in found), min(c.away for c in found)
        return any(c.cost_cents == cost and c.away == away and _outdoes(c, old) for c in found)

    def _enough(self, candidate: Candidate) -> int | None:
        """Return how many such sessions make up for all the pay lost until any finish, None if none do."""
        job, first = self.problem.lost_job, self._first
        if job is None or first is None:
            return 0
        if self.problem.job_until is not None:  # what is lost, and made up for, stops in between
            return None
        following = [*(end for _, end in candidate.options[1:]), NEVER]
        shares = [
            _share(option, self._last_before(after), first)
            for option, after in zip(candidate.options, following, strict=True)
        ]
        if None in shares:
            return None
        pay = candidate.pay_cents_per_week
        return max(
            -(-job.pay_cents_per_week * lost // (pay * earned)) for lost, earned in filter(None, shares)
        )

    def _last_before(self, day: int) -> int:
        """Return the last finish before a day: something ends on it."""
        return self._finishes[bisect_left(self._finishes, day) - 1]

    @cached_property
    def _finishes(self) -> list[int]:
        found = (c for offered in self.offers.values() for c in offered)
        return sorted({*self.problem.running, *(end for c in found for _, end in c.options)})

    @cached_property
    def _first(self) -> int | None:
        """Return the first day on which an unpaid step could end the present job."""
        found = (c for offered in self.offers.values() for c in offered)
        leaving = (c for c in found if c.leaves_job and not c.pay_cents_per_week)
        return min((c.options[0][0] for c in leaving), default=None)


def _share(option: Option, last: int, first: int) -> tuple[int, int] | None:
    """Return the most weeks lost for so many weeks earned, if a plan ends by `last`; None if none are.

    The job ends from `first` on. Before the option starts, the whole of it counts; later each day of it that
    is gone is gone for both, and what is lost after its end weighs most beside its last week.
    """
    start, end = option
    if start == end:
        return None
    after = 1 + _weeks(last - end)
    lost, earned = (_weeks(last - first), _weeks(end - start)) if first < start else (after, 1)
    return (lost, earned) if lost > after * earned else (after, 1)


def _outdoes(new: Candidate, old: Candidate) -> bool:
    """Say whether one session can stand in for another wherever that earns."""
    suits = (old.leaves_job or not new.leaves_job) and (old.mode == "day" or new.mode != "day")
    better = new.cost_cents <= old.cost_cents and new.pay_cents_per_week >= old.pay_cents_per_week
    return suits and better and new.away <= old.away and _has_days(new, old)


def _has_days(new: Candidate, old: Candidate) -> bool:
    return new.options == old.options or set(old.options) <= set(new.options)


def _studies(candidate: Candidate) -> bool:
    return candidate.studies or candidate.class_hours > 0


def _weeks(days: int) -> int:
    return max(0, -(-days // 7))
