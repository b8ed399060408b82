"""Sessions and windows on a small office, whose work is done at once."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import keys, strays
from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, create_database, open_database
from db.vault import protecting
from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Result
from tests.ui.office import (
    ANOTHER,
    AUTHOR,
    CAMILLE,
    TODAY,
    a_planned_case,
    a_result,
    an_office_catalogue,
    cases,
)
from tests.ui.sealing import PASSPHRASE, give
from ui import app, large_office, opening
from ui.language import Language
from ui.main_window import MainWindow
from ui.models import pathway_search
from ui.session import Session
from ui.settings import Settings
from ui.tasks import InstantTasks


@pytest.fixture(autouse=True)
def cheap(cheap_keys: None) -> None:
    """Let the passphrases of the window and of its commands cost next to nothing."""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file that nobody has open; tests work on copies."""
    path = tmp_path_factory.mktemp("office") / "office.db"

    def fill(database: Database) -> None:
        CatalogueStore(database).replace(an_office_catalogue())
        for case in cases():
            CaseStore(database).add(case, AUTHOR)

    create_database(path, fill)
    return path


@pytest.fixture
def database_path(office: Path, tmp_path: Path) -> Path:
    """Return a copy of the office's database."""
    return Path(shutil.copy(office, tmp_path / "bureau.db"))


@pytest.fixture
def two_plans(database_path: Path) -> Path:
    """Return the office with a second plan, of somebody who reads English."""
    database = open_database(database_path)
    case = a_planned_case()
    client = replace(case.client, name="Zoé/Essai", language="en")
    CaseStore(database).add(replace(case, id=ANOTHER, client=client), AUTHOR)
    database.close()
    return database_path


@pytest.fixture(scope="session")
def dressed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    """Return the application in the light theme, dressed once."""
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put(theme="light")
    return app.new_application(settings)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of their own, in the light theme."""
    found = Settings(tmp_path / "settings.json")
    found.put(theme="light")
    return found


@pytest.fixture
def language(dressed: QApplication) -> Iterator[Language]:
    """Return the window's language, French first and last; Qt then speaks no other one's French."""
    spoken = Language("fr")
    yield spoken
    spoken.use("fr")
    QCoreApplication.removeTranslator(spoken._qt)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Answer every search at once with two pathways, and return what was asked."""
    asked: list[Case] = []

    def find(case: Case, catalogue: Catalogue, running: object) -> Result:
        asked.append(case)
        return a_result()

    monkeypatch.setattr(pathway_search, "find", find)
    return asked


@pytest.fixture
def session(
    database_path: Path, language: Language, settings: Settings, searched: list[Case]
) -> Iterator[Session]:
    """Return a session without a window, whose work is done at once."""
    found = Session(opening.opened(database_path), language, settings, InstantTasks)
    found.today = lambda: TODAY
    yield found
    found.close()


@pytest.fixture
def window(
    database_path: Path, language: Language, settings: Settings, searched: list[Case], qtbot: QtBot
) -> Iterator[MainWindow]:
    """Return a window that is shown, whose work is done at once; what is unsaved at the end is given up."""
    found = app.new_window(opening.opened(database_path), language, settings, InstantTasks)
    found.session.today = lambda: TODAY
    found.resize(1366, 768)
    found.show()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    yield found
    found.session.document.close()
    found.close()
    found.session.close()
    found.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def beside(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """Have the office be read beside the window, as a large one; answers wait until they are called for."""
    asked: list[Callable[[], object]] = []
    run = session.store_tasks.run
    monkeypatch.setattr(large_office, "LARGE", 0)
    monkeypatch.setattr(session.store_tasks, "run", lambda work, then: asked.append(lambda: run(work, then)))
    return asked


@pytest.fixture
def planned(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window on the plan of Camille."""
    window.session.open_case(CAMILLE)
    assert window.page == "plan"
    qtbot.waitUntil(lambda: bool(window.pages["plan"].board.tabs.calendar.calendar.bars))
    return window


@pytest.fixture
def sealed(window: MainWindow) -> Iterator[MainWindow]:
    """Return the window on its database, which was protected."""
    path = window.session.database.path
    window.session.database.close()
    strays.destroy(protecting.protect(path, PASSPHRASE)[1])
    window.session.database.renew()
    window.locking.wait()
    yield window
    if window.locking.is_locked:
        give(window.locking.asking, PASSPHRASE)
    keys.forget(path)
