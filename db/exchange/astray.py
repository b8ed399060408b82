"""What records say they overwrote, where that has another name here than where they were made.

Of two records of one number one goes by another name. Who knew one of them only says the number of both: it
may come before that record, or without it, and name the wrong one here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from db.bulk import KEEP, insert_rows
from db.exchange.aside import LINK, Link
from db.exchange.clashing import is_given, name_after, rename, renamed
from db.exchange.incoming import Incoming
from db.exchange.payload import Cells
from db.exchange.withholding import is_same
from db.records import KNOWING, RECORD
from db.schema import changes, parents
from planner.changes import ChangeId
from planner.fields import CASES


class Named(NamedTuple):
    """A record that goes by a name that it was given."""

    id: ChangeId
    hlc: int
    row: Cells


ByNumber = Mapping[int, list[Named]]
CASE, TABLE, ROW, FIELD = 3, 4, 5, 6


def by_given_names(connection: Connection, incoming: Incoming) -> Incoming:
    """Return a file whose records go by the names they have here; those here get the names they have there.

    An old file has a record under the number of two, which one that came since has under its other name.
    """
    told, known = _given(connection, incoming)
    if not (told or known):
        return incoming
    rename(connection, dict(_twice(_beside(connection, told), told)))
    return renamed(incoming, dict(_twice(incoming.changes, [*known, *told])))


def straightened(connection: Connection, incoming: Incoming) -> Incoming:
    """Return a file whose links name what they meant; those here that it explains are put right."""
    told, known = _given(connection, incoming)
    if not (told or known):
        return incoming
    _put_right(connection, _by_number(told))
    return replace(incoming, parents=list(_right(connection, incoming, _by_number([*known, *told]))))


def _given(connection: Connection, incoming: Incoming) -> tuple[list[Cells], list[Cells]]:
    """Return the records that go by a given name: in a file, and here."""
    coming = {name for name in set(map(itemgetter(0), incoming.changes)) if is_given(name)}
    here = [name for name in _sites(connection) if is_given(name)]
    known = select(*RECORD).where(changes.c.site.in_(here))
    found = [tuple(row) for row in connection.execute(known)] if here else []
    return [row for row in incoming.changes if row[0] in coming] if coming else [], found


def _beside(connection: Connection, told: list[Cells]) -> Iterator[Cells]:
    """Yield the records here of the cases and numbers of others."""
    numbers: dict[str, set[int]] = {}
    for row in told:
        numbers.setdefault(row[CASE], set()).add(row[1])
    for case_id, found in numbers.items():
        for row in connection.execute(select(*RECORD).where(changes.c.case_id == case_id)):
            if row.seq in found:
                yield tuple(row)


def _twice(rows: Iterable[Cells], given: Iterable[Cells]) -> Iterator[tuple[ChangeId, str]]:
    """Yield each record that is among others under a given name, with that name."""
    named = {(row[0], row[1]): row for row in given}
    numbers = {row[1] for row in named.values()}
    for row in rows:
        if row[1] in numbers:
            other = named.get((name_after(row[0], row[2]), row[1]))
            if other and is_same((other[0], *row[1:]), other):
                yield (row[0], row[1]), other[0]


def _sites(connection: Connection) -> Iterator[str]:
    """Yield the sites that have records here, each found by its index."""
    name = connection.execute(select(func.min(changes.c.site))).scalar()
    while name is not None:
        yield name
        name = connection.execute(select(func.min(changes.c.site)).where(changes.c.site > name)).scalar()


def _by_number(rows: list[Cells]) -> ByNumber:
    found: dict[int, list[Named]] = {}
    for row in rows:
        found.setdefault(row[1], []).append(Named((row[0], row[1]), row[2], row))
    return found


def _right(connection: Connection, incoming: Incoming, named: ByNumber) -> Iterator[Cells]:
    told = {(row[0], row[1]): row for row in incoming.changes}
    for link in incoming.parents:
        loose = (link[2], link[3]) not in told and link[3] in named
        yield _meant(connection, link, told[link[0], link[1]], named) if loose else link


def _put_right(connection: Connection, named: ByNumber) -> None:
    """Let records that are here name what now comes by another name than they knew."""
    child = (changes.c.site == parents.c.site) & (changes.c.seq == parents.c.seq)
    for number, records in named.items():
        cases = {record.row[CASE] for record in records}
        asked = select(parents, *RECORD).join(changes, child)
        asked = asked.where(parents.c.parent_seq == number, changes.c.case_id.in_(cases))
        for found in connection.execute(asked).all():
            link, row = tuple(found[: len(LINK)]), tuple(found[len(LINK) :])
            if (meant := _meant(connection, link, row, named)) != link:
                old = (column == value for column, value in zip(parents.c, link, strict=True))
                connection.execute(delete(parents).where(*old))
                insert_rows(connection, parents, LINK, [meant], KEEP)


def _meant(connection: Connection, link: Cells, child: Cells, named: ByNumber) -> Link:
    """Return a link as it was meant: by its other name, if what bears the number here cannot be it."""
    for record in named[link[3]]:
        if name_after(link[2], record.hlc) == record.id[0] and _may_name(child, record.row):
            there = (changes.c.site == link[2], changes.c.seq == link[3])
            other = connection.execute(select(*RECORD).where(*there)).first()
            if other is None or not _may_name(child, tuple(other)):
                return link[0], link[1], *record.id
    return link[0], link[1], link[2], link[3]


def _may_name(child: Cells, parent: Cells) -> bool:
    """Say whether a record can have known another as what it overwrote or removed."""
    if child[CASE] != parent[CASE]:
        return False
    if child[FIELD] in KNOWING:
        return child[TABLE] == CASES or child[TABLE : ROW + 1] == parent[TABLE : ROW + 1]
    own = child[TABLE : ROW + 1] == parent[TABLE : ROW + 1]
    return own and parent[FIELD] in (child[FIELD], *KNOWING)
