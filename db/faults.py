"""What SQLite, the disk and the office server refuse, as errors that a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.connection import refusals
from db.keys import is_sealed, looks_sealed
from db.server.address import is_server
from db.server.faults import server_fault, server_refusals
from planner.errors import PlannerError

UNREADABLE = "not-a-database"
CODES = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_IOERR: "disk-fault",
    sqlite3.SQLITE_READONLY: "folder-read-only",
    sqlite3.SQLITE_CANTOPEN: "folder-read-only",
    sqlite3.SQLITE_PERM: "folder-read-only",
    sqlite3.SQLITE_CORRUPT: "database-damaged",
    sqlite3.SQLITE_NOTADB: UNREADABLE,
    sqlite3.SQLITE_BUSY: "database-busy",
    sqlite3.SQLITE_LOCKED: "database-busy",
}
SYSTEM_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "folder-read-only",
    errno.EPERM: "folder-read-only",
    errno.EROFS: "folder-read-only",
    errno.EIO: "disk-fault",
    errno.ENAMETOOLONG: "name-too-long",
}
# These are faults of the program, unless they speak of the file itself or of its folders.
PLACE_CODES = {
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EEXIST: "folder-missing",
}


def fault(error: BaseException, path: Path) -> PlannerError | None:
    """Return the error of the user's world behind another one, if there is one."""
    error = _behind(error)
    if isinstance(error, OSError):
        code = _system_code(error, path)
    elif is_server(path):
        return server_fault(error, path)
    else:
        # The lower byte is the family; an extended code only adds the reason.
        code = CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return PlannerError(_unreadable(path) if code == UNREADABLE else code, path=str(path)) if code else None


def _behind(error: BaseException) -> BaseException:
    """Return what a library of SQLite said, where SQLAlchemy wrapped it."""
    from sqlalchemy.exc import DBAPIError

    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def _unreadable(path: Path) -> str:
    """Return what is wrong with a file that SQLite makes nothing of."""
    if is_sealed(path):
        return "vault-other-key"
    return "vault-key-missing" if looks_sealed(path) else UNREADABLE


def _system_code(error: OSError, path: Path) -> str | None:
    number = error.errno or 0
    if isinstance(error.filename, str) and _leads_to(Path(error.filename), path):
        return PLACE_CODES.get(number) or SYSTEM_CODES.get(number)
    return SYSTEM_CODES.get(number)


def _leads_to(named: Path, path: Path) -> bool:
    """Say whether a name is the file's, one of its folders', or that of what is made beside it."""
    return named == path or named in path.parents or named.parent == path.parent


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk, SQLite or the server refuses about `path` into an error that says what to do."""
    try:
        yield
    except _refusals() as error:
        known = fault(error, path)
        if known is None:
            raise
        raise known from error


def _refusals() -> tuple[type[Exception], ...]:
    from sqlalchemy.exc import DBAPIError

    # What was sent to a server together is refused by its driver, with nothing of SQLAlchemy around it.
    return DBAPIError, OSError, *refusals(), *server_refusals()
