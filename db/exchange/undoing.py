"""The undoing of a merge: inverse records of this database alone, so that nothing is forgotten.

They never leave, nor does what they overwrite: others are told what stood here before, and go on as they are.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from db.database import Database
from db.exchange.aside import (
    ByCase,
    as_told,
    bring_back,
    brought,
    hidden,
    newest_holding,
    told_by,
    undoing,
)
from db.exchange.merge import NOBODY
from db.exchange.share import Watch, halting, part, parts, unwatched
from db.exchange.union import keep_runs
from db.rebuilding import rebuild, whole_rows
from db.records import Wall, append, author_of, local_name, moment, new_stamp, wall_clock, whole
from db.schema import merged_records, merges
from planner.changes import NOTHING, REMOVAL, REMOVED, WITHHELD, Change, ChangeId, History, Stamp
from planner.errors import PlannerError
from planner.fields import CASES, case_from_rows
from planner.office import Counsellor
from planner.recording import changes, field_change
from planner.resting import FIRST, resting

# How much of the work the copy before it is, and of how many cases is told at once.
COPIED, AT_ONCE = 0.3, 20


@dataclass(frozen=True, slots=True)
class MadeMerge:
    """A merge that was made here, and the day on which it was undone, if it was.

    One that only destroyed cases `brought` nothing that could go again.
    """

    id: str
    file: str
    office: str
    made_on: str
    author: str
    undone_on: str | None
    brought: bool = True


def merges_made(database: Database) -> tuple[MadeMerge, ...]:
    """Return the merges made here, the newest first."""
    with database.reading() as connection:
        records = exists().where(merged_records.c.merge_id == merges.c.id)
        query = select(merges, records.label("brought")).order_by(merges.c.id.desc())
        found = connection.execute(query).all()
    return tuple(_made(row) for row in found)


def undo_merge(
    database: Database,
    merge_id: str,
    author: Counsellor = NOBODY,
    wall: Wall = wall_clock,
    tell: Watch = unwatched,
) -> tuple[str, ...]:
    """Undo a merge; what was edited since stays, and with it what it was made on.

    Return the cases of which something that the merge brought stays for that. `tell` hears how far it is, and
    may raise to stop: nothing is undone then.
    """
    with database.writing() as connection:
        _check(connection, merge_id, undone=False)
        with halting(part(tell, 0.0, COPIED)) as stopped:
            database.copied("undo", stopped)
        aside, written, stays = hidden(connection), list[ChangeId](), ByCase()
        came = tuple(brought(connection, merge_id).items())
        for case_id, ids in chain.from_iterable(parts(came, part(tell, COPIED, 1.0), AT_ONCE)):
            now = whole(connection, case_id)
            if kept := ids & resting(told_by(now), ids, aside):
                stays[case_id] = kept
            if goes := ids - kept:
                written += _undo(connection, now, case_id, goes | aside, author, wall)
        keep_runs(connection, undoing(merge_id), written)
        _hand_over(connection, merge_id, stays)
        _mark(connection, merge_id, moment(wall() << 16).date().isoformat())
    return tuple(stays)


def _hand_over(connection: Connection, merge_id: str, stays: ByCase) -> None:
    """Let the newest merge that holds have what its own records rest on: it goes when that is undone."""
    left = set[ChangeId]().union(*brought(connection, merge_id).values()) if stays else set()
    heirs: dict[str, set[ChangeId]] = {}
    for case_id, ids in stays.items():
        if heir := newest_holding(connection, case_id, merge_id):
            heirs.setdefault(heir, set()).update(ids)
    for heir, ids in heirs.items():
        _keep_anew(connection, heir, ids.union(*brought(connection, heir).values()))
    if heirs:
        _keep_anew(connection, merge_id, left.difference(*heirs.values()))


def _keep_anew(connection: Connection, merge_id: str, ids: Collection[ChangeId]) -> None:
    connection.execute(delete(merged_records).where(merged_records.c.merge_id == merge_id))
    keep_runs(connection, merge_id, ids)


def redo_merge(database: Database, merge_id: str, tell: Watch = unwatched) -> None:
    """Take in again what an undone merge had brought; `tell` as in `undo_merge`."""
    with database.writing() as connection:
        _check(connection, merge_id, undone=True)
        with halting(part(tell, 0.0, COPIED)) as stopped:
            database.copied("merge", stopped)
        touched = bring_back(connection, merge_id, brought(connection, merge_id))
        again = part(tell, COPIED, 1.0)
        for number, _ in enumerate(rebuild(connection, touched)):
            if number % AT_ONCE == 0:
                again(number, len(touched))
        connection.execute(delete(merged_records).where(merged_records.c.merge_id == undoing(merge_id)))
        _mark(connection, merge_id, None)


def _mark(connection: Connection, merge_id: str, day: str | None) -> None:
    connection.execute(update(merges).where(merges.c.id == merge_id).values(undone_on=day))


def _made(row: Row[Any]) -> MadeMerge:
    office = row.office_name or row.office
    return MadeMerge(row.id, row.file, office, row.made_on, row.author, row.undone_on, bool(row.brought))


def _check(connection: Connection, merge_id: str, *, undone: bool) -> None:
    found = connection.execute(select(merges.c.undone_on).where(merges.c.id == merge_id)).first()
    if found is None or (found.undone_on is not None) != undone:
        raise PlannerError("merge-undone")


def _undo(
    connection: Connection,
    now: History,
    case_id: str,
    aside: Collection[ChangeId],
    author: Counsellor,
    wall: Wall,
) -> Iterator[ChangeId]:
    stamp = new_stamp(connection, author_of(author), wall)
    stamp = replace(stamp, site=local_name(stamp.site))
    before = as_told(now, aside)
    inverse = tuple(_for(r, before) for r in _inverse(case_id, now, before, aside, stamp))
    if inverse:
        append(connection, inverse)
        list(rebuild(connection, {case_id: {record.place for record in inverse}}))
    return (record.id for record in inverse)


def _for(record: Change, before: History) -> Change:
    """Return a record that also names what it stands for: that alone may others know who remove an entry."""
    if record.field == REMOVAL:
        return record
    heads = tuple(head.id for head in before.heads(record.place, record.field))
    stands_for = heads or ((record.site, NOTHING),)
    return record._replace(parents=tuple(dict.fromkeys((*record.parents, *stands_for))))


def _inverse(
    case_id: str, now: History, before: History, aside: Collection[ChangeId], stamp: Stamp
) -> Iterator[Change]:
    """Yield the records that bring a case back to what it would be without those that are set aside."""
    main = (CASES, case_id)
    if not before.heads(main, FIRST):
        day = moment(stamp.hlc).date().isoformat()
        yield field_change(now, case_id, main, REMOVED, day, stamp)
        return
    back = changes(now, case_from_rows(case_id, whole_rows(before.rows)), stamp)
    yield from back
    said = {(record.place, record.field) for record in back}
    # Also where the value stays: what stands then is ours, and no record of the merge.
    came = [r for r in now.records if r.id in aside and r.field not in (REMOVAL, WITHHELD)]
    heads = [(r.place, r.field) for r in came if r in now.heads(r.place, r.field)]
    gone = [] if now.value(main, REMOVED) == before.value(main, REMOVED) else [(main, REMOVED)]
    left = [found for found in dict.fromkeys((*heads, *gone)) if found not in said]
    for number, (place, name) in enumerate(left, len(back)):
        if place in before.rows or place in now.moved:
            value = before.value(place, name)
            yield field_change(now, case_id, place, name, value, replace(stamp, seq=stamp.seq + number))
