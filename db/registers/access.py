"""The access journal: who opened, printed, exported, released or destroyed which case; only added to."""

from datetime import datetime

from sqlalchemy import Connection, select

from db.database import Database
from db.journal import moment_of, note
from db.registers.exported import exports_made
from db.schema import access_journal as journal
from db.schema import cases, exported_cases, exports
from planner.office import Counsellor
from planner.registers import EXPORTED, Access

MOST = 2000


def note_access(
    database: Database,
    who: Counsellor,
    what: str,
    case_ids: tuple[str, ...],
    detail: str = "",
    now: datetime | None = None,
) -> None:
    """Write in the journal that somebody did something with some cases; no case, no line."""
    if case_ids:
        with database.writing() as connection:
            note(connection, who, what, case_ids, detail, now)


def accesses(database: Database, case_id: str = "", most: int = MOST) -> tuple[Access, ...]:
    """Return the newest accesses, of one case or of all; what left in a file is one too."""
    with database.reading() as connection:
        found = (*_noted(connection, case_id, most), *_exported(connection, case_id, most))
    return tuple(sorted(found, key=lambda access: access.moment, reverse=True)[:most])


def accesses_by_file(database: Database, most: int = MOST) -> tuple[Access, ...]:
    """Return the newest accesses of all cases; what left in one file is one line, whoever was in it."""
    sent = (
        Access(made.moment, made.author, EXPORTED, "", "", made.file, made.clients, made.sequence)
        for made in exports_made(database)
    )
    with database.reading() as connection:
        found = (*_noted(connection, "", most), *sent)
    return tuple(sorted(found, key=lambda access: access.moment, reverse=True)[:most])


def noted(database: Database, case_id: str) -> tuple[Access, ...]:
    """Return all that the journal says of a case, the newest first, without what left in a file."""
    with database.reading() as connection:
        return _noted(connection, case_id)


def _noted(connection: Connection, case_id: str, most: int | None = None) -> tuple[Access, ...]:
    query = select(journal, cases.c.name).outerjoin(cases, cases.c.id == journal.c.case_id)
    if case_id:
        query = query.where(journal.c.case_id == case_id)
    newest = query.order_by(journal.c.moment.desc(), journal.c.id.desc()).limit(most)
    return tuple(
        Access(moment_of(r.moment), r.author, r.what, r.case_id, r.name or "", r.detail)
        for r in connection.execute(newest)
    )


def _exported(connection: Connection, case_id: str, most: int) -> tuple[Access, ...]:
    inside = exported_cases.c.sequence == exports.c.sequence
    query = select(exports, exported_cases.c.case_id, cases.c.name).join(exported_cases, inside)
    query = query.outerjoin(cases, cases.c.id == exported_cases.c.case_id)
    if case_id:
        query = query.where(exported_cases.c.case_id == case_id)
    newest = query.order_by(exports.c.sequence.desc()).limit(most)
    return tuple(
        Access(moment_of(r.made_on), r.author, EXPORTED, r.case_id, r.name or "", r.file)
        for r in connection.execute(newest)
    )
