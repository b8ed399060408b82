"""What waits for a counsellor after a merge: fields edited apart, and the choice between their values."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frozendict import frozendict
from sqlalchemy import Connection, func, select

from db.database import Database
from db.exchange.fields import HIDDEN, FieldId
from db.rebuilding import rebuild
from db.records import Wall, append, author_of, current, current_of, new_stamp, wall_clock
from db.schema import changes
from planner.changes import REMOVAL, REMOVED, Change, History, Stamp
from planner.errors import PlannerError
from planner.fields import CASES, Place, Row, Value
from planner.identity import stays_here
from planner.office import Counsellor
from planner.recording import case_removal, field_change


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with the values that were written apart, the one shown first.

    `cells` are those of the entry that it belongs to.
    """

    case: str
    name: str
    heads: tuple[Change, ...]
    cells: Row = frozendict()

    @property
    def id(self) -> FieldId:
        """Return what names the field."""
        shown = self.heads[0]
        return self.case, shown.table, shown.row, shown.field


def conflicts(database: Database, case_id: str = "") -> tuple[Conflict, ...]:
    """Return the inbox: every field that waits for a choice, of one case or of all."""
    with database.reading() as connection:
        waiting = [case_id] if case_id else _waiting(connection)
        return tuple(_conflicts(connection, waiting))


def resolve(
    database: Database, field: FieldId, value: Value, author: Counsellor, wall: Wall = wall_clock
) -> Change:
    """Choose a value, one of those that wait or another: an ordinary edit that overwrites all heads."""
    case_id, table, row, name = field
    with database.writing() as connection:
        stamp = new_stamp(connection, author_of(author), wall)
        made, *_ = choose(connection, case_id, (table, row), name, value, stamp)
        list(rebuild(connection, {case_id: {(table, row)}}))
    return made


def reopen(database: Database, conflict: Conflict, made: Change, wall: Wall = wall_clock) -> None:
    """Undo a choice: the values wait again, each as its author wrote it, the same one shown."""
    case_id, table, row, name = conflict.id
    with database.writing() as connection:
        before = current(connection, case_id)
        if made.id not in {h.id for h in before.heads((table, row), name)}:
            raise PlannerError("choice-overwritten")
        stamp = new_stamp(connection, made.author, wall)
        for number, head in enumerate(reversed(conflict.heads)):
            seq, parents = stamp.seq + number, (made.id,)
            again = head._replace(site=stamp.site, seq=seq, hlc=stamp.hlc, parents=parents)
            append(connection, [again])
        if (table, name) != (CASES, REMOVED):
            _keep_off(connection, case_id, before, replace(stamp, seq=stamp.seq + len(conflict.heads)))
        list(rebuild(connection, {case_id: {(table, row)}}))


def choose(
    connection: Connection, case_id: str, place: Place, name: str, value: Value, stamp: Stamp
) -> tuple[Change, ...]:
    """Write the records of a choice, that of the field first; the rows are to be rebuilt then."""
    before = current(connection, case_id)
    of_case = (place[0], name) == (CASES, REMOVED)
    if of_case and value is not None:
        # Who takes a case off the lists says which edits they knew.
        made = case_removal(before, case_id, str(value), stamp)
    else:
        made = (field_change(before, case_id, place, name, value, stamp),)
    append(connection, made)
    if of_case:
        return made
    return (*made, *_keep_off(connection, case_id, before, replace(stamp, seq=stamp.seq + len(made))))


def _keep_off(connection: Connection, case_id: str, before: History, stamp: Stamp) -> tuple[Change, ...]:
    """Leave a case off the lists where it is: whoever chooses there knows it, and says nothing of that."""
    day = before.rows.get((CASES, case_id), {}).get(REMOVED)
    if day is None:
        return ()
    made = case_removal(current(connection, case_id), case_id, str(day), stamp)
    append(connection, made)
    return made


def _waiting(connection: Connection) -> list[str]:
    apart = (
        select(changes.c.case_id)
        .where(changes.c.head, changes.c.field != REMOVAL)
        .group_by(changes.c.case_id, changes.c.table, changes.c.row, changes.c.field)
        .having(func.count(changes.c.value.distinct()) > 1)
    )
    removed = select(changes.c.case_id).where(
        changes.c.head, changes.c.table == CASES, changes.c.field == REMOVAL
    )
    return sorted({*connection.execute(apart).scalars(), *connection.execute(removed).scalars()})


def _conflicts(connection: Connection, waiting: list[str]) -> Iterator[Conflict]:
    for case_id in waiting:
        history = current_of(connection, [case_id]).get(case_id)
        if history is None:
            continue
        name = str(history.value((CASES, case_id), "name") or "")
        for heads in history.conflicts:
            if heads[0].field not in HIDDEN and not stays_here(heads[0].table, heads[0].field):
                yield Conflict(case_id, name, heads, history.row(heads[0].place))
