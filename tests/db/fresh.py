"""Databases that are quickly there: each kind is made once, and every test has a copy of its own."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.database import Database, create_database, open_database

Fill = Callable[[Database], None]


def empty(database: Database) -> None:
    """Write nothing into a new database."""


@cache
def made_once(fill: Fill) -> bytes:
    """Return a new database file that `fill` wrote into, made by the product."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        create_database(path, fill)
        return path.read_bytes()


def new_database(path: Path, fill: Fill = empty) -> Database:
    """Open a copy of what `fill` writes into a new database, which all tests share: nothing random in it."""
    path.write_bytes(made_once(fill))
    return open_database(path, create=False)
