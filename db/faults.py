"""What SQLite and the disk refuse, as errors that a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from planner.errors import PlannerError

CODES = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_IOERR: "disk-fault",
    sqlite3.SQLITE_READONLY: "folder-read-only",
    sqlite3.SQLITE_CANTOPEN: "folder-read-only",
    sqlite3.SQLITE_PERM: "folder-read-only",
    sqlite3.SQLITE_CORRUPT: "database-damaged",
    sqlite3.SQLITE_NOTADB: "not-a-database",
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
}


def fault(error: BaseException, path: Path) -> PlannerError | None:
    """Return the error of the user's world behind another one, if there is one."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, OSError):
        code = SYSTEM_CODES.get(error.errno or 0)
    else:
        # The lower byte is the family; an extended code only adds the reason.
        code = CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return PlannerError(code, path=str(path)) if code else None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite refuses about `path` into an error that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        known = fault(error, path)
        if known is None:
            raise
        raise known from error
