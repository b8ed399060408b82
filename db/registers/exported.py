"""The log of what left the office: each file, and who was in it."""

from datetime import date

from sqlalchemy import func, select

from db.database import Database
from db.journal import moment_of
from db.schema import cases, exported_cases, exports
from planner.registers import Export


def exports_made(database: Database) -> tuple[Export, ...]:
    """Return the files that were exported, the newest first."""
    inside = (
        select(func.count())
        .select_from(exported_cases)
        .where(exported_cases.c.sequence == exports.c.sequence)
        .scalar_subquery()
    )
    query = select(exports, inside.label("clients")).order_by(exports.c.sequence.desc())
    with database.reading() as connection:
        return tuple(
            Export(
                row.sequence, row.file, date.fromisoformat(row.made_on[:10]), row.receiver, row.basis,
                row.author, row.identity, row.clients,
                moment_of(row.made_on),
            )
            for row in connection.execute(query)
        )  # fmt: skip


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
