"""The certificate of a destroyed case: its facts taken before it goes, its lines in the registers after."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from db.journal import note
from db.schema import cases, changes, destructions, exported_cases
from planner.office import Counsellor
from planner.registers import DESTROYED

Facts = Mapping[str, Any]
# What a certificate says of the copies until they are all seen to.
UNFINISHED = ""


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


def tell_copies(connection: Connection, case_ids: Collection[str], copies: str) -> None:
    """Write on the certificates of cases what became of the backups."""
    mine = destructions.c.case_id.in_(case_ids)
    connection.execute(update(destructions).where(mine).values(copies=copies))


def unfinished(connection: Connection) -> tuple[str, ...]:
    """Return the destroyed cases of which copies may still hold something."""
    waiting = select(destructions.c.case_id).where(destructions.c.copies == UNFINISHED)
    return tuple(connection.execute(waiting).scalars())
