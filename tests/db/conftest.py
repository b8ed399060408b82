"""A new, empty database for each test, and what it looks like from outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.database import Database, open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an open database without catalogue or cases."""
    opened = open_database(tmp_path / "parcours.db")
    yield opened
    opened.close()
