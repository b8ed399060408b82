"""Why a profile has no firm plan: an irreducible set of constraints, and the fewest changes that open one."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from frozendict import frozendict

from planner.pathway.admission import admission
from planner.pathway.conditional import conditions, grounded
from planner.pathway.constraints import (
    APPLY_BY,
    FACTS,
    KEEP_JOB,
    MONEY,
    WORKING,
    Constraint,
    constraints,
    facts_in_the_way,
    freed,
    relaxed,
    stated,
)
from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.least import least
from planner.pathway.problem import Problem, problem
from planner.pathway.proposals import Winner, proposals
from planner.pathway.reach import is_shut
from planner.pathway.result import Blocked
from planner.pathway.run import Run
from planner.pathway.schedule import Placed
from planner.pathway.solver import Stopped
from planner.pathway.stages import Outcome
from planner.requirement import requirement_json
from planner.supposition import START, TOGETHER

FASTEST, LEAST_COSTLY = CRITERIA[:2]
CONDITIONAL = "conditional"
Row = Mapping[str, Any]
Limits = tuple[Constraint, ...]
Reasons = tuple[tuple[Row, ...], tuple[Row, ...]]


def never_opens(posed: Problem) -> Row | None:
    """Return what shuts the target whatever the limits and the days, None if they could matter."""
    case = relaxed(posed.case, constraints(posed, FASTEST))
    return admission(problem(case, posed.catalogue)) if is_shut(case, posed.catalogue) else None


class WhyNot:
    """The reasons of one search, found once for the profiles that share them."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._firm: dict[bool, Reasons] = {}
        self._other: dict[bool, Reasons] = {}

    def blocked(self, criterion: Criterion, hoped: Outcome | None) -> Blocked:
        """Return why a profile has no firm plan; `hoped` is its conditional one."""
        if hoped is None:
            reasons = self._limits(criterion)
            return Blocked(criterion.name, *(reasons if reasons[0] else self._beyond(criterion)))
        to_document = self._unknown(self._run, hoped)
        change = {"constraint": CONDITIONAL, "from": None, "to": to_document["value"]}
        change |= self._figures(self._run, hoped, firm=False)
        blocking, changes = self._in_time(criterion)
        return Blocked(criterion.name, (to_document, *blocking), (frozendict(change), *changes))

    def _in_time(self, criterion: Criterion) -> Reasons:
        """Return what else opens a firm plan, nothing if the search is stopped before that is known."""
        try:
            return self._limits(criterion)
        except Stopped:
            return (), ()

    def _limits(self, criterion: Criterion) -> Reasons:
        """Return the limits that block and what opens a firm plan, nothing if no change of limits does."""
        working = criterion.name == WORKING
        if working not in self._firm:
            asked = constraints(self._run.problem, criterion)
            sought = self._feasible(criterion, asked)
            self._firm[working] = self._reasons(criterion, asked) if sought else ((), ())
        return self._firm[working]

    def _beyond(self, criterion: Criterion) -> Reasons:
        working = criterion.name == WORKING
        if working not in self._other:
            self._other[working] = self._sought(criterion)
        return self._other[working]

    def _sought(self, criterion: Criterion) -> Reasons:
        """Return what blocks where no change of limits opens a firm plan."""
        limits, facts = constraints(self._run.problem, criterion), facts_in_the_way(self._run.problem)
        if facts and self._feasible(criterion, (*limits, *facts)):
            return self._reasons(criterion, (*limits, *facts))
        run, rule = self._without(criterion, limits)
        hoped = run.outcome(rule, firm=False)
        if hoped.placed is None:
            return (admission(run.problem),), ()
        left = self._irreducible(criterion, limits, firm=False)
        return (self._unknown(run, hoped), *self._stated(criterion, left, limits)), ()

    def _unknown(self, run: Run, hoped: Outcome) -> Row:
        """Return the conditions to document, without which a plan is not firm."""
        timeline = grounded(run.problem, hoped.placed or (), hoped.finish)
        trees = [requirement_json(condition) for condition in conditions(timeline)]
        return frozendict({"constraint": CONDITIONAL, "value": trees})

    def _reasons(self, criterion: Criterion, asked: Limits) -> Reasons:
        left = self._irreducible(criterion, asked, firm=True)
        return self._stated(criterion, left, asked), tuple(self._changes(criterion, left, asked))

    def _stated(self, criterion: Criterion, left: Limits, asked: Limits) -> tuple[Row, ...]:
        """Return what blocks; of facts, what of them a plan without the blocking ones would meet."""
        placed: tuple[Placed, ...] = ()
        if any(c.name in FACTS for c in left):
            outcomes = (self._outcome(criterion, given) for given in (left, asked))
            placed = next(tuple(o.placed) for o in outcomes if o.placed is not None)
        return tuple(stated(c, self._run.problem, placed) for c in left)

    def _outcome(self, criterion: Criterion, given_up: Limits) -> Outcome:
        run, rule = self._without(criterion, given_up)
        return run.outcome(rule, firm=True)

    def _irreducible(self, criterion: Criterion, asked: Limits, firm: bool) -> Limits:
        """Return limits that leave no plan together, but would without any one of them."""
        left = asked
        for constraint in asked:
            others = tuple(c for c in left if c is not constraint)
            if not self._feasible(criterion, [c for c in asked if c not in others], firm):
                left = others
        return left

    def _changes(self, criterion: Criterion, left: Limits, asked: Limits) -> list[Row]:
        """Return the fewest changes that open a plan, as small as they can be, the earliest finish first.

        Where one limit is not enough, two are, or else a set of which each is needed.
        """
        singles = ((c,) for c in left)
        pairs = ((c, d) for c in left for d in asked if d not in left or left.index(c) < left.index(d))
        for sets in (singles, pairs, self._fewest(criterion, asked)):
            found = [row for given in sets if (row := self._change(criterion, given))]
            if found:
                return sorted(found, key=lambda row: (row["finish"], row["money_cents"]))
        return []

    def _fewest(self, criterion: Criterion, asked: Limits) -> Iterator[Limits]:
        """Yield limits to give up together, none of them needlessly."""
        given = asked
        for constraint in asked:
            fewer = tuple(c for c in given if c is not constraint)
            if self._feasible(criterion, fewer):
                given = fewer
        yield given

    def _change(self, criterion: Criterion, given_up: Limits) -> Row | None:
        """Return what some limits must become, None if that opens nothing or is not the client's to do."""
        if not self._feasible(criterion, given_up):
            return None
        given_up = self._client_s(given_up)
        if not given_up or not self._feasible(criterion, given_up := self._narrowed(criterion, given_up)):
            return None
        run, rule = self._without(criterion, given_up)
        names = {c.name for c in given_up}
        rule = LEAST_COSTLY if rule is FASTEST and MONEY in names and "deadline" not in names else rule
        outcome = run.outcome(rule, firm=True)
        if outcome.placed is None:
            return None
        figures = self._figures(run, outcome)
        wanted = {c.name: _wanted(c, run, outcome, figures) for c in given_up}
        return frozendict({**_said(given_up, wanted), **figures})

    def _client_s(self, given_up: Limits) -> Limits:
        """Return the limits that the client can change: who starts in time can still apply."""
        if any(c.name in FACTS and c.name != APPLY_BY for c in given_up):
            return ()
        start = self._run.problem.start
        return tuple(Constraint(START, start, c.to) if c.name == APPLY_BY else c for c in given_up)

    def _narrowed(self, criterion: Criterion, given_up: Limits) -> Limits:
        """Return the same limits, each changed by the least of its ways that opens a plan."""
        for number, constraint in enumerate(given_up):
            if ways := constraint.ways:
                tried = [
                    (*given_up[:number], replace(constraint, to=w), *given_up[number + 1 :]) for w in ways
                ]
                first = bisect_left(tried[:-1], True, key=lambda limits: self._feasible(criterion, limits))
                given_up = tried[first]
        return given_up

    def _feasible(self, criterion: Criterion, given_up: Iterable[Constraint], firm: bool = True) -> bool:
        run, rule = self._without(criterion, tuple(given_up))
        return run.feasible(rule, firm)

    def _without(self, criterion: Criterion, given_up: Limits) -> tuple[Run, Criterion]:
        """Return a search without some limits; who gives up the job is free of that profile's rule."""
        case, catalogue = self._run.problem.case, self._run.problem.catalogue
        free = any(c.name == KEEP_JOB for c in given_up) or criterion.name != WORKING
        opened = freed(catalogue, given_up, case.preferences.start)
        return Run(problem(relaxed(case, given_up), opened), self._run.solver), FASTEST if free else criterion

    def _figures(self, run: Run, outcome: Outcome, firm: bool = True) -> Row:
        (found,) = proposals(run.problem, [Winner("", outcome, firm)])
        return {"finish": found.finish, "money_cents": found.money_cents}


def _wanted(given_up: Constraint, run: Run, outcome: Outcome, figures: Row) -> Any:
    """Return what a limit must become: no earlier deadline opens the plan found, nor does less money."""
    exact = {"deadline": "finish", MONEY: "money_cents"}.get(given_up.name)
    wanted = least(given_up.name, given_up.value, given_up.to, run.problem, outcome.placed or ())
    return figures[exact] if exact else wanted


def _said(given_up: Limits, wanted: Row) -> Row:
    """Return one change as it is, several as one whose values are by limit."""
    if len(given_up) == 1:
        (only,) = given_up
        return {"constraint": only.name, "from": only.value, "to": wanted[only.name]}
    before = frozendict({c.name: c.value for c in given_up})
    return {"constraint": TOGETHER, "from": before, "to": frozendict(wanted)}
