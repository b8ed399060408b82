"""One profile's search without some of the limits, and the cheapest changes that open a plan.

Cheapest is what changes least: the fewest limits, then the fewest values lifted (a region, a pin, a period of
study hours), then the earliest finish, then the least money. A date or an amount changes by the least that
opens a plan. What finishes sooner by lifting more of the same limits is offered too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from frozendict import frozendict

from planner.case import WeeklyHours
from planner.pathway.conditional import conditions, grounds
from planner.pathway.constraints import APPLY_BY, FACTS, HOURS, MONEY, Constraint, later_starts
from planner.pathway.criteria import Criterion
from planner.pathway.least import LISTS, at_most, least, values_lifted
from planner.pathway.proposals import Winner, proposals
from planner.pathway.run import Run
from planner.pathway.schedule import Placed
from planner.pathway.stages import Outcome
from planner.pathway.without import Found, Limits, Without
from planner.requirement import requirement_json
from planner.supposition import CONDITIONAL, PINNED_STEPS, START, TOGETHER, changes_of

CHEAPEST = ("money_cents", "finish")
PINS = ("pinned", PINNED_STEPS)
# Limits of which more may be lifted to finish sooner: an earlier start or a later deadline always could.
GRADED = {*LISTS, *PINS, HOURS, MONEY}
Row = Mapping[str, Any]


class Relaxing(Without):
    """Finds how little must be given up; what its work does not decide is not given as proven."""

    def __init__(self, run: Run, criterion: Criterion, firm: bool = True) -> None:
        super().__init__(run, criterion, firm)
        self._bounds: dict[str, Any] = {}

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
                return [row for _, row in sorted(found, key=_cost)]
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
        narrow = self._narrowed(ours)
        cheapest = _said(narrow, *self.cheapest(narrow), self.firm) or self.known_to_open(given_up)
        yield from ((False, self._bounded(row)) for row in cheapest)
        if {c.name for c in ours} <= GRADED:
            soon = self._as_soon(ours)
            sooner = _said(soon, *self.outcome(soon), self.firm)
            yield from ((True, r) for r in sooner if all(r["finish"] < c["finish"] for c in cheapest))

    def known_to_open(self, given_up: Limits) -> list[Row]:
        """Return what is known to open a plan, where the work for the least of it was done."""
        ours = () if self.complete else self._clients(given_up)
        return _said(ours, *self.known(given_up), self.firm) if ours else []

    def later(self) -> list[Row]:
        """Return the first later start that opens a plan by itself, where only time is missing."""
        for limits in self.waiting(()):
            if self.feasible(limits):
                return _said(limits, *self.outcome(limits), self.firm)
        return []

    def waiting(self, asked: Limits) -> Iterator[Limits]:
        """Yield some limits with each later start that may matter in place of an earlier one."""
        others = tuple(constraint for constraint in asked if constraint.name != START)
        start = self.run.problem.start
        for day in later_starts(self.run.problem):
            yield (Constraint(START, start, day, (day,)), *others)

    def _bounded(self, row: Row) -> Row:
        """Return a change with the least that it might still come to, where less is not proven in vain."""
        bound = self._bounds.get(row["constraint"])
        return row if bound is None else frozendict({**row, "bound": bound})

    def _clients(self, given_up: Limits) -> Limits:
        """Return the limits if the client can change them: who can still start in time can still apply."""
        if any(c.name in FACTS and c.name != APPLY_BY for c in given_up):
            return ()
        start, today = self.run.problem.start, self.run.problem.today
        if any(c.name == APPLY_BY and c.to < today for c in given_up):
            return ()
        return tuple(Constraint(START, start, c.to) if c.name == APPLY_BY else c for c in given_up)

    def _narrowed(self, given_up: Limits) -> Limits:
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
            self._bounds[constraint.name] = constraint.ways[shut + 1]
        return least

    def _as_soon(self, given_up: Limits) -> Limits:
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
    last, came = run.problem.day(_deadline(run, outcome)), figures(run, outcome, firm)
    return Constraint("deadline", None, last), Constraint(MONEY, None, came["money_cents"])


def _rows(hours: Iterable[WeeklyHours]) -> tuple[Row, ...]:
    return tuple(frozendict({"from": row.start, "hours": row.hours}) for row in hours)


def _cost(change: tuple[bool, Row]) -> tuple[Any, ...]:
    """Return by what changes are ordered: how many values are lifted, then the finish, then the money."""
    more, row = change
    changes = changes_of(row) if row["constraint"] == TOGETHER else (row,)
    return sum(map(_values, changes)), more, row["finish"], row["money_cents"]


def _values(change: Row) -> int:
    before, after = change["from"], change["to"]
    if not isinstance(before, list | tuple) or change["constraint"] == CONDITIONAL:
        return 1
    return sum(v not in after for v in before) or sum(v not in before for v in after)


def to_document(run: Run, hoped: Outcome) -> tuple[tuple[Any, ...], ...]:
    """Return the sets of conditions of which any one, documented, makes a plan firm, the least first."""
    timelines = grounds(run.problem, hoped.placed or (), hoped.finish)
    return tuple(tuple(requirement_json(c) for c in conditions(timeline)) for timeline in timelines)


def figures(run: Run, outcome: Outcome, firm: bool = True) -> Row:
    """Return when a plan ends and what it costs."""
    (found,) = proposals(run.problem, [Winner("", outcome, firm)])
    return {"finish": found.finish, "money_cents": found.money_cents}


def _said(given_up: Limits, run: Run, outcome: Outcome, firm: bool) -> list[Row]:
    """Return one change as it is, several as one whose values are by limit, with what the plan comes to."""
    if outcome.placed is None:
        return []
    came = figures(run, outcome, firm)
    wanted = {c.name: _wanted(c, run, outcome, came) for c in given_up}
    before = {c.name: c.value for c in given_up}
    if not firm:
        before = {CONDITIONAL: None, **before}
        wanted = {CONDITIONAL: list(to_document(run, outcome)[0]), **wanted}
    if len(wanted) == 1:
        ((name, to),) = wanted.items()
        return [frozendict({"constraint": name, "from": before[name], "to": to, **came})]
    both = {"from": frozendict(before), "to": frozendict(wanted)}
    return [frozendict({"constraint": TOGETHER, **both, **came})]


def _wanted(given_up: Constraint, run: Run, outcome: Outcome, came: Row) -> Any:
    """Return what a limit must become: no earlier deadline opens the plan found, nor does less money."""
    if given_up.name == "deadline":
        return run.problem.day(_deadline(run, outcome))
    return (
        came["money_cents"] if given_up.name == MONEY else least(given_up, run.problem, outcome.placed or ())
    )


def _deadline(run: Run, outcome: Outcome) -> int:
    """Return the first deadline of a plan: a group that is always open is entered before that day only."""
    at_the_end = (step for step in outcome.placed or () if step.start == outcome.finish)
    return outcome.finish + any(_is_always_open(run, step) for step in at_the_end)


def _is_always_open(run: Run, step: Placed) -> bool:
    session = run.problem.catalogue.session(step.code, step.candidate.session)
    return session is None or (session.entry != "dated" and session.window_end is None)
