"""The log of what left the office: each file, and who was in it."""

from datetime import date

from sqlalchemy import and_, func, select

from db.database import Database
from db.journal import moment_of
from db.schema import cases, exported_cases, exports
from planner.registers import Export
from planner.text import folded


def exports_made(database: Database, case_id: str = "") -> tuple[Export, ...]:
    """Return the files that were exported, all or those in which a case left, the newest first."""
    inside = (
        select(func.count())
        .select_from(exported_cases)
        .where(exported_cases.c.sequence == exports.c.sequence)
        .scalar_subquery()
    )
    query = select(exports, inside.label("clients")).order_by(exports.c.sequence.desc())
    if case_id:
        held = select(exported_cases.c.sequence).where(exported_cases.c.case_id == case_id)
        query = query.where(exports.c.sequence.in_(held))
    with database.reading() as connection:
        return tuple(
            Export(
                row.sequence, row.file, date.fromisoformat(row.made_on[:10]), row.receiver, row.basis,
                row.author, row.identity, row.clients,
                moment_of(row.made_on),
            )
            for row in connection.execute(query)
        )  # fmt: skip


def exports_with(database: Database, typed: str) -> frozenset[int]:
    """Return the numbers of the files that held a client whose name has every word typed."""
    named = and_(*(cases.c.name_key.contains(word, autoescape=True) for word in folded(typed).split()))
    query = select(exported_cases.c.sequence).distinct()
    query = query.join(cases, cases.c.id == exported_cases.c.case_id).where(named)
    with database.reading() as connection:
        return frozenset(connection.execute(query).scalars())


def clients_in(database: Database, sequence: int) -> tuple[tuple[str, str], ...]:
    """Return the id and name of each case that was in a file; a destroyed one has no name any more."""
    query = (
        select(exported_cases.c.case_id, func.coalesce(cases.c.name, ""))
        .outerjoin(cases, cases.c.id == exported_cases.c.case_id)
        .where(exported_cases.c.sequence == sequence)
        .order_by(func.coalesce(cases.c.name_key, ""), exported_cases.c.case_id)
    )
    with database.reading() as connection:
        return tuple((case_id, name) for case_id, name in connection.execute(query))
