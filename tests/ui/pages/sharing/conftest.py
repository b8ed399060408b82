"""The page of sharing, and a file of an office of the south."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database
from db.exchange.merge import merge, received
from db.exchange.package import write_package
from tests.builders import a_case, a_client
from tests.db.fresh import new_database
from tests.ui.office import CAMILLE
from tests.ui.on_screen import page_of
from tests.ui.pages.sharing.previews import OPEN, THERE
from ui.main_window import MainWindow
from ui.pages.sharing import SharingPage


@pytest.fixture
def south(tmp_path: Path, window: MainWindow) -> Iterator[Database]:
    """Return the database of another office that received ours, and edited it."""
    path = tmp_path / "ours.parcours"
    write_package(window.session.database, path, OPEN, window.session.counsellor)
    found = new_database(tmp_path / "south.db")
    merge(found, received(found, path, OPEN.passphrase), THERE)
    store = CaseStore(found)
    held, version = store.load(CAMILLE)
    store.save(replace(held, notes="du sud"), version, THERE)
    store.add(a_case(client=a_client(name="Sacha Fictif")), THERE)
    yield found
    found.close()


@pytest.fixture
def file(south: Database, tmp_path: Path) -> Path:
    path = tmp_path / "sud.parcours"
    write_package(south, path, OPEN, THERE)
    return path


@pytest.fixture
def page(window: MainWindow) -> SharingPage:
    return page_of(window, SharingPage)
