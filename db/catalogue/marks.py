"""The plans that a version of the catalogue touched: marked in its transaction, until someone looks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db.case_list import GRAVEST
from db.case_tables import OVER, read_rows
from db.schema import case_steps, cases, catalogue_marks
from planner.case import Case
from planner.dates import Period
from planner.drift import Turn
from planner.fields import case_from_rows
from planner.touching import CLOSURES, TOUCHED, mattering, touched

CHUNK = 5000
Verdicts = Mapping[str, str]
STANDS = and_(
    cases.c.removed.is_(None), case_steps.c.activity != "", case_steps.c.status.not_in(OVER)
)  # fmt: skip


def mark(connection: Connection, version: int, turns: Iterable[Turn], verdicts: Verdicts) -> None:
    """Mark the open plans whose rows changed, and those of which the caller knows what it does to them."""
    found = mattering(turns)
    mine = {case.id for case in _resting_on(connection, found) if touched(case, found)}
    known = set(_among(connection, verdicts, cases.c.id))
    rows = [
        {"case_id": case_id, "version": version, "verdict": verdicts.get(case_id, TOUCHED)}
        for case_id in sorted(mine | known)
    ]
    if rows:
        connection.execute(insert(catalogue_marks), rows)


def judge(connection: Connection, version: int, verdicts: Verdicts) -> None:
    """Keep what a version does to plans, found out once it was written; what it was marked with gives way."""
    known = sorted(set(_among(connection, verdicts, cases.c.id)))
    rows = [{"case_id": case, "version": version, "verdict": verdicts[case]} for case in known]
    put = upsert(catalogue_marks)
    if rows:
        kept = put.on_conflict_do_update(["case_id", "version"], set_={"verdict": put.excluded.verdict})
        connection.execute(kept, rows)


def first_mark(connection: Connection, case: Case) -> tuple[int, str] | None:
    """Return the first version that touched a plan after it was looked at, and the gravest verdict since."""
    held = catalogue_marks.c
    unseen = and_(held.case_id == case.id, held.version > case.plan.catalogue_version)
    version, verdict = connection.execute(select(func.min(held.version), GRAVEST).where(unseen)).one()
    return None if version is None else (int(version), str(verdict))


def open_plans(connection: Connection) -> Iterator[Case]:
    """Yield the cases that are on the lists and whose plan has activities that are not over."""
    yield from _loaded(connection, sorted(_with_steps(connection, cases.c.id != "")))


def _resting_on(connection: Connection, turns: Sequence[Turn]) -> Iterator[Case]:
    """Yield the open cases that name an activity or trade that changed, or a day of a changed closure."""
    codes = {turn.key[0] for turn in turns if turn.table in ("activities", "sessions")}
    trades = {turn.key[0] for turn in turns if turn.table in ("trades", "trade_skills")}
    found = set(_among(connection, codes, case_steps.c.activity))
    found |= set(_among(connection, trades, cases.c.target_trade))
    periods = [p for turn in turns if turn.table == CLOSURES for p in (turn.before, turn.after) if p]
    if periods:
        found |= _with_steps(connection, or_(*map(_meets, periods)))
    yield from _loaded(connection, sorted(found))


def _among(connection: Connection, codes: Collection[str], column: ColumnElement[str]) -> Iterator[str]:
    named = sorted(codes)
    for start in range(0, len(named), CHUNK):
        yield from _with_steps(connection, column.in_(named[start : start + CHUNK]))


def _with_steps(connection: Connection, wanted: ColumnElement[bool]) -> set[str]:
    query = select(cases.c.id).join(case_steps, case_steps.c.case_id == cases.c.id).where(STANDS, wanted)
    return set(connection.execute(query.distinct()).scalars())


def _meets(period: Period) -> ColumnElement[bool]:
    start, end = period.start.isoformat(), period.end.isoformat()
    return and_(case_steps.c.start < end, case_steps.c.end > start)


def _loaded(connection: Connection, case_ids: Iterable[str]) -> Iterator[Case]:
    for case_id in case_ids:
        yield case_from_rows(case_id, read_rows(connection, case_id))
