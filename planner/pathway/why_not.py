"""Why a profile has no firm plan: an irreducible set of constraints, and the fewest changes that open one."""

from collections.abc import Callable, Mapping
from typing import Any

from frozendict import frozendict

from planner.pathway.admission import admission
from planner.pathway.constraints import (
    FACTS,
    WORKING,
    constraints,
    defaults,
    facts_in_the_way,
    freed,
    relaxed,
    stated,
    widened,
)
from planner.pathway.criteria import Criterion
from planner.pathway.problem import Problem, problem
from planner.pathway.reach import is_shut
from planner.pathway.relaxing import FASTEST, Limits, Relaxing, figures, to_document
from planner.pathway.result import Blocked
from planner.pathway.run import Run
from planner.pathway.schedule import Placed
from planner.pathway.solver import Stopped, unasked
from planner.pathway.stages import Outcome
from planner.supposition import CONDITIONAL

Row = Mapping[str, Any]
Reasons = tuple[tuple[Row, ...], tuple[Row, ...]]
NOTHING: Reasons = (), ()


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
        (blocking, changes), documents = self._in_time(criterion), _documents(self._run, hoped)
        return Blocked(criterion.name, (_unknown(self._run, hoped), *blocking), (*documents, *changes))

    def _in_time(self, criterion: Criterion) -> Reasons:
        """Return what else opens a firm plan, nothing if the search is stopped before that is known."""
        try:
            return self._limits(criterion)
        except Stopped:
            return NOTHING

    def _limits(self, criterion: Criterion) -> Reasons:
        """Return the limits that block and what opens a firm plan, nothing if no change of limits does."""
        working, search = criterion.name == WORKING, Relaxing(self._run, criterion)
        if working not in self._firm:
            asked = constraints(self._run.problem, criterion)
            self._firm[working] = _reasons(search, asked) if search.feasible(asked) else NOTHING
        return self._firm[working]

    def _beyond(self, criterion: Criterion) -> Reasons:
        """Return what blocks where no change of limits opens a firm plan."""
        working = criterion.name == WORKING
        if working not in self._other:
            self._other[working] = _sought(Relaxing(self._run, criterion))
        return self._other[working]


def never_opens(posed: Problem, check: Callable[[], None] = unasked) -> Row | None:
    """Return what keeps the target shut whatever is changed, None if some change might open it.

    `check` may interrupt it.
    """
    case = relaxed(posed.case, widened(constraints(posed, FASTEST), defaults(posed)))
    opened = freed(posed.catalogue, facts_in_the_way(posed), posed.start)
    shut = is_shut(case, opened, check)
    return admission(problem(case, posed.catalogue, check=check)) if shut else None


def _sought(search: Relaxing) -> Reasons:
    posed = search.run.problem
    limits, facts = constraints(posed, search.criterion), facts_in_the_way(posed)
    wider = widened(limits, defaults(posed))
    if facts and search.feasible((*limits, *facts)):
        return _reasons(search, (*limits, *facts))
    if search.feasible(wider):
        return _reasons(search, wider)
    if facts and search.feasible((*wider, *facts)):
        return _reasons(search, (*wider, *facts))
    return _hoped(Relaxing(search.run, search.criterion, firm=False), limits, wider)


def _hoped(search: Relaxing, limits: Limits, wider: Limits) -> Reasons:
    """Return which limits block together with the unknown, and what opens a plan with it."""
    for asked in (limits, wider):
        run, hoped = search.outcome(asked)
        if hoped.placed is not None:
            left = search.irreducible(asked)
            changes = search.changes(left, asked) if left else _documents(run, hoped)
            rows = (stated(c, search.run.problem, ()) for c in left)
            return (_unknown(run, hoped), *rows), tuple(changes)
    return (admission(run.problem),), ()


def _reasons(search: Relaxing, asked: Limits) -> Reasons:
    left = search.irreducible(asked)
    placed = _kept_out(search, left, asked) if any(c.name in FACTS for c in left) else ()
    blocking = tuple(stated(c, search.run.problem, placed) for c in left)
    return blocking, tuple(search.changes(left, asked))


def _kept_out(search: Relaxing, left: Limits, asked: Limits) -> tuple[Placed, ...]:
    """Return the steps of a plan that the facts which block keep out."""
    for given_up in (left, asked):
        _, outcome = search.outcome(given_up)
        if outcome.placed is not None:
            return tuple(outcome.placed)
    return ()


def _unknown(run: Run, hoped: Outcome) -> Row:
    """Return the conditions to document, without which a plan is not firm; any one of several ways."""
    ways = to_document(run, hoped)
    either = [way[0] if len(way) == 1 else {"all": list(way)} for way in ways]
    trees = list(ways[0]) if len(ways) == 1 else [{"any": either}]
    return frozendict({"constraint": CONDITIONAL, "value": trees})


def _documents(run: Run, hoped: Outcome) -> tuple[Row, ...]:
    """Return, for each way to make a plan firm, what to document, with what the plan comes to."""
    came = figures(run, hoped, firm=False)
    change = {"constraint": CONDITIONAL, "from": None}
    return tuple(frozendict({**change, "to": list(way), **came}) for way in to_document(run, hoped))
