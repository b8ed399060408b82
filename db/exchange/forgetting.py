"""What the registers of this copy still say of a case that is destroyed: its names in files and bases."""

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, exists, select, text, update

from db.bulk import is_file
from db.exchange.naming import Names, names
from db.schema import (
    access_journal,
    cases,
    changes,
    destructions,
    exported_cases,
    exports,
    incidents,
    merges,
    purges,
)
from planner.fields import CASES
from planner.private_numbers import MASK

WORDS_OF_INCIDENTS = ("information", "circumstances", "persons", "harm", "measures")
# Where a person writes a name without being asked for one.
TYPED: tuple[tuple[Table, Column[str]], ...] = (
    (exports, exports.c.file),
    (exports, exports.c.basis),
    (merges, merges.c.file),
    *(
        (incidents, incidents.c[said])
        for said in ("information", "circumstances", "persons", "harm", "measures")
    ),
)


def forget(connection: Connection, case_id: str) -> None:
    """Take the names of a case out of the registers, while its records still tell them.

    What left for it alone loses its file name and its basis whole; the day, the number and the receiver stay.
    """
    client = _names(connection, case_id)
    _clean_reasons(connection, case_id)
    _empty_its_own(connection, case_id)
    _empty_journal(connection, case_id, client)
    for table, column in TYPED:
        _hide(connection, table, column, client)


def names_client(connection: Connection, case_id: str, written: str) -> bool:
    """Say whether a text names the client of a case, or tells how to reach them."""
    return _without_client(connection, case_id, written) != written


def _names(connection: Connection, case_id: str) -> Names:
    return names(_said(connection, case_id, "name"))


def _said(connection: Connection, case_id: str, *fields: str) -> list[str]:
    """Return what was ever written in fields of the client."""
    query = select(changes.c.value).where(
        changes.c.case_id == case_id, changes.c.table == CASES, changes.c.field.in_(fields)
    )
    return [said for value in connection.execute(query).scalars() if (said := json.loads(value))]


def _without_client(connection: Connection, case_id: str, written: str) -> str:
    """Return a sentence without the words of the name, whole ones alone, and without phone and address."""
    for reach in _said(connection, case_id, "phone", "email"):
        written = re.sub(re.escape(reach), MASK, written, flags=re.IGNORECASE)
    return _names(connection, case_id).named(written)


def _clean_reasons(connection: Connection, case_id: str) -> None:
    """Take the client out of why the case was destroyed, which stays, and which other offices are told."""
    for table in (purges, destructions):
        mine = table.c.case_id == case_id
        for written in connection.execute(select(table.c.reason).where(mine)).scalars().all():
            said = _without_client(connection, case_id, written)
            connection.execute(update(table).where(mine, table.c.reason == written).values(reason=said))


def _empty_its_own(connection: Connection, case_id: str) -> None:
    inside = select(exported_cases.c.sequence).where(exported_cases.c.case_id == case_id)
    stands = exists().where(
        exported_cases.c.sequence == exports.c.sequence,
        exported_cases.c.case_id == cases.c.id,
        cases.c.id != case_id,
    )
    alone = exports.c.sequence.in_(inside) & ~stands
    connection.execute(update(exports).where(alone).values(file="", basis=""))


def _empty_journal(connection: Connection, case_id: str, client: Names) -> None:
    """Empty the details of its accesses, and those that name it: all that the journal is ever opened for."""
    guards = _guards(connection) if is_file(connection) else ()
    for guard in guards:
        connection.exec_driver_sql(f"DROP TRIGGER {guard.name}")
    details = set(connection.execute(select(access_journal.c.detail)).scalars())
    naming = [detail for detail in details if client.within(detail) != detail]
    told = (access_journal.c.case_id == case_id) | access_journal.c.detail.in_(naming)
    connection.execute(update(access_journal).where(told).values(detail=""))
    for guard in guards:
        connection.exec_driver_sql(guard.sql)


def _guards(connection: Connection) -> Sequence[Row[Any]]:
    """Return what refuses changes of the journal in a file; a server refuses all but this one by itself."""
    of_journal = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
    return connection.execute(text(of_journal), {"table": access_journal.name}).all()


def _hide(connection: Connection, table: Table, column: Column[str], client: Names) -> None:
    for written in set(connection.execute(select(column)).scalars()):
        if (left := client.within(written)) != written:
            connection.execute(update(table).where(column == written).values({column: left}))
