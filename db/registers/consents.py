"""Consents across the office: those that ended and were not asked again, and the cases that have none."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, and_, exists, or_, select

from db.database import Database
from db.schema import case_consents, cases
from planner.keeping import Consent
from planner.registers import EndedConsent


def ended_consents(database: Database, day: date) -> tuple[EndedConsent, ...]:
    """Return the consents that expired by `day`, the longest past first; not those of samples.

    A case that was taken off the lists has none to ask again.
    """
    held, told = case_consents.c, day.isoformat()
    again = case_consents.alias()
    replaced = exists().where(
        again.c.case_id == held.case_id, again.c.purpose == held.purpose, again.c.detail == held.detail,
        _stands(again, told), or_(again.c.expires.is_(None), again.c.expires > told),
    )  # fmt: skip
    query = (
        select(cases.c.name, case_consents)
        .join(case_consents, held.case_id == cases.c.id)
        .where(cases.c.removed.is_(None), cases.c.sample.is_(False))
        .where(_stands(case_consents, told), held.expires <= told, ~replaced)
        .order_by(held.expires, cases.c.name_key, held.case_id, held.row)
    )
    with database.reading() as connection:
        return tuple(EndedConsent(row.case_id, row.name, _consent(row)) for row in connection.execute(query))


def without_consent(database: Database, ids: Iterable[str], purpose: str, day: date) -> tuple[str, ...]:
    """Return those of some cases, samples apart, whose client gave no consent to a purpose that holds."""
    held, told = case_consents.c, day.isoformat()
    given = select(held.case_id).where(
        held.purpose == purpose,
        _stands(case_consents, told),
        or_(held.expires.is_(None), held.expires > told),
    )
    real = select(cases.c.id).where(cases.c.sample.is_(False), cases.c.id.not_in(given))
    with database.reading() as connection:
        lacking = set(connection.execute(real).scalars())
    return tuple(case_id for case_id in ids if case_id in lacking)


def _stands(table: FromClause, day: str) -> ColumnElement[bool]:
    """Say of a consent that it was given by a day and not withdrawn."""
    given = or_(table.c.given.is_(None), table.c.given <= day)
    return and_(given, or_(table.c.withdrawn.is_(None), table.c.withdrawn > day))


def _consent(row: Row[Any]) -> Consent:
    given, expires, withdrawn = (
        date.fromisoformat(text) if text else None for text in (row.given, row.expires, row.withdrawn)
    )
    return Consent(row.row, row.purpose, row.detail, given, expires, withdrawn, row.form, row.author)
