"""Going back to a backup: first the present state is kept, then the file becomes what the backup was.

A sound file is written over by SQLite itself, in one transaction that any other window lives through. A
damaged one is renamed aside, never deleted, and the backup takes its name.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from db import migrations
from db.backups import Backup, is_as_verified, make
from db.connection import APPLICATION, application, connect, copy
from db.database import Database
from db.exchange.cleansing import erase_all, remembered
from db.exchange.union import erase
from db.faults import told
from db.keys import forget, held, hold, key_path, lent
from db.schema import (
    access_journal,
    cases,
    changes,
    destructions,
    exported_cases,
    exports,
    incidents,
    known_offices,
    office_key,
    purges,
    site,
)
from db.soundness import check_file, check_whole, vacuum
from db.strays import DAMAGED_MARK, JOURNALS
from db.vault.doors import key_id
from planner.errors import PlannerError

# What an office has done and met is no part of the state that is gone back to.
CARRIED: tuple[Table, ...] = (known_offices, exports, exported_cases, purges, destructions, incidents)
Watch = Callable[[int, int], None]
STEPS = 4


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the state before: the backup made of it, or where the damaged file lies now."""

    before: Backup | None = None
    aside: Path | None = None


def restore(
    path: Path, backup: Backup, now: datetime | None = None, tell: Watch = lambda done, total: None
) -> Restored:
    """Make a database what a backup was; PlannerError and nothing changed when the backup is not sound.

    What the law had destroyed since stays destroyed, and no number given since is given again. `tell` hears
    how many of the steps are done, and may raise to stop: nothing is changed then.
    """
    now = now or datetime.now().astimezone()
    sound = is_sound(path)
    tell(0, STEPS)
    with told(path), _built(path, backup) as building:
        tell(1, STEPS)
        if sound:
            before = make(path, "restore", now)
            tell(2, STEPS)
            _carry(path, building)
            tell(3, STEPS)
            _pour(building, path)
            return Restored(before)
        _begin_anew(path, building)
        aside = set_aside(path, now)
        _put(building, path)
        return Restored(aside=aside)


def is_sound(path: Path) -> bool:
    """Say whether a file is a whole database of ours."""
    if not path.exists():
        return False
    try:
        with told(path), closing(connect(path)) as connection:
            check_whole(connection, path)
            return application(connection) == APPLICATION
    except PlannerError as fault:
        if fault.code not in ("database-damaged", "not-a-database", "vault-other-key"):
            raise
        return False


def set_aside(path: Path, now: datetime) -> Path | None:
    """Keep a damaged file with its journals under another name, and return that; nothing is deleted."""
    aside = path.with_name(f"{path.stem}{DAMAGED_MARK}{now:%Y-%m-%dT%H%M%S}{path.suffix}")
    there = path.exists()
    if there:
        _name_too(path, aside)
    for ending in JOURNALS:
        journal = path.with_name(path.name + ending)
        if journal.exists():
            journal.replace(aside.with_name(aside.name + ending))
    if key_path(path).exists():
        key_path(aside).write_bytes(key_path(path).read_bytes())
    return aside if there else None


def _name_too(path: Path, aside: Path) -> None:
    """Give a file another name besides its own, so that at no moment there is none."""
    try:
        os.link(path, aside)
    except OSError:
        # Some disks have no hard links.
        path.rename(aside)


@contextmanager
def _built(path: Path, backup: Backup) -> Iterator[Path]:
    """Give a copy of a backup, whole and of the newest schema, beside the database."""
    if not backup.path.exists():
        raise PlannerError("backup-missing", path=str(backup.path))
    building = path.with_name(f".{path.name}.{uuid4().hex}.new")
    if held(path) is None and (key := held(backup.path)):
        # The file is lost: its backup was unlocked in its place.
        hold(path, key)
    with lent(path, building):
        try:
            _copy(path, backup, building)
            yield building
        finally:
            for left in (building, *(building.with_name(building.name + j) for j in (*JOURNALS, ".key"))):
                left.unlink(missing_ok=True)


def _copy(path: Path, backup: Backup, building: Path) -> None:
    if backup.verified and not is_as_verified(backup):
        raise PlannerError("backup-damaged", path=str(backup.path))
    with told(backup.path), lent(path, backup.path):
        if path.exists() and key_id(path) != key_id(backup.path):
            raise PlannerError("backup-other-key", path=str(backup.path))
        with closing(connect(backup.path)) as source:
            if application(source) != APPLICATION:
                raise PlannerError("not-a-database", path=str(backup.path))
            copy(source, building)
    with told(backup.path), closing(connect(building)) as connection:
        migrations.migrate(connection, building)


@contextmanager
def _opened(path: Path) -> Iterator[Database]:
    database = Database(path)
    try:
        yield database
    finally:
        database.close()


def _carry(path: Path, building: Path) -> None:
    """Let a copy go on from what the present file has done since: numbers, offices, files sent, purges."""
    with _opened(path) as live, _opened(building) as twin, live.reading() as now, twin.writing() as coming:
        _carry_numbers(now, coming)
        for table in CARRIED:
            _carry_rows(now, coming, table)
        _carry_rows(now, coming, access_journal, only_new=True)
        there = select(cases.c.id).union(select(changes.c.case_id))
        gone = select(purges.c.case_id).where(purges.c.case_id.in_(there))
        back = coming.execute(gone).scalars().all()
        for case_id in back:
            erase(coming, case_id)
    if back:
        vacuum(building)
    check_file(building)


def _carry_numbers(present: Connection, coming: Connection) -> None:
    """A number that others have seen is never given again, and no window saves over what it does not know."""
    for table in (site, office_key):
        _carry_rows(present, coming, table)
    newest = present.execute(select(func.max(cases.c.version))).scalar() or 0
    coming.execute(update(cases).values(version=cases.c.version + newest))


def _carry_rows(present: Connection, coming: Connection, table: Table, only_new: bool = False) -> None:
    rows = [dict(row) for row in present.execute(select(table)).mappings()]
    if rows and only_new:
        coming.execute(insert(table).prefix_with("OR IGNORE"), rows)
    elif rows:
        coming.execute(delete(table))
        coming.execute(insert(table), rows)


def _begin_anew(path: Path, building: Path) -> None:
    """Give a copy another name as a site: what the damaged file numbered since can no longer be known.

    What was destroyed since can: every backup remembers it, and so may what is left of the file.
    """
    gone = remembered(path)
    with _opened(building) as twin, twin.writing() as coming:
        coming.execute(delete(site))
        erase_all(coming, gone)
    if gone:
        vacuum(building)


def _pour(building: Path, path: Path) -> None:
    with closing(connect(building)) as source, closing(connect(path)) as live:
        source.backup(live)
        check_whole(live, path)
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put(building: Path, path: Path) -> None:
    """Give a copy the name of the database; its key is the one that is held."""
    with building.open("rb+") as file:
        os.fsync(file.fileno())
    key = held(path)
    if key_path(building).exists() and not key_path(path).exists():
        key_path(building).replace(key_path(path))
    building.replace(path)
    forget(path)
    if key is not None:
        hold(path, key)
