"""The certificate of a destroyed case: its facts taken before it goes, its lines in the registers after."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from db.journal import note
from db.schema import cases, changes, destructions, exported_cases
from planner.office import Counsellor
from planner.register_words import SO_FAR
from planner.registers import DESTROYED

Facts = Mapping[str, Any]
# What a certificate says of the copies until some are seen to.
UNFINISHED = ""
WAITING = or_(destructions.c.copies == UNFINISHED, destructions.c.copies.startswith(SO_FAR))
NO_COPIES = "0 0 0"
_WAIT = select(destructions.c.number, destructions.c.copies).where(WAITING)


def facts(connection: Connection, case_id: str) -> Facts:
    """Return what the certificate says of a case that is about to be destroyed."""
    dated = select(cases.c.created, cases.c.retain_until).where(cases.c.id == case_id)
    found = connection.execute(dated).first()
    records = select(func.count()).select_from(changes).where(changes.c.case_id == case_id)
    files = select(func.count()).select_from(exported_cases).where(exported_cases.c.case_id == case_id)
    return {
        "opened": found and found.created,
        "retain_until": found and found.retain_until,
        "records": connection.execute(records).scalar_one(),
        "exports": connection.execute(files).scalar_one(),
    }


def certify(
    connection: Connection,
    told: Facts,
    case_id: str,
    reason: str,
    author: Counsellor,
    now: datetime,
) -> int:
    """Write the certificate of a destroyed case and its line in the journal; return its number.

    It goes with the destruction, in one transaction, and is unfinished until the copies are told.
    """
    last = connection.execute(select(func.coalesce(func.max(destructions.c.number), 0))).scalar_one()
    row = {
        **told, "number": int(last) + 1, "case_id": case_id, "made_on": now.date().isoformat(),
        "author": author.name or author.initials, "reason": reason, "copies": UNFINISHED,
    }  # fmt: skip
    connection.execute(insert(destructions).values(**row))
    note(connection, author, DESTROYED, (case_id,), now=now)
    return int(last) + 1


def count_copies(connection: Connection, rewritten: int, destroyed: int) -> None:
    """Add to the certificates that wait what became of some of the copies: the rest may be seen to later."""
    for number, copies in connection.execute(_WAIT).all():
        before, gone, left = (int(n) for n in (copies.removeprefix(SO_FAR) or NO_COPIES).split())
        told = f"{SO_FAR}{before + rewritten} {gone + destroyed} {left}"
        mine = destructions.c.number == number
        connection.execute(update(destructions).where(mine).values(copies=told))


def end_copies(connection: Connection, waiting: Collection[str], instead: str = "") -> None:
    """Write on the certificates of cases that their copies are all seen to, or what is to be said instead."""
    for number, copies in connection.execute(_WAIT.where(destructions.c.case_id.in_(waiting))).all():
        told = instead or copies.removeprefix(SO_FAR) or NO_COPIES
        mine = destructions.c.number == number
        connection.execute(update(destructions).where(mine).values(copies=told))


def unfinished(connection: Connection) -> tuple[str, ...]:
    """Return the destroyed cases of which copies may still hold something."""
    waiting = select(destructions.c.case_id).where(WAITING)
    return tuple(connection.execute(waiting).scalars())
