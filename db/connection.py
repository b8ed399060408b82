"""The one place that opens a connection to a database file, plain or encrypted.

A file is opened by one SQLite library only: an encrypted one by SQLCipher, a plain one by Python's own.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from db.keys import Key, held, is_sealed, key_path
from planner.errors import PlannerError

APPLICATION = int.from_bytes(b"PRCS", "big")
# A second window that waits is told within a second.
PATIENCE_SECONDS = 0.8
CACHE_KIB = 32 * 1024
SETTINGS = ("foreign_keys = ON", "synchronous = FULL", f"cache_size = -{CACHE_KIB}", "temp_store = MEMORY")
# SQLCipher's connection has the same methods, apart from those that read a database from memory.
Connection = sqlite3.Connection
Stop = Callable[[], bool]
# How much is done between two looks at whether to stop: pages copied, and steps of a check.
PAGES, STEPS = 1024, 10_000
PRIVATE = 0o600


class Stopped(Exception):
    """Somebody asked to stop: nothing was changed."""


def never() -> bool:
    """Never ask to stop."""
    return False


def library(path: Path) -> ModuleType:
    """Return the SQLite library that opens a file."""
    return _sealed_library() if is_sealed(path) else sqlite3


def _sealed_library() -> ModuleType:
    from sqlcipher3 import dbapi2

    module: ModuleType = dbapi2
    return module


def refusals() -> tuple[type[Exception], ...]:
    """Return the errors that the libraries raise; they share no class."""
    return sqlite3.Error, _sealed_library().Error


def connect(path: Path) -> Connection:
    """Return a connection to an existing file, with every promise of safety switched on."""
    return _promising(_connected(path, "rw", _key(path)))


def made(path: Path) -> Connection:
    """Return a connection to a new file, encrypted when a key is already held for it."""
    return _connected(path, "rwc", _key(path))


def application(connection: Connection) -> int:
    """Return the mark that says which program's database this is."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    return int(mark)


def file_of(connection: Connection) -> Path:
    """Return the file that a connection is open on."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def copy(source: Connection, target: Path, stopped: Stop = never) -> None:
    """Write a whole copy of a database to a new file, and read it back to be sure of it.

    The copy of an encrypted file is encrypted alike, and the wrapped key goes with it. Stopped once `stopped`
    says so: then the file is not whole.
    """
    target.unlink(missing_ok=True)
    path = file_of(source)
    twin = _connected(target, "rwc", held(path) if is_sealed(path) else None)
    with closing(twin), stopping(twin, stopped) as look:
        # In one go when nobody may stop: another program that writes meanwhile cannot have it begin anew.
        source.backup(twin, pages=-1 if stopped is never else PAGES, progress=look)
        twin.execute("PRAGMA journal_mode = DELETE")
        (answer,) = twin.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        target.unlink(missing_ok=True)
        raise sqlite3.DatabaseError(f"the copy {target} is damaged: {answer}")
    if key_path(path).exists() and is_sealed(path):
        shutil.copy2(key_path(path), key_path(target))


@contextmanager
def stopping(twin: Connection, stopped: Stop) -> Iterator[Callable[[int, int, int], None]]:
    """Give what a copying calls as it goes; Stopped when that or what a file is asked was broken off."""

    def look(status: int, left: int, total: int) -> None:
        if stopped():
            raise Stopped

    twin.set_progress_handler(stopped, STEPS)
    try:
        yield look
    except refusals():
        if stopped():
            raise Stopped from None
        raise


def _key(path: Path) -> Key | None:
    if not is_sealed(path):
        return None
    key = held(path)
    if key is None:
        raise PlannerError("database-locked", path=str(path))
    return key


def _connected(path: Path, mode: str, key: Key | None) -> Connection:
    if mode == "rwc":
        # SQLite would let everybody of this computer read it; what it writes beside has the same rights.
        path.touch(PRIVATE)
    address = f"{path.absolute().as_uri()}?mode={mode}"
    module: Any = sqlite3 if key is None else _sealed_library()
    connection: Connection = module.connect(
        address, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
    )
    if key is not None:
        _unlock(connection, key)
    return connection


def _unlock(connection: Connection, key: Key) -> None:
    # A raw key: SQLCipher stretches nothing, the passphrase was stretched when the key was unwrapped.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")


def _promising(connection: Connection) -> Connection:
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection
