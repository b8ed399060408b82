"""The caseload counted in the database: what is alike is one row, and no case is read whole."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select
from sqlalchemy import Select as Query

from db.database import Database
from db.schema import case_plans, case_revisions, case_steps, cases
from planner.caseload import (
    AHEAD,
    FINISHED,
    LATE,
    LATER,
    MADE,
    NO_DAY,
    NO_PLAN,
    NOTHING_DUE,
    PRINTED,
    RUNNING,
    SOON,
    Aim,
    Alike,
    Begun,
    Caseload,
    Ended,
    Opened,
    Over,
)
from planner.dates import Period
from planner.revisions import ON_PAPER

HAVE, STEPS = cases.c, case_steps.c
COUNTED = and_(HAVE.removed.is_(None), HAVE.sample.is_(False))
ALL_OVER = and_(HAVE.steps > 0, HAVE.next_step == "")
BEGUN = ("running", "finished", "failed")
OVER = ("finished", "failed")
DAY = timedelta(days=1)


def caseload(
    database: Database, today: date, held: Period, stopped: Callable[[], bool] = lambda: False
) -> Caseload | None:
    """Return the cases counted as of `today`, with what the period held, in one view; None once stopped."""
    reads: dict[str, Callable[[Connection], Iterator[Any]]] = {
        "alike": partial(_alike, today=today),
        "aims": _aims,
        **{name: partial(read, held=held) for name, read in IN_PERIOD.items()},
    }
    found: dict[str, tuple[Any, ...]] = {}
    with database.reading() as connection:
        for name, read in reads.items():
            if stopped():
                return None
            found[name] = tuple(read(connection))
    return Caseload(**found)


def _counted(query: Query[Any], *sums: ColumnElement[Any]) -> Query[Any]:
    """Return a query that counts the rows of another one, by all its columns but those it sums."""
    # In a query of its own: a server takes two uses of one value in an expression for different values.
    inner = query.subquery()
    names = [column for column in inner.c if column.name not in {one.name for one in sums}]
    totals = [func.sum(inner.c[one.name]) for one in sums]
    return select(*names, *totals, func.count()).group_by(*names)


def _alike(connection: Connection, today: date) -> Iterator[Alike]:
    aside = exists().where(case_plans.c.case_id == HAVE.id)
    columns = (
        HAVE.responsible, HAVE.kind, _state().label("state"), _due(today).label("due"),
        _when(HAVE.plan_review, today).label("review"), HAVE.income, aside.label("aside"),
    )  # fmt: skip
    for row in connection.execute(_counted(select(*columns).where(COUNTED))):
        yield Alike(*row)


def _state() -> ColumnElement[str]:
    """Say how far a case is; steps are looked for only where the case itself does not tell."""
    begun = exists().where(and_(STEPS.case_id == HAVE.id, STEPS.status.in_(BEGUN)))
    return case(
        (HAVE.steps == 0, NO_PLAN), (HAVE.next_step == "", FINISHED), (HAVE.steps_finished > 0, RUNNING),
        (begun, RUNNING), (_on_paper(), PRINTED), else_=MADE,
    )  # fmt: skip


def _on_paper() -> ColumnElement[bool]:
    """Say whether the plan was printed or signed as it is numbered now: to adopt one numbers it too."""
    kept = case_revisions.c
    own = and_(kept.case_id == HAVE.id, kept.number == HAVE.plan_revision, kept.reason.in_(ON_PAPER))
    return and_(HAVE.plan_revision > 0, exists().where(own))


def _due(today: date) -> ColumnElement[str]:
    nothing = and_(HAVE.next_step == "", HAVE.next_due.is_(None))
    return case((nothing, NOTHING_DUE), else_=_when(HAVE.next_due, today))


def _when(day: ColumnElement[Any], today: date) -> ColumnElement[str]:
    soon = (today + AHEAD).isoformat()
    return case((day.is_(None), NO_DAY), (day < today.isoformat(), LATE), (day < soon, SOON), else_=LATER)


def _aims(connection: Connection) -> Iterator[Aim]:
    for row in connection.execute(_counted(select(HAVE.responsible, HAVE.target_trade).where(COUNTED))):
        yield Aim(row[0], row[1], int(row[2]))


def _opened(connection: Connection, held: Period) -> Iterator[Opened]:
    query = select(HAVE.responsible).where(COUNTED, _within(HAVE.created, held))
    for row in connection.execute(_counted(query)):
        yield Opened(row[0], int(row[1]))


def _ended(connection: Connection, held: Period) -> Iterator[Ended]:
    """Yield the plans whose last day lies in the period; that of training is the day before its end."""
    last = (
        select(STEPS.case_id, func.max(STEPS.end).label("end"), func.max(STEPS.due).label("due"))
        .join(cases, HAVE.id == STEPS.case_id)
        .where(COUNTED, ALL_OVER)
        .group_by(STEPS.case_id)
        .subquery()
    )
    passed = (HAVE.steps == HAVE.steps_finished).label("passed")
    columns = (HAVE.responsible, HAVE.created, last.c.end, last.c.due, passed)
    query = select(*columns).join(last, last.c.case_id == HAVE.id)
    reached = or_(last.c.end >= held.start.isoformat(), last.c.due >= held.start.isoformat())
    for row in connection.execute(_counted(query.where(reached))):
        day = max(_days(row[2], row[3]))
        if held.start <= day < held.end:
            yield Ended(row[0], _day(row[1]), day, bool(row[4]), int(row[5]))


def _days(end: str | None, due: str | None) -> Iterator[date]:
    if end is not None:
        yield date.fromisoformat(end) - DAY
    if due is not None:
        yield date.fromisoformat(due)


def _begun(connection: Connection, held: Period) -> Iterator[Begun]:
    own = case((STEPS.cost_cents > 0, STEPS.cost_cents), else_=0).label("cents")
    unpriced = case((STEPS.cost_cents.is_(None), 1), else_=0).label("unpriced")
    query = _of_cases(HAVE.responsible, STEPS.activity, STEPS.session, own, unpriced)
    query = query.where(STEPS.activity != "", _within(STEPS.start, held))
    for row in connection.execute(_counted(query, own, unpriced)):
        yield Begun(row[0], row[1], row[2], int(row[5]), int(row[3]), int(row[4]))


def _over(connection: Connection, held: Period) -> Iterator[Over]:
    ended = _within(STEPS.end, held, after=True)
    query = _of_cases(HAVE.responsible, STEPS.status).where(
        STEPS.activity != "", STEPS.status.in_(OVER), ended
    )
    for row in connection.execute(_counted(query)):
        yield Over(row[0], row[1], int(row[2]))


def _of_cases(*columns: Any) -> Query[Any]:
    return select(*columns).select_from(case_steps).join(cases, HAVE.id == STEPS.case_id).where(COUNTED)


def _within(day: ColumnElement[Any], held: Period, after: bool = False) -> ColumnElement[bool]:
    """Say whether a day lies in the period; `after` asks it of the day before, as what ends is kept."""
    first, last = held.start.isoformat(), held.end.isoformat()
    return and_(day > first, day <= last) if after else and_(day >= first, day < last)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


IN_PERIOD = {"opened": _opened, "ended": _ended, "begun": _begun, "over": _over}
