"""The one place that opens a connection to a database file."""

import sqlite3
from pathlib import Path

APPLICATION = int.from_bytes(b"PRCS", "big")
# A second window that waits is told within a second.
PATIENCE_SECONDS = 0.8
CACHE_KIB = 32 * 1024
SETTINGS = ("foreign_keys = ON", "synchronous = FULL", f"cache_size = -{CACHE_KIB}", "temp_store = MEMORY")


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to an existing file, with every promise of safety switched on."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(
        address, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def application(connection: sqlite3.Connection) -> int:
    """Return the mark that says which program's database this is."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    return int(mark)


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of a database to a new file, and read it back to be sure of it."""
    target.unlink(missing_ok=True)
    twin = sqlite3.connect(target, isolation_level=None)
    try:
        source.backup(twin)
        twin.execute("PRAGMA journal_mode = DELETE")
        (answer,) = twin.execute("PRAGMA integrity_check").fetchone()
    finally:
        twin.close()
    if answer != "ok":
        target.unlink(missing_ok=True)
        raise sqlite3.DatabaseError(f"the copy {target} is damaged: {answer}")
