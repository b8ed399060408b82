"""The store of a small catalogue."""

import pytest

from db.catalogue import CatalogueStore
from db.database import Database
from tests.db.catalogue.edits import DAY, SMALL


@pytest.fixture
def store(database: Database) -> CatalogueStore:
    """Return the store of a small catalogue, on a day of its own."""
    found = CatalogueStore(database, lambda: DAY)
    found.replace(SMALL)
    return found
