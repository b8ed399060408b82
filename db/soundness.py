"""Whether a database file is whole: asked in full after a stop that was not clean."""

from contextlib import closing
from pathlib import Path

from db.connection import Connection, Stop, connect, never, stopping
from db.faults import told
from planner.errors import PlannerError


def left_open(path: Path) -> bool:
    """Say whether the last program that wrote the file may have been stopped: its journal is still there.

    Another window that is open leaves one too; asking is then for nothing, but harmless.
    """
    journals = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return any(journal.exists() and journal.stat().st_size for journal in journals)


def check_whole(connection: Connection, path: Path) -> None:
    """Read the whole file; PlannerError when it is damaged."""
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise PlannerError("database-damaged", path=str(path))


def check_file(path: Path, stopped: Stop = never) -> None:
    """Open a file and read all of it; PlannerError when it is damaged, Stopped once `stopped` says so."""
    with told(path), closing(connect(path)) as connection, stopping(connection, stopped):
        check_whole(connection, path)


def vacuum(path: Path, stopped: Stop = never) -> None:
    """Write a file anew, without anything that was deleted from it; PlannerError while others read it.

    Stopped once `stopped` says so: the file is as it was then.
    """
    with told(path), closing(connect(path)) as connection:
        with stopping(connection, stopped):
            connection.execute("VACUUM")
        # Until then the journal holds what the pages held before.
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise PlannerError("database-busy", path=str(path))
