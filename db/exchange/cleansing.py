"""What the law had destroyed, taken out of the file's free pages, its journal and every backup in reach."""

from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from db import migrations
from db.backups import Backup, destroy, kept, rewrite
from db.connection import APPLICATION, Stop, application, connect, stopping
from db.database import Database
from db.exchange.certifying import count_copies, end_copies, unfinished
from db.exchange.share import Watch, halting, part, unwatched
from db.exchange.union import erase
from db.faults import told
from db.keys import lent
from db.schema import cases, changes, purges
from db.soundness import check_file, check_whole, vacuum
from db.strays import destroy as write_over
from db.strays import drop_unfinished, readable, strays
from planner.errors import PlannerError
from planner.register_words import OUT_OF_REACH

# What keeps a backup from being read is no reason to keep it: it cannot be shown to hold nothing.
UNREADABLE = ("database-damaged", "not-a-database", "database-too-new", "database-locked")
CHUNK = 500
Rows = Sequence[tuple[object, ...]]
# The reason of the backup that a destruction makes before it begins.
OWN = "purge"
REWRITTEN, DESTROYED = "rewritten", "destroyed"


@dataclass(frozen=True, slots=True)
class Cleansed:
    """The backups and other copies written anew, and those destroyed because they could not be.

    Those of a server are `out_of_reach`.
    """

    rewritten: tuple[Path, ...] = ()
    destroyed: tuple[Path, ...] = ()
    out_of_reach: bool = False


def cleanse(database: Database, tell: Watch = unwatched) -> Cleansed:
    """Leave nothing of the destroyed cases in a database and its backups; may be done again at any time.

    PlannerError while another window reads the file, or when the disk is full: then it is to be done again,
    as when `tell`, which hears how far it is, raises to stop.
    """
    if database.is_server:
        return Cleansed(out_of_reach=True)
    path = database.path
    tell(0, 1)
    with halting(part(tell, 0.0, 0.1)) as stopped:
        vacuum(path, stopped)
        check_file(path, stopped)
    drop_unfinished(path)
    return cleanse_backups(database, part(tell, 0.1, 1.0))


def see_to_copies(database: Database, tell: Watch = unwatched) -> Cleansed:
    """Cleanse, and say on the certificates that wait for it what became of the copies."""
    with database.reading() as connection:
        waiting = unfinished(connection)
    done = cleanse(database, tell)
    with database.writing() as connection:
        end_copies(connection, waiting, OUT_OF_REACH if done.out_of_reach else "")
    return done


def cleanse_backups(database: Database, tell: Watch = unwatched) -> Cleansed:
    """Leave nothing of the destroyed cases in the backups and the other copies of a database.

    Every backup remembers what is destroyed: one that never held a case may be all that is left one day.
    """
    path = database.path
    with database.reading() as connection:
        rows = [tuple(row) for row in connection.execute(select(purges))]
    if not rows:
        return Cleansed()
    files: tuple[Backup | Path, ...] = (*kept(path), *strays(path))
    found: dict[Path, str] = {}
    for number, file in enumerate(files):
        share = part(tell, number / len(files), (number + 1) / len(files))
        share(0, 1)
        with halting(share) as stopped:
            if isinstance(file, Backup):
                found[file.path] = _cleansed(path, file, rows, stopped)
            else:
                found[file] = _stray_cleansed(path, file, rows, stopped)
        _count(database, [*found.values()][-1])
    return Cleansed(
        tuple(place for place, done in found.items() if done == REWRITTEN),
        tuple(place for place, done in found.items() if done == DESTROYED),
    )


def _count(database: Database, done: str) -> None:
    """Keep what became of a copy at once: a run that is stopped has seen to it all the same."""
    if done:
        with database.writing() as connection:
            count_copies(connection, int(done == REWRITTEN), int(done == DESTROYED))


def _cleansed(path: Path, backup: Backup, rows: Rows, stopped: Stop) -> str:
    """Return what was done with a backup, "" when it only remembers the destroyed cases already."""
    try:
        if _is_clean(path, backup, [str(row[0]) for row in rows]):
            return ""
        if backup.reason == OWN:
            # Made by a destruction that was interrupted, which would have destroyed it.
            destroy(backup)
            return ""
        rewrite(path, backup, partial(_erase, rows=rows, stopped=stopped), stopped)
    except PlannerError as fault:
        if fault.code not in UNREADABLE:
            raise
        destroy(backup)
        return DESTROYED
    return REWRITTEN


def _stray_cleansed(path: Path, stray: Path, rows: Rows, stopped: Stop) -> str:
    """Return what was done with a copy that is no backup: cleansed where it lies, or written over."""
    try:
        with readable(path, stray):
            _check_ours(stray, stopped)
            if not _held(stray, [str(row[0]) for row in rows]):
                return ""
            _erase(stray, rows, stopped)
    except PlannerError as fault:
        if fault.code not in UNREADABLE:
            raise
        write_over(stray)
        return DESTROYED
    return REWRITTEN


def _check_ours(stray: Path, stopped: Stop) -> None:
    with closing(connect(stray)) as connection, stopping(connection, stopped):
        check_whole(connection, stray)
        if application(connection) != APPLICATION:
            raise PlannerError("not-a-database", path=str(stray))


def _is_clean(path: Path, backup: Backup, ids: Sequence[str]) -> bool:
    with told(backup.path), lent(path, backup.path):
        return not _held(backup.path, ids) and {str(row[0]) for row in _remembered(backup.path)} >= set(ids)


def remembered(path: Path) -> list[tuple[object, ...]]:
    """Return what the backups of a database know to be destroyed, and the file where it can be read."""
    found: dict[object, tuple[object, ...]] = {}
    for file in (path, *(backup.path for backup in kept(path))):
        with suppress(PlannerError), told(file), lent(path, file) if file != path else nullcontext():
            found |= {row[0]: row for row in _remembered(file)}
    return list(found.values())


def _remembered(file: Path) -> list[tuple[object, ...]]:
    columns = ", ".join(f'"{column.name}"' for column in purges.c)
    with closing(connect(file)) as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (purges.name,)).fetchone()
        # Older schemas remember nothing.
        return connection.execute(f"SELECT {columns} FROM {purges.name}").fetchall() if known else []


def _held(file: Path, ids: Sequence[str]) -> bool:
    with closing(connect(file)) as connection:
        return any(
            connection.execute(
                f"SELECT 1 FROM {table} WHERE {column} IN ({', '.join('?' * len(chunk))}) LIMIT 1", chunk
            ).fetchone()
            for table, column in ((cases.name, "id"), (changes.name, "case_id"))
            for chunk in _chunks(ids)
        )


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _erase(building: Path, rows: Rows, stopped: Stop) -> None:
    """Erase cases in a file that nobody else has open, which then remembers that they are destroyed."""
    with closing(connect(building)) as connection:
        migrations.migrate(connection, building)
    database = Database(building)
    try:
        with database.writing() as transaction:
            erase_all(transaction, rows)
    finally:
        database.close()
    vacuum(building, stopped)


def erase_all(transaction: Connection, rows: Rows) -> None:
    """Erase the cases that these rows of destructions name, and remember them."""
    for row in rows:
        values = dict(zip(purges.c.keys(), row, strict=True))
        transaction.execute(purges.insert().prefix_with("OR IGNORE").values(**values))
        erase(transaction, str(row[0]))
