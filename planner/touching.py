"""What of a changed catalogue touches a plan: the rows of its steps, of its target and of its dates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.case import Case
from planner.dates import Period
from planner.drift import Edit, Turn, edits
from planner.issue import Issue, info, warning
from planner.plan import Step

BREAKS, IMPROVES, TOUCHED = "breaks", "improves", "touched"
# What a changed catalogue does to a plan, the gravest first.
VERDICTS = (BREAKS, IMPROVES, TOUCHED)
# Nobody plans what is over.
OVER = ("finished", "failed")
CLOSURES, NEEDS = "closures", "trade_skills"
MATTERING = {
    "activities": {"hours", "requires", "grants", "excludes", "cost_cents", "replaced_by", "verified"},
    "sessions": {
        "start", "end", "entry", "window_start", "window_end", "apply_by", "hours_per_week", "cost_cents",
        "pay_cents_per_week", "region", "place", "mode", "language", "seats", "verified",
    },
    "trades": {"requires"},
    NEEDS: {"level", "importance"},
    CLOSURES: {"start", "end"},
}  # fmt: skip
ORDER = tuple(MATTERING)


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that a plan rests on and that is not what it was; `step` is "" for the whole plan."""

    turn: Turn
    step: str = ""

    @property
    def is_gone(self) -> bool:
        """Say whether the row is no longer there."""
        return self.turn.after is None

    @property
    def is_new(self) -> bool:
        """Say whether the row was not there before."""
        return self.turn.before is None

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the values of the row that matter to a plan, before and after."""
        return () if self.is_gone or self.is_new else _mattering(self.turn)


@dataclass(frozen=True, slots=True)
class PlanDrift:
    """What changed beneath a plan since it was looked at, by which version it began, and what that does."""

    version: int
    verdict: str
    changes: tuple[RowChange, ...] = ()


def looked_at(case: Case, version: int) -> Case:
    """Return the case whose plan somebody looked at with a version of the catalogue."""
    return replace(case, plan=replace(case.plan, catalogue_version=version))


def drift_issue(found: PlanDrift) -> Issue:
    """Return what a plan says until somebody looks: the catalogue is no longer that of the plan."""
    if found.verdict == IMPROVES and not found.changes:
        return info("catalogue-improves")
    return warning("catalogue-changed", changes=found.changes)


def mattering(found: Iterable[Turn]) -> tuple[Turn, ...]:
    """Return the rows whose change can touch a plan that is there, its activities first; titles cannot."""
    return tuple(sorted(filter(_matters, found), key=lambda turn: ORDER.index(turn.table)))


def touched(case: Case, found: Iterable[Turn]) -> tuple[RowChange, ...]:
    """Return the changed rows that the open steps of a plan, or its target, rest on."""
    open_steps = [step for step in case.plan.activity_steps if step.status not in OVER]
    if not open_steps:
        return ()
    return tuple(change for turn in mattering(found) for change in _touching(turn, case, open_steps))


def _matters(turn: Turn) -> bool:
    if turn.table not in MATTERING:
        return False
    if turn.before is None:
        return turn.table in (CLOSURES, NEEDS)
    return turn.after is None or bool(_mattering(turn))


def _mattering(turn: Turn) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits(turn) if edit.column in MATTERING[turn.table])


def _touching(turn: Turn, case: Case, steps: Iterable[Step]) -> Iterator[RowChange]:
    match turn.table:
        case "activities":
            yield from (RowChange(turn, s.id) for s in steps if turn.key == (s.activity,))
        case "sessions":
            yield from (RowChange(turn, s.id) for s in steps if turn.key == (s.activity, s.session))
        case "closures":
            yield from (RowChange(turn, s.id) for s in steps if _meets(turn, s))
        case _ if _of_target(turn, case):
            yield RowChange(turn)


def _meets(turn: Turn, step: Step) -> bool:
    periods: tuple[Period | None, ...] = (turn.before, turn.after)
    start, end = step.start, step.end
    return bool(start and end and any(p and p.start < end and start < p.end for p in periods))


def _of_target(turn: Turn, case: Case) -> bool:
    if turn.key[0] != case.target.trade:
        return False
    wanted = case.target.essential_importance
    asked = (row.need for row in (turn.before, turn.after) if row is not None and turn.table == NEEDS)
    return turn.table == "trades" or any(need.importance >= wanted for need in asked)
