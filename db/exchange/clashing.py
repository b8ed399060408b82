"""Two records of one number: a database that was copied and went on twice, or a file that makes records up.

Both are kept. Whoever meets both gives the later one another name, the same everywhere: all offices that hear
of both show the same. What a file made up goes again when its merge is undone.
"""

from collections.abc import Mapping
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Connection, delete, select, update

from db.bulk import KEEP, insert_rows
from db.exchange.aside import LINK
from db.exchange.incoming import Incoming
from db.exchange.payload import Cells
from db.exchange.withholding import fills
from db.records import this_site
from db.rows import written
from db.schema import changes, merged_records, parents, site
from planner.case import new_id
from planner.changes import WITHHELD, ChangeId

Names = Mapping[ChangeId, str]
RUNS = ("merge_id", "site", "first", "last")


class Clash(Exception):
    """Says which records of a file differ from those here of the same number: ours and theirs."""

    def __init__(self, pairs: list[tuple[Cells, Cells]]) -> None:
        super().__init__(len(pairs))
        self.pairs = pairs


def settle(connection: Connection, incoming: Incoming, clash: Clash) -> Incoming:
    """Give the later of each two records of one number another name; return the file as it is now."""
    here: dict[ChangeId, str] = {}
    there: dict[ChangeId, str] = {}
    for ours, theirs in clash.pairs:
        later, names = (ours, here) if _rank(ours) > _rank(theirs) else (theirs, there)
        names[later[0], later[1]] = _name(later)
    rename(connection, here)
    return renamed(incoming, there)


def renamed(incoming: Incoming, names: Names) -> Incoming:
    """Return a file with records under other names; of one that it has twice, the one that says more."""
    links = dict.fromkeys((*_as(names, row[:2]), *_as(names, row[2:])) for row in incoming.parents)
    told: dict[ChangeId, Cells] = {}
    for row in incoming.changes:
        name = _as(names, row[:2])
        if name not in told or fills(told[name], row):
            told[name] = (*name, *row[2:])
    return replace(incoming, changes=list(told.values()), parents=list(links))


def go_apart(connection: Connection) -> None:
    """Let this database number what it writes from now on under a name that no copy of it has."""
    this_site(connection)
    connection.execute(update(site).values(id=new_id()))


def _rank(row: Cells) -> Cells:
    """Return what decides which of two records keeps its number: the earlier."""
    return row[2:]


def _name(row: Cells) -> str:
    return name_after(row[0], row[2])


def name_after(old: str, hlc: int) -> str:
    """Return the name of the site that a record gets: one for each save of that site."""
    return str(uuid5(NAMESPACE_OID, written([old, hlc])))


def is_given(name: str) -> bool:
    """Say whether a site's name was given to records that another one had the number of."""
    return name[14:15] == "5"


def _as(names: Names, record: Cells) -> Cells:
    return names.get((record[0], record[1]), record[0]), record[1]


def rename(connection: Connection, names: Names) -> None:
    """Give records of this database other sites, wherever they are named."""
    for (old, seq), new in names.items():
        mine = (changes.c.site == old, changes.c.seq == seq)
        there = (changes.c.site == new, changes.c.seq == seq)
        known = connection.execute(select(changes.c.field).where(*there)).first()
        if known and known.field != WITHHELD:
            # It came under its other name before.
            connection.execute(delete(changes).where(*mine))
        else:
            # What came without its content is the less of the two.
            connection.execute(delete(changes).where(*there))
            connection.execute(update(changes).where(*mine).values(site=new))
        _rename_links(connection, (old, seq), new)
        _rename_run(connection, (old, seq), new)


def _rename_links(connection: Connection, record: ChangeId, new: str) -> None:
    for mine, name in (
        ((parents.c.site, parents.c.seq), "site"),
        ((parents.c.parent_site, parents.c.parent_seq), "parent_site"),
    ):
        named = (mine[0] == record[0], mine[1] == record[1])
        found = connection.execute(select(parents).where(*named)).mappings().all()
        connection.execute(delete(parents).where(*named))
        insert_rows(connection, parents, LINK, [tuple({**row, name: new}.values()) for row in found], KEEP)


def _rename_run(connection: Connection, record: ChangeId, new: str) -> None:
    """Let the merges that brought a record have it under its other name."""
    old, seq = record
    runs = merged_records.c
    named = (runs.site == old, runs.first <= seq, runs.last >= seq)
    for merge_id, _, first, last in connection.execute(select(merged_records).where(*named)).all():
        mine = (runs.merge_id == merge_id, runs.site == old, runs.first == first)
        connection.execute(delete(merged_records).where(*mine))
        cut = [(old, first, seq - 1), (old, seq + 1, last), (new, seq, seq)]
        rows = [(merge_id, *run) for run in cut if run[1] <= run[2]]
        insert_rows(connection, merged_records, RUNS, rows, KEEP)
