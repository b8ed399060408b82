"""An open database, a file or an office server: whole or not at all, read and written in transactions."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from db import migrations
from db.backups import kept, make
from db.connection import APPLICATION, Stop, application, connect, copy, library, made, never
from db.connection import Connection as FileConnection
from db.faults import told
from db.keys import Key, forget, hold, lent
from db.places import check_place, keep_private
from db.server.address import is_server
from db.server.engine import READING, server_engine, take_turn
from db.server.state import check_server
from db.soundness import check_whole, left_open
from planner.errors import PlannerError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WRITING = "parcours_writing"
ABANDONED_SECONDS = 600


class Database:
    """One database that is open; errors call it by `name` while it is still being made.

    The `path` of one on a server is its card: a file of this computer that says where it is.

    SQLAlchemy is loaded when it is first read or written through it: a start needs only a bare look.
    """

    def __init__(self, path: Path, name: Path | None = None) -> None:
        self.path = path
        self.is_server = is_server(path)
        self.name = name or path
        self._made: Engine | None = None
        self._making = Lock()

    @property
    def engine(self) -> "Engine":
        """Return what gives connections to the file; both workers and the window may be the first to ask."""
        with self._making:
            if self._made is None:
                self._made = _engine(self.path)
            return self._made

    def first_row(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        """Return the first row of a query in plain SQL: the little that a start asks, without SQLAlchemy."""
        if self.is_server:
            with self.reading() as asked:
                row = asked.exec_driver_sql(query.replace("?", "%s"), values).first()
                return tuple(row) if row else None
        with told(self.name), closing(connect(self.path)) as connection:
            found: tuple[Any, ...] | None = connection.execute(query, values).fetchone()
            return found

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        """Give one consistent view of the file; another window may write meanwhile."""
        with told(self.name), self.engine.connect() as connection:
            connection.execution_options(**(READING if self.is_server else {}))
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """Give the only writer of the file: everything is kept at the end, or nothing."""
        with told(self.name), self.engine.connect() as connection:
            connection.execution_options(**{WRITING: True})
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the file."""
        with self._making:
            if self._made is not None:
                self._made.dispose()

    def copied(self, reason: str, stopped: Stop = never) -> Path | None:
        """Back a file up, and return where the copy lies; those of a server are its administrator's.

        Stopped, and no copy left, once `stopped` says so.
        """
        return None if self.is_server else make(self.path, reason, stopped=stopped).path

    def renew(self) -> None:
        """Open the file anew, after another one took its place: it may be encrypted now."""
        self.close()
        self._made = None


def _engine(path: Path) -> "Engine":
    from sqlalchemy import event

    engine = server_engine(path) if is_server(path) else _file_engine(path)

    @event.listens_for(engine, "begin")
    def begin(connection: "Connection") -> None:
        # A reader that later writes could not wait for its turn, so a writer asks for it at once.
        writing = connection.get_execution_options().get(WRITING)
        if not is_server(path):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
        elif writing:
            take_turn(connection)

    return engine


def _file_engine(path: Path) -> "Engine":
    from sqlalchemy import create_engine
    from sqlalchemy.pool import QueuePool

    return create_engine(
        "sqlite+pysqlite://", module=library(path), creator=lambda: connect(path), poolclass=QueuePool
    )


def open_database(path: Path | str, *, create: bool = True) -> Database:
    """Return the open database of a file, made new when there is none and brought to the newest schema."""
    path = Path(path)
    if is_server(path):
        check_server(path)
        return Database(path)
    check_place(path)
    if not path.exists():
        _check_not_lost(path)
        if not create:
            raise PlannerError("database-missing", path=str(path))
        create_database(path)
    return _opened(path)


def create_database(
    path: Path, fill: Callable[[Database], None] = lambda database: None, key: Key | None = None
) -> None:
    """Make a new database file and fill it; it appears under its name only when it is whole.

    With a key it is encrypted from its first byte, and the key is held for it.
    """
    with told(path):
        check_place(path)
        _check_not_lost(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        building = path.with_name(f".{path.name}.{uuid4().hex}.new")
        try:
            if key is not None:
                hold(building, key)
            _build(building, path, fill)
            _put(building, path)
        finally:
            building.unlink(missing_ok=True)
            forget(building)
        if key is not None:
            hold(path, key)


def _check_not_lost(path: Path) -> None:
    """A new and empty file in the place of a lost one would hide that the cases can be had back."""
    if not path.exists() and kept(path):
        raise PlannerError("database-lost", path=str(path))


def _build(building: Path, path: Path, fill: Callable[[Database], None]) -> None:
    with closing(made(building)) as connection:
        # Nobody sees the file yet, so nothing need survive a power cut before it is whole.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        migrations.migrate(connection, building)
    database = Database(building, path)
    try:
        fill(database)
    finally:
        database.close()
    with building.open("rb+") as file:
        os.fsync(file.fileno())


def _put(building: Path, path: Path) -> None:
    """Give the new file its name, never in the place of another one."""
    try:
        os.link(building, path)
    except FileExistsError:
        return
    except OSError:
        # Some disks have no hard links.
        if not path.exists():
            os.rename(building, path)


def _sweep(path: Path) -> None:
    """Drop what was being made when a program was stopped, and the journals of a file that is gone."""
    if not path.exists():
        # SQLite would write them into the new file, for it cannot know that they are another's.
        for journal in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + journal).unlink(missing_ok=True)
    for left in path.parent.glob(f".{path.name}.*.new*"):
        if time.time() - left.stat().st_mtime > ABANDONED_SECONDS:
            left.unlink(missing_ok=True)


def _opened(path: Path) -> Database:
    if path.is_dir():
        raise PlannerError("not-a-database", path=str(path))
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise PlannerError("folder-read-only", path=str(path))
    _sweep(path)
    keep_private(path)
    unclean = left_open(path)
    with told(path), closing(connect(path)) as connection:
        if application(connection) != APPLICATION:
            raise PlannerError("not-a-database", path=str(path))
        if unclean:
            check_whole(connection, path)
        if migrations.revision(connection, path) != migrations.NEWEST:
            make(path, "migration")
            _rehearse(connection, path)
            migrations.migrate(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
    return Database(path)


def _rehearse(connection: FileConnection, path: Path) -> None:
    """Migrate a copy first: what fails there fails before anything of the file is touched."""
    building = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        with lent(path, building):
            copy(connection, building)
            with closing(connect(building)) as twin:
                migrations.migrate(twin, path)
                check_whole(twin, path)
    finally:
        for left in path.parent.glob(f"{building.name}*"):
            left.unlink(missing_ok=True)
