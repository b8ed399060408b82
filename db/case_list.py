"""The list of cases: searched, filtered and sorted in the database, one page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    case,
    func,
    or_,
    select,
)

from db.case_tables import to_act_on
from db.schema import case_steps, cases, catalogue_marks, trades
from planner.case import Case
from planner.text import folded

ORDERS: dict[str, ColumnElement[Any]] = {
    "name": cases.c.name_key,
    "kind": cases.c.kind,
    "trade": cases.c.trade,
    "target": cases.c.target_trade,
    "progress": case((cases.c.steps > 0, cases.c.steps_finished * 1.0 / cases.c.steps), else_=0.0),
    "next": cases.c.next_due,
    "deadline": cases.c.deadline,
    "updated": cases.c.updated,
}
# The verdicts stand in the alphabet as they weigh: breaks, improves, touched.
GRAVEST = func.min(catalogue_marks.c.verdict)


def _unseen(case: FromClause) -> ColumnElement[bool]:
    """Say whether a mark is of a case whose plan was not looked at since."""
    marks = catalogue_marks.c
    looked = marks.version > case.c.plan_catalogue_version
    return and_(marks.case_id == case.c.id, looked, case.c.steps > 0)


OWN = cases.alias("own")
UNSEEN, MARKED = _unseen(cases), _unseen(OWN)
DAY = func.coalesce(case_steps.c.due, case_steps.c.start)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to act on first: a step with its due date, else its start; or the meeting, `is_review`."""

    activity: str = ""
    formality: str = ""
    title: str = ""
    due: date | None = None
    is_review: bool = False


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One line of the list of cases; `drift` is what the catalogue did to the plan since somebody looked."""

    id: str
    name: str
    kind: str
    trade: str
    target_trade: str
    steps: int
    steps_finished: int
    next_step: NextStep | None
    deadline: date | None
    updated: datetime
    sample: bool
    version: int
    drift: str = ""
    responsible: str = ""

    @property
    def progress(self) -> float:
        """Return the share of the steps that is finished."""
        return self.steps_finished / self.steps if self.steps else 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases, in which order; those that nobody answers for are everybody's own."""

    search: str = ""
    kind: str | None = None
    samples: bool | None = None
    order: str = "name"
    descending: bool = False
    removed: bool = False
    drifted: bool | None = None
    responsible: str | None = None
    planned: bool | None = None
    due_from: date | None = None
    due_before: date | None = None
    finished: bool | None = None

    @property
    def condition(self) -> ColumnElement[bool]:
        """Return the filter."""
        gone = cases.c.removed
        wanted: list[ColumnElement[bool]] = [gone.isnot(None) if self.removed else gone.is_(None)]
        if self.kind is not None:
            wanted.append(cases.c.kind == self.kind)
        if self.samples is not None:
            wanted.append(cases.c.sample == self.samples)
        if self.responsible is not None:
            wanted.append(cases.c.responsible.in_((self.responsible, "")))
        if self.planned is not None:
            wanted.append(cases.c.steps > 0 if self.planned else cases.c.steps == 0)
        if self.drifted is not None:
            # From the marks, which are few, to their cases: not the other way round.
            unseen = cases.c.id.in_(select(catalogue_marks.c.case_id).join(OWN, MARKED))
            wanted.append(unseen if self.drifted else ~unseen)
        wanted += self._when()
        return and_(*wanted, *(_holds(word) for word in folded(self.search).split()))

    def _when(self) -> Iterator[ColumnElement[bool]]:
        """Yield what is asked of the next step, and of the end of the plan."""
        if self.due_from is not None:
            yield cases.c.next_due >= self.due_from.isoformat()
        if self.due_before is not None:
            yield cases.c.next_due < self.due_before.isoformat()
        if self.finished is not None:
            # Nothing is due any more: said too, for that is what the index of the days finds at once.
            over = and_(cases.c.next_due.is_(None), cases.c.steps > 0, cases.c.next_step == "")
            yield over if self.finished else ~over

    @property
    def ordering(self) -> tuple[ColumnElement[Any], ...]:
        """Return the order, equal cases by their id; a missing date comes last either way."""
        column = ORDERS[self.order]
        first, last = (c.desc() if self.descending else c.asc() for c in (column, cases.c.id))
        # Asked only where a column may be empty: otherwise SQLite would not use its index.
        may_be_empty = isinstance(column, Column) and column.nullable
        return (first.nulls_last() if may_be_empty else first), last


def _holds(word: str) -> ColumnElement[bool]:
    """Say whether a case's own words, or the titles of its trades, hold a folded word."""
    titled = select(trades.c.code).where(trades.c.title_key.contains(word, autoescape=True))
    return or_(
        cases.c.search_key.contains(word, autoescape=True),
        cases.c.target_trade.in_(titled),
        cases.c.trade.in_(titled),
    )


def case_count(connection: Connection, wanted: Wanted) -> int:
    """Return how many cases are wanted."""
    query = select(func.count()).select_from(cases).where(wanted.condition)
    return int(connection.execute(query).scalar_one())


def case_page(connection: Connection, wanted: Wanted, offset: int, limit: int) -> tuple[CaseSummary, ...]:
    """Return one page of the wanted cases."""
    # Ids first: what stands beside a case is looked for in the lines of the page, not in all those before it.
    ids = select(cases.c.id).where(wanted.condition).order_by(*wanted.ordering).offset(offset).limit(limit)
    query = _lines().where(cases.c.id.in_(ids)).order_by(*wanted.ordering)
    return tuple(_summary(row) for row in connection.execute(query))


def following_steps(case: Case, limit: int = 3) -> tuple[NextStep, ...]:
    """Return what to act on first, beginning with the line's next step: steps, and the follow-up meeting."""
    found = [NextStep(s.activity, s.formality, s.title, s.due or s.start) for s in to_act_on(case.plan.steps)]
    if case.plan.review:
        found = sorted((*found, _meeting(case.plan.review)), key=lambda step: step.due or date.max)
    return tuple(found[:limit])


def _meeting(day: date) -> NextStep:
    return NextStep(due=day, is_review=True)


def _lines() -> Select[Any]:
    following = and_(case_steps.c.case_id == cases.c.id, case_steps.c.row == cases.c.next_step)
    step = (case_steps.c.row, case_steps.c.activity, case_steps.c.formality, case_steps.c.title)
    named = (column.label(f"next_{column.name}") for column in step)
    drift = select(func.coalesce(GRAVEST, "")).where(UNSEEN).correlate(cases).scalar_subquery()
    return select(cases, drift.label("drift"), *named, DAY.label("step_day")).outerjoin(case_steps, following)


def _summary(row: Row[Any]) -> CaseSummary:
    return CaseSummary(
        row.id, row.name, row.kind, row.trade, row.target_trade, row.steps, row.steps_finished, _next(row),
        _day(row.deadline), datetime.fromisoformat(row.updated), row.sample, row.version,
        row.drift, row.responsible,
    )  # fmt: skip


def _next(row: Row[Any]) -> NextStep | None:
    review, day = _day(row.plan_review), _day(row.step_day)
    if review and (row.next_row is None or review < (day or date.max)):
        return _meeting(review)
    if row.next_row is None:
        return None
    return NextStep(row.next_activity, row.next_formality, row.next_title, day)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
