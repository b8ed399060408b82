"""The making of a backup: copied by SQLite itself, opened, checked, and only then given its name."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from db.backups.folder import folder_of, free_name, kept
from db.backups.record import Backup, digest, write_record
from db.backups.thinning import thin
from db.connection import APPLICATION, Connection, Stop, Stopped, application, connect, copy, never, stopping
from db.faults import told
from db.keys import key_path, lent
from db.soundness import check_whole
from planner.errors import PlannerError

PRIVATE = 0o700


def now_here() -> datetime:
    """Return the moment, with the offset of this computer's zone."""
    return datetime.now().astimezone()


def make(path: Path, reason: str, now: datetime | None = None, stopped: Stop = never) -> Backup:
    """Return a new backup of a database, checked; the folder is thinned then.

    PlannerError when the disk or the file itself refuses, Stopped once `stopped` says so: no backup is left
    then.
    """
    now = now or now_here()
    with told(path), _ours(path) as source:
        folder_of(path).mkdir(mode=PRIVATE, exist_ok=True)
        target = free_name(path, reason, now)
        with _building(path, target) as building:
            copy(source, building, stopped)
            backup = _described(building, Backup(target, now, reason))
            if stopped():
                raise Stopped
            _put(building, backup)
        thin(path, now)
    return backup


def rewrite(path: Path, backup: Backup, change: Callable[[Path], None], stopped: Stop = never) -> Backup:
    """Return a backup of `path` after a change of its file, checked again; else it is left as it was.

    Stopped once `stopped` says so.
    """
    with told(backup.path), _building(path, backup.path) as building:
        with lent(path, backup.path), _ours(backup.path) as source:
            copy(source, building, stopped)
        change(building)
        with closing(connect(building)) as connection, stopping(connection, stopped):
            check_whole(connection, backup.path)
        changed = _described(building, backup)
        _put(building, changed)
    return changed


def daily(path: Path, now: datetime | None = None, stopped: Stop = never) -> Backup | None:
    """Return the backup of the day, made now; None when the day has one already. Stopped as in `make`."""
    now = now or now_here()
    return make(path, "daily", now, stopped) if is_due(path, now) else None


def is_due(path: Path, now: datetime | None = None) -> bool:
    """Say whether the day has no backup yet."""
    now = now or now_here()
    made = (backup.made.astimezone(now.tzinfo).date() for backup in kept(path) if backup.reason == "daily")
    return now.date() not in made


@contextmanager
def _building(path: Path, target: Path) -> Iterator[Path]:
    """Give the name of a file that the key of `path` opens; nothing of it stays."""
    building = target.with_name(f".{target.name}.{uuid4().hex}.new")
    try:
        with lent(path, building):
            yield building
    finally:
        for left in building.parent.glob(f"{building.name}*"):
            left.unlink(missing_ok=True)


@contextmanager
def _ours(path: Path) -> Iterator[Connection]:
    """Give a connection to a database of ours."""
    with closing(connect(path)) as connection:
        if application(connection) != APPLICATION:
            raise PlannerError("not-a-database", path=str(path))
        yield connection


def _described(building: Path, backup: Backup) -> Backup:
    """Open a copy as a restoration would, and return what it holds; it is to become that backup."""
    with closing(connect(building)) as connection:
        (cases,) = connection.execute("SELECT count(*) FROM cases WHERE removed IS NULL").fetchone()
        (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    size, sha256 = building.stat().st_size, digest(building)
    return replace(backup, size=size, cases=cases, schema=schema, sha256=sha256, verified=now_here())


def _put(building: Path, backup: Backup) -> None:
    """Give a copy its name, after its record and its key: what is there can be believed and opened."""
    write_record(backup)
    if key_path(building).exists():
        key_path(building).replace(key_path(backup.path))
    building.replace(backup.path)
