"""The plans that a version of the catalogue touched: marked in its transaction, until someone looks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, true

from db.bulk import REPLACE, insert_rows
from db.case_list import GRAVEST
from db.case_tables import OVER, read_all
from db.schema import case_steps, cases, catalogue_marks
from planner.case import Case, Preferences, Target
from planner.catalogue import Measure
from planner.client import Client
from planner.dates import Period
from planner.fields import case_from_rows
from planner.plan import Plan, Step
from planner.recognition import recognition_of
from planner.touching import (
    ACTIVITIES,
    CLOSURES,
    COMPETENCIES,
    MEASURES,
    OF_TARGET,
    SESSIONS,
    TOUCHED,
    Beneath,
)

CHUNK = 5000
# To say what funding speaks of takes each case whole: so many hold up a change for a few seconds.
MOST_ASKED = 1000
Verdicts = Mapping[str, str]
STANDS = and_(cases.c.removed.is_(None), case_steps.c.activity != "", case_steps.c.status.not_in(OVER))
PLANNED = (
    select(cases.c.id, cases.c.target_trade, cases.c.target_essential_importance, cases.c.region)
    .add_columns(*(case_steps.c[name] for name in ("row", "activity", "session", "start", "end")))
    .join_from(case_steps, cases)
    .where(STANDS)
)


def mark(connection: Connection, version: int, beneath: Beneath, verdicts: Verdicts) -> None:
    """Mark the open plans whose rows changed, and those of which the caller knows what it does to them."""
    bare = replace(beneath, funded=())
    mine = {case.id for case in _resting_on(connection, bare) if bare.touching(case)}
    mine |= _funded_by(connection, beneath)
    known = set(_known(connection, verdicts))
    rows = [
        {"case_id": case_id, "version": version, "verdict": verdicts.get(case_id, TOUCHED)}
        for case_id in sorted(mine | known)
    ]
    if rows:
        connection.execute(insert(catalogue_marks), rows)


def judge(connection: Connection, version: int, verdicts: Verdicts) -> None:
    """Keep what a version does to plans, found out once it was written; what it was marked with gives way."""
    known = sorted(_known(connection, verdicts))
    rows = [(case_id, version, verdicts[case_id]) for case_id in known]
    insert_rows(connection, catalogue_marks, ("case_id", "version", "verdict"), rows, REPLACE)


def first_mark(connection: Connection, case: Case) -> tuple[int, str] | None:
    """Return the first version that touched a plan after it was looked at, and the gravest verdict since."""
    held = catalogue_marks.c
    unseen = and_(held.case_id == case.id, held.version > case.plan.catalogue_version)
    version, verdict = connection.execute(select(func.min(held.version), GRAVEST).where(unseen)).one()
    return None if version is None else (int(version), str(verdict))


def behind(connection: Connection, case: Case, newest: int) -> tuple[int, str] | None:
    """Return the version from which to look beneath a plan, and the verdict; None when nothing touched it.

    Versions mark the plan that is current then: one that was set aside is looked at from its own version.
    """
    marked, own = first_mark(connection, case), case.plan.catalogue_version
    if not case.keeping.plans or not 0 < own < newest:
        return marked
    return own + 1, marked[1] if marked else TOUCHED


def open_plans(connection: Connection) -> Iterator[Case]:
    """Yield the cases that are on the lists and whose plan has activities that are not over."""
    return _read(connection, _open(connection, true()))


def _open(connection: Connection, wanted: ColumnElement[bool]) -> Sequence[str]:
    query = select(cases.c.id).join(case_steps).where(STANDS, wanted).distinct().order_by(cases.c.id)
    return connection.execute(query).scalars().all()


def _read(connection: Connection, case_ids: Sequence[str]) -> Iterator[Case]:
    for some in _batched(case_ids):
        found = read_all(connection, some)
        yield from (case_from_rows(case_id, rows) for case_id, rows in found.items())


def _funded_by(connection: Connection, beneath: Beneath) -> set[str]:
    """Return the cases whose funding speaks of a measure that changed, or can, when they are too many."""
    measures = [m for turn in beneath.of_table(MEASURES) for m in (turn.before, turn.after) if m]
    if not measures:
        return set()
    found = _open(connection, or_(*map(_starts_within, measures)))
    if len(found) > MOST_ASKED:
        return set(found)
    return {case.id for case in _read(connection, found) if beneath.touching(case)}


def _starts_within(measure: Measure) -> ColumnElement[bool]:
    """Say whether a plan starts while the measure is in force."""
    start, begun, ends = cases.c.start, measure.valid_from, measure.valid_to
    bounds = [start >= begun.isoformat()] if begun else []
    return and_(true(), *bounds, *([start < ends.isoformat()] if ends else []))


def _resting_on(connection: Connection, beneath: Beneath) -> Iterator[Case]:
    """Yield what the cases that a change could touch plan, without the rest of them."""
    programs = beneath.codes(ACTIVITIES, COMPETENCIES)
    codes = {*programs, *map(recognition_of, programs), *beneath.codes(SESSIONS)}
    found = [*_rows(connection, case_steps.c.activity, codes)]
    found += _rows(connection, cases.c.target_trade, beneath.codes(*OF_TARGET))
    periods = [p for turn in beneath.of_table(CLOSURES) for p in (turn.before, turn.after) if p]
    if periods:
        found += connection.execute(PLANNED.where(or_(*map(_meets, periods))))
    steps: dict[tuple[str, str, int, str], dict[str, Step]] = {}
    for row in found:
        about = (row.id, row.target_trade, row.target_essential_importance, row.region)
        steps.setdefault(about, {})[row.row] = _step(row)
    for (case_id, trade, importance, region), named in steps.items():
        client, plan = Client(region=region), Plan(tuple(named.values()))
        target = Target(trade, importance)
        yield Case(Preferences(date.min), client=client, target=target, plan=plan, id=case_id)


def _rows(connection: Connection, column: ColumnElement[str], codes: Collection[str]) -> Iterator[Row[Any]]:
    for some in _batched(sorted(codes)):
        yield from connection.execute(PLANNED.where(column.in_(some)))


def _step(row: Row[Any]) -> Step:
    start, end = (date.fromisoformat(day) if day else None for day in (row.start, row.end))
    return Step(row.row, row.activity, row.session, start, end)


def _known(connection: Connection, verdicts: Verdicts) -> Iterator[str]:
    """Yield the cases with a verdict that are here: they may have gone since the preview."""
    for some in _batched(sorted(verdicts)):
        yield from connection.execute(select(cases.c.id).where(cases.c.id.in_(some))).scalars()


def _batched(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the names in batches that one query can hold."""
    return (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))


def _meets(period: Period) -> ColumnElement[bool]:
    start, end = period.start.isoformat(), period.end.isoformat()
    return and_(case_steps.c.start < end, case_steps.c.end > start)
