"""A new, empty database for each test, and what it looks like from outside."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database
from tests.db.fresh import new_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an open database without catalogue or cases."""
    opened = new_database(tmp_path / "parcours.db")
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> CaseStore:
    """Return the store of an empty database, with a wall clock of one second per look."""
    seconds = count(1)
    return CaseStore(database, lambda: next(seconds) * 1000)
