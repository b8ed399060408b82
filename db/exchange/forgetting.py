"""What the registers of this copy still say of a case that is destroyed: its names in files and in words.

A line of the destroyed case loses every word that may be of its client. A line of others loses what names the
client and nobody else: whoever bears the same first name is not forgotten with them, and where two people
bear the same whole name, what is about the other one stays. What says of nobody in particular whom it is
about loses the name all the same: that somebody is destroyed weighs more than a word that could be of either.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Table,
    exists,
    false,
    or_,
    select,
    text,
    update,
)

from db.bulk import is_file
from db.exchange.naming import Names, Others, names, others
from db.exchange.reaching import Hide, hiding, without
from db.schema import (
    access_journal,
    authors,
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
from planner.text import folded

WORDS_OF_INCIDENTS = (
    "information", "circumstances", "happened", "known", "persons", "harm", "public_notice", "measures",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """A column in which a person writes a name without being asked for one: names of files, or sentences."""

    table: Table
    name: str
    is_file: bool = False

    @property
    def column(self) -> Column[str]:
        return self.table.c[self.name]


# The number of the file that a line tells of, which says who was in it.
NUMBERS: dict[Table, str] = {exports: "sequence", incidents: "export"}
DETAIL = _Place(access_journal, "detail", is_file=True)
TYPED = (
    _Place(exports, "file", is_file=True), _Place(exports, "basis"), _Place(merges, "file", is_file=True),
    _Place(purges, "reason"), _Place(destructions, "reason"),
    *(_Place(incidents, said) for said in WORDS_OF_INCIDENTS),
)  # fmt: skip


def forget(connection: Connection, case_id: str) -> None:
    """Take the names of a case out of the registers, while its records still tell them.

    What left for it alone loses its file name and its basis whole; the day, the number and the receiver stay.
    """
    client = _Client.of(connection, case_id)
    _empty_its_own(connection, case_id)
    _empty_journal(connection, client)
    for place in TYPED:
        for line, left in _naming(connection, place, client):
            connection.execute(update(place.table).where(line).values({place.name: left}))


def names_client(connection: Connection, case_id: str, written: str) -> bool:
    """Say whether a text names the client of a case, or tells how to reach them."""
    return _Client.of(connection, case_id).hidden(written, is_file=False) != written


@dataclass(frozen=True, slots=True)
class _Client:
    """Who is to be forgotten: the case, its names, and what hides how its client is reached."""

    case_id: str
    names: Names
    reach: tuple[Hide, ...]

    @classmethod
    def of(cls, connection: Connection, case_id: str) -> "_Client":
        said = {field: _said(connection, case_id, field) for field in ("name", "email", "phone")}
        return cls(case_id, names(said["name"]), hiding(said["email"], said["phone"]))

    def hidden(self, written: str, is_file: bool, beside: Others | None = None) -> str:
        """Return a text without the client; without what names them alone, where others may be meant."""
        written = without(written, self.reach)
        if is_file:
            return self.names.within(written, beside)
        return self.names.named(written) if beside is None else self.names.told(written, beside)


@dataclass(frozen=True, slots=True)
class _People:
    """Who else the registers may name: clients with a word of the name, by their case, and the staff."""

    client: _Client
    sharing: dict[str, str]
    anyone: Others

    @classmethod
    def of(cls, connection: Connection, client: _Client) -> "_People":
        sharing = _sharing(connection, client)
        staff = connection.execute(select(authors.c.name)).scalars()
        return cls(client, sharing, others(client.names, (*sharing.values(), *staff), ()))

    def beside(self, about: Collection[str]) -> Others | None:
        """Return whom else a line about these cases may name; None if it is of the client: nothing stays."""
        if self.client.case_id in about:
            return None
        theirs = (self.sharing[case_id] for case_id in about if case_id in self.sharing)
        return Others(self.anyone.whole, others(self.client.names, (), theirs).about)


def _said(connection: Connection, case_id: str, field: str) -> list[str]:
    """Return what was ever written in a field of the client."""
    query = select(changes.c.value).where(
        changes.c.case_id == case_id, changes.c.table == CASES, changes.c.field == field
    )
    return [said for value in connection.execute(query).scalars() if (said := json.loads(value))]


def _empty_its_own(connection: Connection, case_id: str) -> None:
    inside = select(exported_cases.c.sequence).where(exported_cases.c.case_id == case_id)
    stands = exists().where(
        exported_cases.c.sequence == exports.c.sequence,
        exported_cases.c.case_id == cases.c.id,
        cases.c.id != case_id,
    )
    alone = exports.c.sequence.in_(inside) & ~stands
    connection.execute(update(exports).where(alone).values(file="", basis=""))


def _empty_journal(connection: Connection, client: _Client) -> None:
    """Empty the details of its accesses, and those that name it: all that the journal is ever opened for."""
    with _opened(connection):
        mine = access_journal.c.case_id == client.case_id
        connection.execute(update(access_journal).where(mine).values(detail=""))
        for line, _ in _naming(connection, DETAIL, client):
            connection.execute(update(access_journal).where(line).values(detail=""))


@contextmanager
def _opened(connection: Connection) -> Iterator[None]:
    """Lift what refuses changes of the journal in a file; a server refuses all but this one by itself."""
    of_journal = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
    guards: Sequence[Row[Any]] = ()
    if is_file(connection):
        guards = connection.execute(text(of_journal), {"table": access_journal.name}).all()
    for guard in guards:
        connection.exec_driver_sql(f"DROP TRIGGER {guard.name}")
    yield
    for guard in guards:
        connection.exec_driver_sql(guard.sql)


def _naming(connection: Connection, place: _Place, client: _Client) -> list[tuple[ColumnElement[bool], str]]:
    """Return the lines of a register that name the client, with what is left of each."""
    (key,), found = place.table.primary_key, []
    told = connection.execute(select(place.column).distinct()).scalars().all()
    naming = [written for written in told if client.hidden(written, place.is_file) != written]
    if not naming:
        return []
    people = _People.of(connection, client)
    for written in naming:
        for row in connection.execute(select(place.table).where(place.column == written)).all():
            beside = people.beside(_about(connection, place.table, row))
            left = client.hidden(written, place.is_file, beside)
            if left != written:
                found.append((key == row._mapping[key.name], left))
    return found


def _about(connection: Connection, table: Table, row: Row[Any]) -> Collection[str]:
    """Return the cases that a line of a register is about; none where it does not say."""
    if "case_id" in table.c:
        return (row.case_id,)
    number = row._mapping[NUMBERS[table]] if table in NUMBERS else None
    if number is None:
        return ()
    held = select(exported_cases.c.case_id).where(exported_cases.c.sequence == number)
    return set(connection.execute(held).scalars())


def _sharing(connection: Connection, client: _Client) -> dict[str, str]:
    """Return the other clients who have a word of this one's name, by their case."""
    words = (*client.names.longer, *map(folded, client.names.short))
    shared = (cases.c.name_key.contains(word, autoescape=True) for word in words)
    query = select(cases.c.id, cases.c.name).where(cases.c.id != client.case_id, or_(false(), *shared))
    return {row.id: row.name for row in connection.execute(query)}
