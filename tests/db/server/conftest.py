"""The fixtures of the other rooms, on a server: each test has a database there, and two offices in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.catalogue import CatalogueStore
from db.database import Database
from db.server import passwords
from db.server.address import Address
from tests.builders import a_small_catalogue
from tests.db.exchange.conftest import HERE, both, case, send
from tests.server import Cluster, model, opened

__all__ = ["both", "case", "send"]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Return a server that runs as long as the tests."""
    with model() as running:
        yield running


@pytest.fixture
def address(cluster: Cluster) -> Iterator[Address]:
    """Return the administrator's way to a database of the test's own."""
    made = cluster.database()
    yield made
    cluster.ask(f"DROP DATABASE {made.database} WITH (FORCE)")


@pytest.fixture
def database(address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Return the database of an office, without catalogue or cases."""
    # For the programs that a test starts.
    monkeypatch.setenv(passwords.VARIABLE, "ouest")
    found = opened(address, "ouest", tmp_path)
    yield found
    found.close()


@pytest.fixture
def north(database: Database) -> Database:
    """Return the database of an office that has the small catalogue."""
    CatalogueStore(database).replace(a_small_catalogue(), "essai", HERE)
    return database


@pytest.fixture
def south(address: Address, tmp_path: Path) -> Iterator[Database]:
    """Return the database of the other office, which has nothing yet."""
    found = opened(address, "est", tmp_path)
    yield found
    found.close()
