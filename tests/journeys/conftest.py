"""A real window on a real database, for whole stories."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from db.starter import create_starter
from tests.journeys.counsellor import Counsellor
from ui import app, opening
from ui.language import Language
from ui.settings import Settings

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def cheap(cheap_keys: None) -> None:
    """Let the passphrases of the stories cost next to nothing."""


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database as the first start makes it; journeys work on copies."""
    path = tmp_path_factory.mktemp("starter") / "parcours.db"
    create_starter(path).close()
    return path


@pytest.fixture
def counsellor(starter: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Counsellor]:
    """Return someone who sits at a window that has just opened."""
    path = Path(shutil.copy(starter, tmp_path / "bureau.db"))
    settings = Settings(tmp_path / "settings.json")
    application = app.new_application(settings)
    language = Language("fr", application)
    window = app.new_window(opening.opened(path), language, settings)
    window.session.today = lambda: TODAY
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield Counsellor(window, qtbot)
    qtbot.waitUntil(lambda: window.session.document.is_saved, timeout=10_000)
    window.close()
    window.session.close()
    window.deleteLater()
    # What the workers had still to answer is heard while the window is there.
    QCoreApplication.processEvents()
    # A window that is gone must not read its database again to say it in another language.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.removeTranslator(language._qt)
