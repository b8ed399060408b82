"""The store of the cases: whole case in, whole case out, version checked, every save recorded."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.bulk import together
from db.case_list import CaseSummary, Wanted, case_count, case_page
from db.case_tables import derived, read_rows, write_rows
from db.database import Database
from db.rebuilding import rebuild
from db.records import Wall, append, author_of, current, moment, new_stamp, wall_clock, whole
from db.registers.access import note_access
from db.schema import cases, purges
from planner.case import Case
from planner.changes import REMOVED, Change, History, Stamp, case_of, latest
from planner.errors import PlannerError
from planner.fields import CASES, Row, Rows, case_from_rows, case_rows
from planner.joining import joined
from planner.office import Counsellor
from planner.recording import case_removal, changes, field_change

FIRST_VERSION = 1
NOBODY = Counsellor()


class CaseStore:
    """The cases of a database."""

    def __init__(self, database: Database, wall: Wall = wall_clock) -> None:
        self._database = database
        self._wall = wall

    def load(self, case_id: str) -> tuple[Case, int]:
        """Return a case with the version that its next save must name."""
        with self._database.reading() as connection:
            version = _version(connection, case_id)
            return case_from_rows(case_id, read_rows(connection, case_id)), version

    def add(self, case: Case, author: Counsellor) -> int:
        """Keep a new case; return its version.

        One that is here already was kept by a call whose answer a lost connection swallowed: it is saved,
        unless somebody wrote in it since.
        """
        with self._database.reading() as connection:
            kept = connection.execute(select(cases.c.version).where(cases.c.id == case.id)).scalar()
        if kept is not None:
            return self.save(case, FIRST_VERSION, author)
        with self._database.writing() as connection:
            _check_not_destroyed(connection, case.id)
            records = changes(History(), case, new_stamp(connection, author_of(author), self._wall))
            rows = case_rows(case)
            with together(connection):
                connection.execute(insert(cases).values(id=case.id, **_main_cells(case, rows, records)))
                _keep(connection, case.id, records, rows)
        return FIRST_VERSION

    def save(self, case: Case, version: int, author: Counsellor) -> int:
        """Write the case unless someone saved it since `version`; return the new version.

        One that was taken off the lists is put back by what is written into it.
        """
        with self._database.writing() as connection:
            _claim(connection, case, version)
            before = current(connection, case.id)
            stamp = new_stamp(connection, author_of(author), self._wall)
            records = _standing(before, changes(before, case, stamp), stamp)
            if not records:
                return version
            rows = case_rows(case, before.rows)
            cells = {**_main_cells(case, rows, records), REMOVED: None, "version": version + 1}
            with together(connection):
                connection.execute(update(cases).where(cases.c.id == case.id).values(**cells))
                _keep(connection, case.id, records, rows)
        return version + 1

    def join(self, case: Case, base: Case | None, author: Counsellor) -> tuple[Case, int]:
        """Write what was edited since `base` beside what others saved meanwhile; return all of it together.

        A field that both edited keeps both values until somebody chooses. Without a base, it is the case as
        it was first kept: whoever began it never heard that it was.
        """
        with self._database.writing() as connection:
            _check_not_destroyed(connection, case.id)
            stamp = new_stamp(connection, author_of(author), self._wall)
            before = whole(connection, case.id)
            records = _standing(before, joined(before, base or _begun(before, case.id), case, stamp), stamp)
            if records:
                append(connection, records)
                list(rebuild(connection, {case.id: {record.place for record in records}}))
            return case_from_rows(case.id, read_rows(connection, case.id)), _version(connection, case.id)

    def remove(self, case_id: str, author: Counsellor = NOBODY) -> None:
        """Take a case off the lists; it can be restored."""
        self._set_removed(case_id, True, author)

    def restore(self, case_id: str, author: Counsellor = NOBODY) -> None:
        """Put a removed case back on the lists."""
        self._set_removed(case_id, False, author)

    def is_removed(self, case_id: str) -> bool:
        """Say whether a case is off the lists."""
        with self._database.reading() as connection:
            asked = select(cases.c.id).where(cases.c.id == case_id, cases.c.removed.isnot(None))
            return connection.execute(asked).first() is not None

    def note_access(self, case_id: str, author: Counsellor, what: str, detail: str = "") -> None:
        """Write in the access journal what somebody did with a case."""
        note_access(self._database, author, what, (case_id,), detail)

    def name(self, case_id: str) -> str | None:
        """Return the name of a case, which may be empty; nothing when it is not here."""
        with self._database.reading() as connection:
            return connection.execute(select(cases.c.name).where(cases.c.id == case_id)).scalar()

    def history(self, case_id: str) -> History:
        """Return every change record of a case."""
        with self._database.reading() as connection:
            return whole(connection, case_id)

    def page(
        self, search: str = "", *, offset: int = 0, limit: int = 256, **wanted: Any
    ) -> tuple[CaseSummary, ...]:
        """Return one page of the list that `Wanted` describes (kind, samples, order, descending)."""
        with self._database.reading() as connection:
            return case_page(connection, Wanted(search, **wanted), offset, limit)

    def count(self, search: str = "", **wanted: Any) -> int:
        """Return how many cases the whole list has."""
        with self._database.reading() as connection:
            return case_count(connection, Wanted(search, **wanted))

    def _set_removed(self, case_id: str, removed: bool, author: Counsellor) -> None:
        with self._database.writing() as connection:
            version = _version(connection, case_id)
            before = current(connection, case_id)
            stamp = new_stamp(connection, author_of(author), self._wall)
            day = moment(stamp.hlc).date().isoformat() if removed else None
            records = _removal(before, case_id, day, stamp)
            cells = {REMOVED: day, "version": version + 1, "updated": _updated(records)}
            connection.execute(update(cases).where(cases.c.id == case_id).values(**cells))
            append(connection, records)


def _removal(before: History, case_id: str, day: str | None, stamp: Stamp) -> tuple[Change, ...]:
    if day is not None:
        return case_removal(before, case_id, day, stamp)
    return (field_change(before, case_id, (CASES, case_id), REMOVED, None, stamp),)


def _standing(before: History, edits: tuple[Change, ...], stamp: Stamp) -> tuple[Change, ...]:
    """Return edits of a case with the record that puts it back on the lists, if it was taken off them."""
    if not edits or before.rows.get((CASES, edits[0].case), {}).get(REMOVED) is None:
        return edits
    return (*edits, *_removal(before, edits[0].case, None, replace(stamp, seq=stamp.seq + len(edits))))


def _begun(history: History, case_id: str) -> Case:
    first = min(record.hlc for record in history.records)
    return case_of(History(tuple(record for record in history.records if record.hlc == first)), case_id)


def _version(connection: Connection, case_id: str) -> int:
    version = connection.execute(select(cases.c.version).where(cases.c.id == case_id)).scalar()
    if version is None:
        _check_not_destroyed(connection, case_id)
        raise PlannerError("case-missing", id=case_id)
    return int(version)


def _check_not_destroyed(connection: Connection, case_id: str) -> None:
    """Refuse to bring back what the law had destroyed: neither an undo step nor a draft does."""
    if connection.execute(select(purges.c.case_id).where(purges.c.case_id == case_id)).first():
        raise PlannerError("case-destroyed", id=case_id)


def _claim(connection: Connection, case: Case, version: int) -> None:
    """Refuse a save made on an older version; this transaction is the only writer until it ends."""
    if _version(connection, case.id) != version:
        last = latest(current(connection, case.id))
        who = last.author.name or last.author.initials
        raise PlannerError("case-changed", id=case.id, name=case.client.name, who=who, at=moment(last.hlc))


def _main_cells(case: Case, rows: Rows, records: Sequence[Change]) -> Row:
    own = {"version": FIRST_VERSION, "updated": _updated(records)}
    return {**rows[CASES, case.id], **derived(case), **own}


def _updated(records: Sequence[Change]) -> str:
    return moment(records[-1].hlc).isoformat(timespec="milliseconds")


def _keep(connection: Connection, case_id: str, records: Sequence[Change], rows: Rows) -> None:
    write_rows(connection, case_id, {record.place for record in records}, rows)
    append(connection, records)
