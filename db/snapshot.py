"""A copy of a database to read from, so that looking at an office's file never writes to it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.connection import APPLICATION, application, connect, copy
from db.database import Database, open_database
from db.faults import told
from db.keys import lent
from db.server.address import is_server
from db.strays import reading_prefix
from planner.errors import PlannerError


@contextmanager
def snapshot(path: Path) -> Iterator[Database]:
    """Give the database as it is now, brought to the newest schema in a copy that is dropped at the end.

    A server is read as it stands: each reading there sees one moment, and writes nothing.
    """
    if is_server(path):
        with closing(open_database(path)) as database:
            yield database
        return
    if not path.exists():
        raise PlannerError("database-missing", path=str(path))
    with TemporaryDirectory(prefix=reading_prefix(path)) as folder:
        twin = Path(folder) / path.name
        _copy(path, twin)
        with lent(path, twin):
            database = _opened(twin, path)
            try:
                yield database
            finally:
                database.close()


def _copy(path: Path, twin: Path) -> None:
    if path.is_dir():
        raise PlannerError("not-a-database", path=str(path))
    with told(path), closing(connect(path)) as connection:
        if application(connection) != APPLICATION:
            raise PlannerError("not-a-database", path=str(path))
        copy(connection, twin)


def _opened(twin: Path, path: Path) -> Database:
    """Return the copy, open; what is wrong with it is said of the file that it is a copy of."""
    try:
        return open_database(twin, create=False)
    except PlannerError as fault:
        raise PlannerError(fault.code, **{**fault.details, "path": str(path)}) from fault
