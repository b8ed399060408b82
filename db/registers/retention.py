"""Cases past their retention date, their destruction, and the certificates that are left of it."""

from datetime import date
from typing import Any

from sqlalchemy import Row, select

from db.database import Database
from db.exchange.cleansing import Cleansed
from db.exchange.forgetting import names_client
from db.exchange.purging import purge
from db.exchange.share import Watch, unwatched
from db.records import Wall, wall_clock
from db.schema import cases, destructions
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.private_numbers import masked
from planner.registers import Destruction, PastCase


def past_cases(database: Database, day: date) -> tuple[PastCase, ...]:
    """Return the cases whose retention date has come, the longest past first; removed ones too."""
    past = cases.c.retain_until <= day.isoformat()
    query = select(cases.c.id, cases.c.name, cases.c.created, cases.c.retain_until).where(past)
    with database.reading() as connection:
        rows = connection.execute(query.order_by(cases.c.retain_until, cases.c.id)).all()
    return tuple(PastCase(r.id, r.name, _day(r.created), date.fromisoformat(r.retain_until)) for r in rows)


def destroy(
    database: Database,
    case_id: str,
    reason: str,
    author: Counsellor,
    wall: Wall = wall_clock,
    tell: Watch = unwatched,
) -> tuple[Destruction, Cleansed]:
    """Destroy a case here and in every backup, and write its certificate; return it, and what was cleansed.

    A private number in the reason is hidden; one that names the client is refused, for it would stay. An
    error may leave copies to be seen to: the same call then ends the work. `tell` hears how far it is, and
    may raise to stop.
    """
    reason = masked(reason.strip())
    with database.reading() as connection:
        if names_client(connection, case_id, reason):
            raise PlannerError("reason-names-client")
    done = purge(database, case_id, reason, author, wall, tell)
    return certificate_of(database, case_id), done


def certificates(database: Database) -> tuple[Destruction, ...]:
    """Return what is left of the cases destroyed here, the newest first."""
    with database.reading() as connection:
        rows = connection.execute(select(destructions).order_by(destructions.c.number.desc())).all()
    return tuple(_certificate(row) for row in rows)


def certificate_of(database: Database, case_id: str) -> Destruction:
    """Return what is left of one case; PlannerError if it was never destroyed here."""
    found = [one for one in certificates(database) if one.case == case_id]
    if not found:
        # Destroyed at the word of another office that had it, and never here.
        raise PlannerError("case-missing", id=case_id)
    return found[-1]


def _certificate(row: Row[Any]) -> Destruction:
    return Destruction(
        row.number, row.case_id, date.fromisoformat(row.made_on), row.author, row.reason, _day(row.opened),
        _day(row.retain_until), row.records, row.exports, row.copies,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
