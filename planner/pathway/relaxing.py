"""One profile's search without some of the limits, and the cheapest changes that open a plan.

Cheapest is what changes least: the fewest limits, then the fewest values lifted (a region, a pin, a period of
study hours), then the earliest finish, then the least money. A date or an amount changes by the least that
opens a plan. What finishes sooner by lifting more of the same limits is offered too.
"""

from collections.abc import Iterator

from frozendict import frozendict

from planner.pathway.changes import Row, cost, said
from planner.pathway.constraints import APPLY_BY, FACTS, HOURS, MONEY, Constraint, later_starts
from planner.pathway.least import LISTS
from planner.pathway.narrowing import PINS, Narrowing
from planner.pathway.without import Limits
from planner.supposition import START

# Limits of which more may be lifted to finish sooner: an earlier start or a later deadline always could.
GRADED = {*LISTS, *PINS, HOURS, MONEY}


class Relaxing(Narrowing):
    """Finds how little must be given up; what its work does not decide is not given as proven."""

    def irreducible(self, asked: Limits) -> Limits:
        """Return limits that leave no plan together, but would without any one of them."""
        left = asked
        for constraint in asked:
            others = tuple(c for c in left if c is not constraint)
            if self.opens([c for c in asked if c not in others]) is False:
                left = others
        return left

    def changes(self, left: Limits, asked: Limits) -> list[Row]:
        """Return the fewest changes that open a plan, the cheapest first.

        Where one limit is not enough, two are, or else a set of which each is needed.
        """
        singles = ((c,) for c in left)
        pairs = ((c, d) for c in left for d in asked if d not in left or left.index(c) < left.index(d))
        for sets in (singles, pairs, self._fewest(asked)):
            found = [change for given in sets for change in self._changes(given)]
            if found:
                return [row for _, row in sorted(found, key=cost)]
        return []

    def _fewest(self, asked: Limits) -> Iterator[Limits]:
        """Yield limits to give up together, none of them needlessly."""
        given = asked
        for constraint in asked:
            fewer = tuple(c for c in given if c is not constraint)
            given = fewer if self.feasible(fewer) else given
        yield given

    def _changes(self, given_up: Limits) -> Iterator[tuple[bool, Row]]:
        """Yield what some limits must become at the least, and what more of them finishes sooner.

        Nothing if that opens no plan, or is not the client's to do.
        """
        ours = self._clients(given_up) if self.feasible(given_up) else ()
        if not ours:
            return
        narrow = self.narrowed(ours)
        cheapest = said(narrow, *self.cheapest(narrow), self.firm) or self.known_to_open(given_up)
        yield from ((False, self._bounded(row)) for row in cheapest)
        if {c.name for c in ours} <= GRADED:
            soon = self.as_soon(ours)
            sooner = said(soon, *self.outcome(soon), self.firm)
            yield from ((True, r) for r in sooner if all(r["finish"] < c["finish"] for c in cheapest))

    def known_to_open(self, given_up: Limits) -> list[Row]:
        """Return what is known to open a plan, where the work for the least of it was done."""
        ours = () if self.complete else self._clients(given_up)
        return said(ours, *self.known(given_up), self.firm) if ours else []

    def later(self) -> list[Row]:
        """Return the first later start that opens a plan by itself, where only time is missing."""
        for limits in self.waiting(()):
            if self.feasible(limits):
                return said(limits, *self.outcome(limits), self.firm)
        return []

    def waiting(self, asked: Limits) -> Iterator[Limits]:
        """Yield some limits with each later start that may matter in place of an earlier one."""
        others = tuple(constraint for constraint in asked if constraint.name != START)
        start = self.run.problem.start
        for day in later_starts(self.run.problem):
            yield (Constraint(START, start, day, (day,)), *others)

    def _bounded(self, row: Row) -> Row:
        """Return a change with the least that it might still come to, where less is not proven in vain."""
        bound = self.bounds.get(row["constraint"])
        return row if bound is None else frozendict({**row, "bound": bound})

    def _clients(self, given_up: Limits) -> Limits:
        """Return the limits if the client can change them: who can still start in time can still apply."""
        if any(c.name in FACTS and c.name != APPLY_BY for c in given_up):
            return ()
        start, today = self.run.problem.start, self.run.problem.today
        if any(c.name == APPLY_BY and c.to < today for c in given_up):
            return ()
        return tuple(Constraint(START, start, c.to) if c.name == APPLY_BY else c for c in given_up)
