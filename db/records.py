"""The change records in their tables: read as a history, added with every save."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from time import time_ns
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Connection, Select, and_, insert, or_, select, update
from sqlalchemy.exc import NoResultFound

from db.bulk import KEEP, insert_rows, mark
from db.rows import written
from db.schema import authors, changes, parents, site
from planner.case import new_id
from planner.changes import LOCAL, REMOVAL, WITHHELD, Author, Change, ChangeId, History, Stamp
from planner.fields import Value
from planner.hybrid_clock import Clock
from planner.office import Counsellor

Wall = Callable[[], int]
CHUNK = 5000
COLUMNS = ("site", "seq", "hlc", "case_id", "table", "row", "field", "value", "author_id")
RECORD = [changes.c[name] for name in COLUMNS]
CASE, FIELD = COLUMNS.index("case_id"), COLUMNS.index("field")
LINKS = ("site", "seq", "parent_site", "parent_seq")
# More than any office writes: what counts beyond it was made up.
MOST_RECORDS = 2**40
# The records of which is asked what whoever wrote them knew.
KNOWING = (REMOVAL, WITHHELD)
# By definition, so that it holds in whatever order records come in: a head is what no edit overwrites.
HEADS = """
UPDATE changes SET head = false WHERE head AND case_id IN (SELECT case_id FROM touched) AND EXISTS (
  SELECT 1 FROM parents JOIN changes AS later ON later.site = parents.site AND later.seq = parents.seq
  WHERE parents.parent_site = changes.site AND parents.parent_seq = changes.seq
  AND later.field NOT IN ('', '?'))
"""


def wall_clock() -> int:
    """Return the milliseconds since 1970 of this computer's clock."""
    return time_ns() // 1_000_000


def moment(hlc: int) -> datetime:
    """Return when a record was written, by the clock of its computer."""
    return datetime.fromtimestamp((hlc >> 16) / 1000, UTC)


def author_of(counsellor: Counsellor) -> Author:
    """Return what the records keep of a counsellor's profile."""
    return Author(counsellor.name, counsellor.initials, counsellor.office)


def new_stamp(connection: Connection, author: Author, wall: Wall) -> Stamp:
    """Return the stamp of the next save."""
    here, seq, hlc = this_site(connection)
    return Stamp(here, seq + 1, Clock(wall, hlc).tick(), author)


def this_site(connection: Connection) -> tuple[str, int, int]:
    """Return the name of this copy, given when first asked, with its last number and moment.

    Where a file that lied left hardly a number to give, the copy goes on under another name.
    """
    try:
        here, seq, hlc = connection.execute(select(site.c.id, site.c.seq, site.c.hlc)).one()
    except NoResultFound:
        here, seq, hlc = new_id(), 0, 0
        connection.execute(insert(site).values(id=here))
    if seq >= MOST_RECORDS // 2:
        here, seq = new_id(), 0
        connection.execute(update(site).values(id=here, seq=seq))
    return here, seq, hlc


def local_name(here: str) -> str:
    """Return the name under which a site writes what no other office is to hear of."""
    return here + LOCAL


def is_local(name: str) -> bool:
    """Say whether a site's name is one under which nothing leaves."""
    return name.endswith(LOCAL)


def current(connection: Connection, case_id: str) -> History:
    """Return what stands of a case's history: all that a new save must know."""
    standing = and_(changes.c.case_id == case_id, changes.c.head)
    return History(_standing(connection, standing))


def current_of(connection: Connection, case_ids: Sequence[str]) -> dict[str, History]:
    """Return what stands of the histories of several cases; one without records is left out."""
    standing = and_(changes.c.case_id.in_(case_ids), changes.c.head)
    found: dict[str, list[Change]] = defaultdict(list)
    for record in _standing(connection, standing):
        found[record.case].append(record)
    return {case_id: History(tuple(records)) for case_id, records in found.items()}


def whole(connection: Connection, case_id: str) -> History:
    """Return every record of a case, each with the records it overwrote."""
    wanted = changes.c.case_id == case_id
    found = connection.execute(select(*RECORD).where(wanted)).all()
    return History(_records(connection, found, _parents_of(connection, wanted)))


def _standing(connection: Connection, wanted: Any) -> tuple[Change, ...]:
    """Return records with what removals and withheld edits knew: of an edit that stands nobody asks it.

    But of those that undoing a merge wrote: they stand for what they name.
    """
    found = connection.execute(select(*RECORD).where(wanted)).all()
    asked = not frozenset(KNOWING).isdisjoint(map(itemgetter(FIELD), found))
    knowing = (wanted, or_(changes.c.field.in_(KNOWING), changes.c.site.endswith(LOCAL)))
    return _records(connection, found, _parents_of(connection, *knowing) if asked else {})


def _parents_of(connection: Connection, *wanted: Any) -> dict[ChangeId, tuple[ChangeId, ...]]:
    return _parents(connection, select(parents).join(changes, _same_record()).where(*wanted))


def _records(
    connection: Connection, found: Sequence[Any], named: Mapping[ChangeId, tuple[ChangeId, ...]]
) -> tuple[Change, ...]:
    profiles = select(authors.c.id, authors.c.name, authors.c.initials, authors.c.office)
    known = {key: Author(*profile) for key, *profile in connection.execute(profiles)}
    # Made as the tuples that they are: a merge reads hundreds of thousands.
    new = partial(tuple.__new__, Change)
    return tuple(
        new((
            here, seq, hlc, case_id, table, row, name, _value(value), known[author],
            named.get((here, seq), ()) if named else (),
        ))
        for here, seq, hlc, case_id, table, row, name, value, author in found
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _value(text: str) -> Value:
    """Return a value as it was written; most are written many times."""
    found: Value = json.loads(text)
    return found


def _same_record() -> Any:
    return and_(changes.c.site == parents.c.site, changes.c.seq == parents.c.seq)


def _parents(connection: Connection, query: Select[Any]) -> dict[ChangeId, tuple[ChangeId, ...]]:
    named: dict[ChangeId, tuple[ChangeId, ...]] = {}
    for here, seq, parent_site, parent_seq in connection.execute(query):
        named[here, seq] = (*named.get((here, seq), ()), (parent_site, parent_seq))
    return named


def spans(ids: Iterable[ChangeId]) -> dict[str, tuple[int, int]]:
    """Return between which numbers the records of each site lie."""
    found: dict[str, tuple[int, int]] = {}
    # Most come site by site: what compares them one by one costs a merge a tenth of its time.
    for here, of_site in groupby(ids, itemgetter(0)):
        numbers = [seq for _, seq in of_site]
        first, last = found.get(here, (numbers[0], numbers[0]))
        found[here] = min(first, min(numbers)), max(last, max(numbers))
    return found


def append(connection: Connection, records: Sequence[Change]) -> None:
    """Add the records of one save."""
    last = records[-1]
    author = _author_id(connection, last.author)
    insert_rows(connection, changes, (*COLUMNS, "head"), [_record_row(record, author) for record in records])
    links = [(record.site, record.seq, *parent) for record in records for parent in record.parents]
    insert_rows(connection, parents, LINKS, links)
    overwrite(connection, [parent for r in records if r.field != REMOVAL for parent in r.parents])
    connection.execute(update(site).values(seq=last.seq, hlc=last.hlc))


def _record_row(record: Change, author: str) -> tuple[Any, ...]:
    value = written(record.value)
    return (
        record.site, record.seq, record.hlc, record.case, *record.place, record.field, value, author, True,
    )  # fmt: skip


def overwrite(connection: Connection, overwritten: Iterable[ChangeId]) -> None:
    """Mark records as overwritten by an edit."""
    by_site: dict[str, list[int]] = {}
    for here, seq in overwritten:
        by_site.setdefault(here, []).append(seq)
    # One site at a time: SQLite would look for pairs by their first half only.
    for here, numbers in by_site.items():
        for start in range(0, len(numbers), CHUNK):
            some = numbers[start : start + CHUNK]
            places = ", ".join([mark(connection)] * len(some))
            # In the driver's own words: to bind thousands of numbers by name takes as long as the update.
            said = f"UPDATE changes SET head = false WHERE site = {mark(connection)} AND seq IN ({places})"
            connection.exec_driver_sql(said, (here, *some))


def mark_heads(connection: Connection, touched: Iterable[str]) -> None:
    """Mark what no edit overwrites among the records of cases, all of which may be marked before."""
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS touched (case_id TEXT PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM touched")
    if rows := [(case_id,) for case_id in touched]:
        connection.exec_driver_sql(f"INSERT INTO touched VALUES ({mark(connection)})", rows)
        connection.exec_driver_sql(HEADS)


def _author_id(connection: Connection, author: Author) -> str:
    """Return the author's id, kept when first heard of."""
    found, said = author_key(author), asdict(author)
    insert_rows(connection, authors, ("id", *said), [(found, *said.values())], KEEP)
    return found


def author_key(author: Author) -> str:
    """Return what names an author in every office."""
    return str(uuid5(NAMESPACE_OID, written(asdict(author))))
