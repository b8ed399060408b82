"""What of a changed catalogue touches a plan: the rows of its steps, of its target and of its dates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.case import Case
from planner.catalogue import Catalogue
from planner.dates import Period
from planner.drift import Edit, Turn, edits, row_key, rows
from planner.funding import worth_asking
from planner.issue import Issue, info, warning
from planner.plan import OVER, Step
from planner.recognition import catalogued
from planner.regions import ALL_CANADA, ALL_QUEBEC

BREAKS, IMPROVES, TOUCHED = "breaks", "improves", "touched"
# What a changed catalogue does to a plan, the gravest first.
VERDICTS = (BREAKS, IMPROVES, TOUCHED)
ACTIVITIES, SESSIONS, COMPETENCIES, CLOSURES = "activities", "sessions", "competencies", "closures"
NEEDS, OUTLOOK, WAGES, MEASURES = "trade_skills", "outlook", "wages", "measures"
OF_TARGET = ("trades", NEEDS, OUTLOOK, WAGES)
MATTERING = {
    ACTIVITIES: {"hours", "requires", "grants", "excludes", "cost_cents", "replaced_by", "verified"},
    SESSIONS: {
        "start", "end", "entry", "window_start", "window_end", "apply_by", "hours_per_week", "cost_cents",
        "pay_cents_per_week", "region", "place", "mode", "language", "seats", "verified",
    },
    COMPETENCIES: {"hours", "eval_hours", "skill", "level"},
    "trades": {"requires"},
    NEEDS: {"level", "importance"},
    CLOSURES: {"start", "end"},
    MEASURES: {"conditions", "amount_fr", "amount_en", "valid_to"},
    OUTLOOK: {"value"},
    WAGES: {"low_cents", "median_cents"},
}  # fmt: skip
ORDER = tuple(MATTERING)
# What is new in these tables is beneath plans that are there; a new activity or session is chosen first.
BINDING = {COMPETENCIES, NEEDS, CLOSURES, MEASURES, OUTLOOK, WAGES}


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


def touched(case: Case, found: Iterable[Turn], *funded: Catalogue) -> tuple[RowChange, ...]:
    """Return the changed rows that the open steps of a plan, its target or its funding rest on."""
    return Beneath.of(found, *funded).touching(case)


def funded_before(now: Catalogue, found: Iterable[Turn]) -> Catalogue:
    """Return the catalogue with the measures that it had before they changed, those that are gone first."""
    former = {turn.key: turn.before for turn in found if turn.table == MEASURES}
    held = {**former, **rows(MEASURES, now), **former}
    return replace(now, measures=tuple(measure for measure in held.values() if measure is not None))


@dataclass(frozen=True, slots=True)
class Beneath:
    """The changed rows that can lie beneath a plan, by table and code, so that many plans are asked fast.

    `funded` are the catalogues before and after: without them nobody knows which measures a plan speaks of.
    """

    rows: Mapping[tuple[str, str], tuple[Turn, ...]]
    funded: tuple[Catalogue, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Turn], *funded: Catalogue) -> "Beneath":
        """Return those of the rows that matter."""
        named: dict[tuple[str, str], list[Turn]] = {}
        for turn in mattering(found):
            named.setdefault((turn.table, _first_code(turn)), []).append(turn)
        return cls({name: tuple(turns) for name, turns in named.items()}, funded)

    def codes(self, *tables: str) -> frozenset[str]:
        """Return the first codes of the rows of some tables."""
        return frozenset(code for table, code in self.rows if table in tables)

    def of_table(self, table: str) -> tuple[Turn, ...]:
        """Return the rows of a table that is not asked by code."""
        return self.rows.get((table, ""), ())

    def touching(self, case: Case) -> tuple[RowChange, ...]:
        """Return the rows that the steps of a plan, its target or its funding rest on; activities first."""
        steps = [step for step in case.plan.activity_steps if step.status not in OVER]
        if not steps:
            return ()
        found = [RowChange(turn, step.id) for step in steps for turn in self._beneath_step(step)]
        found += (RowChange(turn) for turn in (*self._beneath_target(case), *self._beneath_funding(case)))
        return tuple(sorted(found, key=lambda change: ORDER.index(change.turn.table)))

    def _beneath_step(self, step: Step) -> Iterator[Turn]:
        code = catalogued(step.activity)
        for activity in dict.fromkeys((step.activity, code)):
            yield from self.rows.get((ACTIVITIES, activity), ())
        named = (step.activity, step.session)
        yield from (turn for turn in self.rows.get((SESSIONS, step.activity), ()) if turn.key == named)
        if code != step.activity:
            yield from self.rows.get((COMPETENCIES, code), ())
        yield from (turn for turn in self.of_table(CLOSURES) if _meets(turn, step))

    def _beneath_target(self, case: Case) -> Iterator[Turn]:
        for table in OF_TARGET:
            asked = self.rows.get((table, case.target.trade), ())
            yield from (turn for turn in asked if _is_asked(turn, case))

    def _beneath_funding(self, case: Case) -> Iterator[Turn]:
        changed = self.of_table(MEASURES)
        if changed and self.funded:
            named = {row_key(MEASURES, a.measure) for c in self.funded for a in worth_asking(case, c)}
            yield from (turn for turn in changed if turn.key in named)


def _first_code(turn: Turn) -> str:
    return "" if turn.table in (CLOSURES, MEASURES) else turn.key[0]


def _matters(turn: Turn) -> bool:
    if turn.table not in MATTERING:
        return False
    if turn.before is None:
        return turn.table in BINDING
    return turn.after is None or bool(_mattering(turn))


def _mattering(turn: Turn) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits(turn) if edit.column in MATTERING[turn.table])


def _meets(turn: Turn, step: Step) -> bool:
    periods: tuple[Period | None, ...] = (turn.before, turn.after)
    start, end = step.start, step.end
    return bool(start and end and any(p and p.start < end and start < p.end for p in periods))


def _is_asked(turn: Turn, case: Case) -> bool:
    """Say whether a row of the target's trade is its entry, an essential skill, or of the client's region."""
    there = [row for row in (turn.before, turn.after) if row is not None]
    if turn.table == NEEDS:
        return any(row.need.importance >= case.target.essential_importance for row in there)
    near = (case.client.region, ALL_QUEBEC, ALL_CANADA)
    return turn.table not in (OUTLOOK, WAGES) or there[0].region in near
