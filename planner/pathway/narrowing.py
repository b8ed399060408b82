"""How little of each limit must change for a plan to open, and by which few values."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from frozendict import frozendict

from planner.case import WeeklyHours
from planner.pathway.changes import Row, figures, first_deadline
from planner.pathway.constraints import HOURS, MONEY, Constraint
from planner.pathway.criteria import Criterion
from planner.pathway.least import LISTS, at_most, values_lifted
from planner.pathway.outcome import Outcome
from planner.pathway.run import Run
from planner.pathway.without import Found, Limits, Without
from planner.supposition import PINNED_STEPS

CHEAPEST = ("money_cents", "finish")
PINS = ("pinned", PINNED_STEPS)


class Narrowing(Without):
    """Finds the least of some limits that opens a plan; of what may be less, it keeps the bound."""

    def __init__(self, run: Run, criterion: Criterion, firm: bool = True) -> None:
        super().__init__(run, criterion, firm)
        self.bounds: dict[str, Any] = {}

    def cheapest(self, given_up: Limits) -> Found:
        """Return the best of the plans that lift the fewest values of some limits, or cost least."""
        names, lists = {c.name for c in given_up}, [c for c in given_up if c.name in LISTS]
        cheap = MONEY in names and "deadline" not in names
        run, best = self.outcome(given_up, CHEAPEST if cheap else ())
        for count in range(len(lists), values_lifted(lists, run.problem, best.placed or ())):
            fewer = self.outcome(given_up, CHEAPEST if cheap else (), partial(at_most, count, lists))
            if fewer[1].placed is not None:
                return fewer
        return run, best

    def narrowed(self, given_up: Limits) -> Limits:
        """Return the same limits, each changed by the least of its ways that opens a plan."""
        for number, constraint in enumerate(given_up):
            before, after = given_up[:number], given_up[number + 1 :]
            tried = [(*before, replace(constraint, to=way), *after) for way in constraint.ways]
            if tried:
                given_up = tried[self._first(tried, constraint)]
            if constraint.name == HOURS:
                given_up = self._spared(given_up, number)
            if constraint.name in PINS:
                given_up = self._kept(given_up, number)
        return given_up

    def _first(self, tried: Sequence[Limits], constraint: Constraint) -> int:
        """Return the place of the least way known to open a plan; of one that may be less, keep the bound."""
        answers = {}

        def opens(place: int) -> bool:
            answers[place] = self.opens(tried[place])
            return answers[place] is True

        least = bisect_left(range(len(tried) - 1), True, key=opens)
        shut = max((place for place, answer in answers.items() if answer is False), default=-1)
        if shut + 1 < least:
            self.bounds[constraint.name] = constraint.ways[shut + 1]
        return least

    def as_soon(self, given_up: Limits) -> Limits:
        """Return limits with the least hours of study that end as soon, and cost as little, as any do."""
        for number, constraint in enumerate(given_up):
            if constraint.name == HOURS and constraint.ways:
                best = self.outcome(given_up)
                same = _no_worse(*best, self.firm) if best[1].placed is not None else ()
                tried = [_with(given_up, number, way) for way in constraint.ways]
                given_up = tried[bisect_left(tried[:-1], True, key=lambda t: self.feasible((*t, *same)))]
        return given_up

    def _spared(self, given_up: Limits, number: int) -> Limits:
        """Return limits in which few periods have more hours of study: the best one, if one is enough."""
        hours, raised = given_up[number], self.without(given_up)[0].problem.case.preferences.weekly_hours
        stated = tuple(WeeklyHours(row["from"], row["hours"]) for row in hours.value)
        alone = (
            tuple(r if r.start == row.start else s for r, s in zip(raised, stated, strict=True))
            for row in raised
        )
        if best := self._best(_with(given_up, number, _rows(rows)) for rows in alone):
            return best
        for place, row in enumerate(stated):
            spared = (*raised[:place], row, *raised[place + 1 :])
            raised = spared if self.feasible(_with(given_up, number, _rows(spared))) else raised
        return _with(given_up, number, _rows(raised))

    def _kept(self, given_up: Limits, number: int) -> Limits:
        """Return limits in which as many pins stay as can: all but the best one to free, if one is enough."""
        pins = given_up[number].value
        alone = (tuple(other for other in pins if other != pin) for pin in pins)
        if best := self._best(_with(given_up, number, kept) for kept in alone):
            return best
        for pin in pins:
            more = _with(given_up, number, (*given_up[number].to, pin))
            given_up = more if self.feasible(more) else given_up
        return given_up

    def _best(self, ways: Iterable[Limits]) -> Limits | None:
        """Return those of some limits whose plan is best, None if none leaves a plan."""
        enough = [given_up for given_up in ways if self.feasible(given_up)]
        return min(enough, key=self._figures) if len(enough) > 1 else next(iter(enough), None)

    def _figures(self, given_up: Limits) -> tuple[Any, ...]:
        run, outcome = self.cheapest(given_up)
        came = figures(run, outcome, self.firm)
        return came["finish"], came["money_cents"], repr(given_up)


def _with(limits: Limits, number: int, to: Any) -> Limits:
    return (*limits[:number], replace(limits[number], to=to), *limits[number + 1 :])


def _no_worse(run: Run, outcome: Outcome, firm: bool) -> Limits:
    """Return the deadline and the money that no plan keeps which ends later, or costs more, than one."""
    last, came = run.problem.day(first_deadline(run, outcome)), figures(run, outcome, firm)
    return Constraint("deadline", None, last), Constraint(MONEY, None, came["money_cents"])


def _rows(hours: Iterable[WeeklyHours]) -> tuple[Row, ...]:
    return tuple(frozendict({"from": row.start, "hours": row.hours}) for row in hours)
