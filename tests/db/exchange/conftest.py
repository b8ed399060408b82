"""Two offices with databases of their own, and a cheap way to seal what they send each other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from db.exchange.package import write_package
from planner.case import Case
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import a_case, a_client, a_small_catalogue
from tests.db.exchange.merging import merged
from tests.db.exchange.offices import HERE, OPEN, Send
from tests.db.fresh import new_database


def in_the_north(database: Database) -> None:
    CatalogueStore(database).replace(a_small_catalogue(), "essai", HERE)


@pytest.fixture
def north(tmp_path: Path) -> Iterator[Database]:
    """Return the database of an office that has the small catalogue."""
    opened = new_database(tmp_path / "north.db", in_the_north)
    yield opened
    opened.close()


@pytest.fixture
def south(tmp_path: Path) -> Iterator[Database]:
    """Return the database of an office that has nothing yet."""
    opened = new_database(tmp_path / "south.db")
    yield opened
    opened.close()


@pytest.fixture
def case(north: Database) -> Case:
    """Return a case that the northern office keeps."""
    steps = Step("s1", "MAT4", "evening"), Step("s2", formality="mfor", title="Autorisation", note="privé")
    client = a_client(phone="555-0100", subjects={"math": 3})
    kept = a_case(client=client, notes="à rappeler", plan=Plan(steps))
    CaseStore(north).add(kept, HERE)
    return kept


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Return what exports a database to a new file, whole and with identity unless told otherwise."""
    files = (tmp_path / f"{number}.parcours" for number in range(1000))

    def sent(database: Database, author: Counsellor = HERE, **changes: object) -> Path:
        path = next(files)
        write_package(database, path, replace(OPEN, **changes), author)  # type: ignore[arg-type]
        return path

    return sent


@pytest.fixture
def both(north: Database, south: Database, case: Case, send: Send) -> Case:
    """Return the case once both offices have it."""
    merged(south, send(north))
    return case
