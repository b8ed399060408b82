"""Why a profile has no firm plan: an irreducible set of constraints, and the fewest changes that open one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from frozendict import frozendict

from planner.pathway.admission import admission
from planner.pathway.changes import figures, to_document
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
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Problem, problem
from planner.pathway.reach import is_shut
from planner.pathway.relaxing import Relaxing
from planner.pathway.restating import Restating
from planner.pathway.result import Blocked
from planner.pathway.run import Run
from planner.pathway.schedule import Placed
from planner.pathway.solver import unasked
from planner.pathway.without import FASTEST, Limits
from planner.supposition import CONDITIONAL, START

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What blocks and what opens a plan, as far as the work for it went."""

    blocking: tuple[Row, ...] = ()
    changes: tuple[Row, ...] = ()
    complete: bool = True


NOTHING = Reasons()


class WhyNot:
    """The reasons of one search, found once for the profiles that share them."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._firm: dict[bool, Reasons] = {}
        self._other: dict[bool, Reasons] = {}
        self._restating = Restating(run)

    def blocked(self, criterion: Criterion, hoped: Outcome | None) -> Blocked:
        """Return why a profile has no firm plan; `hoped` is its conditional one."""
        found = self._limits(criterion)
        if hoped is None:
            found = found if found.blocking else self._beyond(criterion)
        else:
            blocking = (_unknown(self._run, hoped), *found.blocking)
            found = Reasons(blocking, (*_documents(self._run, hoped), *found.changes), found.complete)
        changes, proven = self._stated(found.changes, criterion)
        return Blocked(criterion.name, found.blocking, changes, found.complete and proven)

    def _stated(self, changes: tuple[Row, ...], criterion: Criterion) -> tuple[tuple[Row, ...], bool]:
        """Return changes with the figures of a profile: found for the fastest, they are its own."""
        if criterion.name in (FASTEST.name, WORKING):
            return changes, True
        return self._restating.rows(changes, criterion)

    def _limits(self, criterion: Criterion) -> Reasons:
        """Return the limits that block and what opens a firm plan, nothing if no change of limits does."""
        working, search = criterion.name == WORKING, Relaxing(self._run, criterion)
        if working not in self._firm:
            self._firm[working] = _opening(search, constraints(self._run.problem, criterion))
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


def _opening(search: Relaxing, asked: Limits) -> Reasons:
    """Return what of some limits blocks, with what opens a plan; of a later start too, which time may ask."""
    later = search.later()
    if search.feasible(asked):
        found = _reasons(search, asked)
        return replace(found, changes=(*found.changes, *later))
    if later:
        return Reasons((_started(search),), tuple(later), search.complete)
    for limits in search.waiting(asked):
        if search.feasible(limits):
            return _reasons(search, limits)
    return NOTHING if search.complete else _undecided(search, asked)


def _started(search: Relaxing) -> Row:
    return frozendict({"constraint": START, "value": search.run.problem.start})


def _undecided(search: Relaxing, asked: Limits) -> Reasons:
    """Return all limits where it is not decided whether giving them up opens a plan."""
    return Reasons(tuple(stated(c, search.run.problem, ()) for c in asked), (), complete=False)


def _sought(search: Relaxing) -> Reasons:
    posed = search.run.problem
    limits, facts = constraints(posed, search.criterion), facts_in_the_way(posed)
    wider = widened(limits, defaults(posed))
    asked = ((*limits, *facts), wider, (*wider, *facts)) if facts else (wider,)
    for given_up in asked:
        if search.feasible(given_up):
            return _reasons(search, given_up)
    if not search.complete:
        return _undecided(search, (*wider, *facts))
    return _hoped(Relaxing(search.run, search.criterion, firm=False), limits, wider)


def _hoped(search: Relaxing, limits: Limits, wider: Limits) -> Reasons:
    """Return which limits block together with the unknown, and what opens a plan with it."""
    for asked in (limits, wider):
        run, hoped = search.outcome(asked)
        if hoped.placed is not None:
            left = search.irreducible(asked)
            changes = search.changes(left, asked) if left else _documents(run, hoped)
            rows = (stated(c, search.run.problem, ()) for c in left)
            return Reasons((_unknown(run, hoped), *rows), tuple(changes), search.complete)
    return Reasons((admission(run.problem),)) if search.complete else _undecided(search, wider)


def _reasons(search: Relaxing, asked: Limits) -> Reasons:
    left = search.irreducible(asked)
    placed = _kept_out(search, left, asked) if any(c.name in FACTS for c in left) else ()
    blocking = tuple(stated(c, search.run.problem, placed) for c in left)
    changes = search.changes(left, asked) or search.known_to_open(asked)
    return Reasons(blocking, tuple(changes), search.complete)


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
