"""The undoing of a merge: inverse records, so that what came in is overwritten and nothing is forgotten."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, and_, select, update

from db.backups import make
from db.database import Database
from db.exchange.merge import NOBODY
from db.exchange.union import keep_runs
from db.rebuilding import rebuild, whole_rows
from db.records import Wall, append, author_of, moment, new_stamp, wall_clock, whole
from db.schema import changes as records
from db.schema import merged_records, merges
from planner.changes import REMOVED, Change, ChangeId, History, Stamp, changes, field_change
from planner.errors import PlannerError
from planner.fields import CASES, case_from_rows
from planner.office import Counsellor


@dataclass(frozen=True, slots=True)
class MadeMerge:
    """A merge that was made here, and the day on which it was undone, if it was."""

    id: str
    file: str
    office: str
    made_on: str
    author: str
    undone_on: str | None


def merges_made(database: Database) -> tuple[MadeMerge, ...]:
    """Return the merges made here, the newest first."""
    with database.reading() as connection:
        found = connection.execute(select(merges).order_by(merges.c.id.desc())).all()
    return tuple(_made(row) for row in found)


def undo_merge(
    database: Database, merge_id: str, author: Counsellor = NOBODY, wall: Wall = wall_clock
) -> tuple[ChangeId, ...]:
    """Undo a merge and return the inverse records that it took; what was edited since stays."""
    day = moment(wall() << 16).date()
    with database.writing() as connection:
        _check(connection, merge_id)
        make(database.path, "undo")
        written = _taken_back(connection, _brought(connection, merge_id), author, wall)
        _mark(connection, merge_id, day.isoformat())
    return written


def redo_merge(
    database: Database,
    merge_id: str,
    undone: Collection[ChangeId],
    author: Counsellor = NOBODY,
    wall: Wall = wall_clock,
) -> None:
    """Make an undone merge hold again by taking back the inverse records that undid it."""
    with database.writing() as connection:
        by_case = _by_case(connection, undone)
        written = _taken_back(connection, by_case, author, wall)
        _mark(connection, merge_id, None)
        # What undoes it the next time are these records too.
        keep_runs(connection, merge_id, (*undone, *written))


def _taken_back(
    connection: Connection, found: Mapping[str, set[ChangeId]], author: Counsellor, wall: Wall
) -> tuple[ChangeId, ...]:
    return tuple(
        r.id for case_id, ids in found.items() for r in _undo(connection, case_id, ids, author, wall)
    )


def _mark(connection: Connection, merge_id: str, day: str | None) -> None:
    connection.execute(update(merges).where(merges.c.id == merge_id).values(undone_on=day))


def _by_case(connection: Connection, ids: Collection[ChangeId]) -> dict[str, set[ChangeId]]:
    found: dict[str, set[ChangeId]] = {}
    for here, seq in ids:
        named = select(records.c.case_id).where(records.c.site == here, records.c.seq == seq)
        found.setdefault(connection.execute(named).scalar_one(), set()).add((here, seq))
    return found


def _made(row: Row[tuple[str, ...]]) -> MadeMerge:
    office = row.office_name or row.office
    return MadeMerge(row.id, row.file, office, row.made_on, row.author, row.undone_on)


def _check(connection: Connection, merge_id: str) -> None:
    found = connection.execute(select(merges.c.undone_on).where(merges.c.id == merge_id)).first()
    if found is None or found.undone_on is not None:
        raise PlannerError("merge-undone")


def _brought(connection: Connection, merge_id: str) -> dict[str, set[ChangeId]]:
    """Return the records that a merge brought, case by case."""
    run = and_(
        records.c.site == merged_records.c.site,
        records.c.seq.between(merged_records.c.first, merged_records.c.last),
    )
    asked = select(records.c.case_id, records.c.site, records.c.seq).join(merged_records, run)
    found: dict[str, set[ChangeId]] = {}
    for case_id, site, seq in connection.execute(asked.where(merged_records.c.merge_id == merge_id)):
        found.setdefault(case_id, set()).add((site, seq))
    return found


def _undo(
    connection: Connection, case_id: str, brought: Collection[ChangeId], author: Counsellor, wall: Wall
) -> tuple[Change, ...]:
    now = whole(connection, case_id)
    before = History(tuple(record for record in now.records if record.id not in brought))
    stamp = new_stamp(connection, author_of(author), wall)
    inverse = tuple(_inverse(case_id, now, before, brought, stamp))
    if inverse:
        append(connection, inverse)
        list(rebuild(connection, {case_id: {record.place for record in inverse}}))
    return inverse


def _inverse(
    case_id: str, now: History, before: History, brought: Collection[ChangeId], stamp: Stamp
) -> Iterator[Change]:
    """Yield the records that bring a case back to what it would be without those of the merge."""
    main = (CASES, case_id)
    if main not in before.rows:
        day = moment(stamp.hlc).date().isoformat()
        yield field_change(now, case_id, main, REMOVED, day, stamp)
        return
    back = changes(now, case_from_rows(case_id, whole_rows(before.rows)), stamp)
    yield from back
    said = {(record.place, record.field) for record in back}
    apart = [(heads[0].place, heads[0].field) for heads in now.conflicts
             if any(head.id in brought for head in heads)]  # fmt: skip
    gone = [] if now.value(main, REMOVED) == before.value(main, REMOVED) else [(main, REMOVED)]
    left = [found for found in dict.fromkeys((*apart, *gone)) if found not in said]
    for number, (place, name) in enumerate(left, len(back)):
        if place in before.rows:
            value = before.value(place, name)
            yield field_change(now, case_id, place, name, value, replace(stamp, seq=stamp.seq + number))
