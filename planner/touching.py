"""What of a changed catalogue touches a plan: the rows of its steps, of its target and of its dates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.case import Case
from planner.dates import Period
from planner.drift import Edit, Key, Turn, edits
from planner.issue import Issue, info, warning
from planner.plan import Step

BREAKS, IMPROVES, TOUCHED = "breaks", "improves", "touched"
# What a changed catalogue does to a plan, the gravest first.
VERDICTS = (BREAKS, IMPROVES, TOUCHED)
# Nobody plans what is over.
OVER = ("finished", "failed")
CLOSURES, NEEDS = "closures", "trade_skills"
OF_TARGET = ("trades", NEEDS)
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
    return Beneath.of(found).touching(case)


@dataclass(frozen=True, slots=True)
class Beneath:
    """The changed rows that can lie beneath a plan, by what names them, so that many plans are asked fast."""

    rows: Mapping[tuple[str, Key], Turn]
    of_trades: Mapping[str, tuple[Turn, ...]]
    closures: tuple[Turn, ...]

    @classmethod
    def of(cls, found: Iterable[Turn]) -> "Beneath":
        """Return those of the rows that matter."""
        turns = mattering(found)
        trades: dict[str, tuple[Turn, ...]] = {}
        for turn in turns:
            if turn.table in OF_TARGET:
                trades[turn.key[0]] = (*trades.get(turn.key[0], ()), turn)
        rows = {(turn.table, turn.key): turn for turn in turns}
        return cls(rows, trades, tuple(turn for turn in turns if turn.table == CLOSURES))

    def touching(self, case: Case) -> tuple[RowChange, ...]:
        """Return the rows that the open steps of a plan, or its target, rest on; activities first."""
        steps = [step for step in case.plan.activity_steps if step.status not in OVER]
        if not steps:
            return ()
        found = (change for changes in self._changes(case, steps) for change in changes)
        return tuple(sorted(found, key=lambda change: ORDER.index(change.turn.table)))

    def _changes(self, case: Case, steps: Iterable[Step]) -> Iterator[Iterable[RowChange]]:
        for step in steps:
            named = (("activities", (step.activity,)), ("sessions", (step.activity, step.session)))
            yield (RowChange(self.rows[name], step.id) for name in named if name in self.rows)
            yield (RowChange(turn, step.id) for turn in self.closures if _meets(turn, step))
        asked = self.of_trades.get(case.target.trade, ())
        yield (RowChange(turn) for turn in asked if _is_asked(turn, case))


def _matters(turn: Turn) -> bool:
    if turn.table not in MATTERING:
        return False
    if turn.before is None:
        return turn.table in (CLOSURES, NEEDS)
    return turn.after is None or bool(_mattering(turn))


def _mattering(turn: Turn) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits(turn) if edit.column in MATTERING[turn.table])


def _meets(turn: Turn, step: Step) -> bool:
    periods: tuple[Period | None, ...] = (turn.before, turn.after)
    start, end = step.start, step.end
    return bool(start and end and any(p and p.start < end and start < p.end for p in periods))


def _is_asked(turn: Turn, case: Case) -> bool:
    """Say whether a row of the target's trade is its entry, or a skill that is essential before or after."""
    wanted = case.target.essential_importance
    needs = (row.need for row in (turn.before, turn.after) if row is not None and turn.table == NEEDS)
    return turn.table != NEEDS or any(need.importance >= wanted for need in needs)
