"""The catalogue is read beside the window: what needs it waits, what does not goes on; nothing is lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.catalogue import Catalogue
from planner.errors import PlannerError
from tests.ui.office import CAMILLE
from ui import app, opening
from ui.language import Language
from ui.main_window import MainWindow
from ui.reading import Reading
from ui.settings import Settings
from ui.workplace import READING


@pytest.fixture
def let_read() -> Event:
    """Return what lets the catalogue be read, as late as a test likes."""
    return Event()


@pytest.fixture
def reading(
    database_path: Path, language: Language, settings: Settings, let_read: Event, searched: object
) -> Iterator[MainWindow]:
    """Return a window on a database whose catalogue is still being read."""
    found = opening.unread(database_path)
    slow = Reading(lambda: found.catalogue if let_read.wait(10) else Catalogue())
    window = app.new_window(replace(found, reading=slow), language, settings)
    window.show()
    window.session.read_beside()
    yield window
    let_read.set()
    window.session.document.close()
    window.close()
    window.session.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_page_comes_when_the_catalogue_is_there(reading: MainWindow, let_read: Event, qtbot: QtBot) -> None:
    reading.go("catalogue")
    reading.go("clients")
    reading.use_language("en")
    qtbot.waitUntil(lambda: bool(reading.session.store_tasks.running))
    assert reading.page == "home" and [r.title for r in reading.session.store_tasks.running] == [READING]
    assert reading.session.language.code == "en"
    let_read.set()
    qtbot.waitUntil(lambda: reading.page == "clients")
    assert not reading.session.store_tasks.running and reading.session.catalogue.trades


def test_a_case_that_is_asked_for_waits_for_its_catalogue(
    reading: MainWindow, let_read: Event, qtbot: QtBot
) -> None:
    reading.session.open_case(CAMILLE)
    QTest.qWait(20)
    assert reading.session.document.case is None and reading.page == "home"
    let_read.set()
    qtbot.waitUntil(lambda: reading.page == "plan")
    assert reading.session.document.case.id == CAMILLE


@pytest.mark.parametrize(("command", "page"), [("intake", "intake"), ("page_catalogue", "catalogue")])
def test_a_command_waits_too(
    reading: MainWindow, let_read: Event, qtbot: QtBot, command: str, page: str
) -> None:
    reading.actions_[command].trigger()
    assert reading.page == "home"
    let_read.set()
    qtbot.waitUntil(lambda: reading.page == page)


def test_what_is_typed_in_the_search_is_looked_for_later(
    reading: MainWindow, let_read: Event, qtbot: QtBot
) -> None:
    reading.activateWindow()
    reading.search.setFocus()
    qtbot.keyClicks(reading.search, "camille")
    QTest.qWait(200)
    assert reading.search._model.rowCount() == 0
    let_read.set()
    qtbot.waitUntil(lambda: reading.search._model.rowCount() > 0)


def test_a_catalogue_that_cannot_be_read_is_said_once(
    database_path: Path, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    def refuse() -> Catalogue:
        raise PlannerError("database-busy", path="x")

    window = app.new_window(
        replace(opening.unread(database_path), reading=Reading(refuse)), language, settings
    )
    failed: list[BaseException] = []
    window.session.failed.connect(failed.append)
    window.session.read_beside()
    window.go("clients")
    qtbot.waitUntil(lambda: bool(failed))
    assert [error.code for error in failed] == ["database-busy"] and window.page == "home"
    window.close()
    window.session.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_two_threads_read_once() -> None:
    begun, made = Barrier(2), []

    def ask(read: Callable[[], int]) -> int:
        begun.wait(10)
        return read()

    read = Reading(lambda: made.append(1) or len(made))
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(ask, [read, read])) == [1, 1]
    assert made == [1]


def test_a_reading_that_failed_is_tried_again() -> None:
    answers = iter([ValueError, 7])

    def read() -> int:
        if (found := next(answers)) is ValueError:
            raise ValueError
        return found

    reading = Reading(read)
    with pytest.raises(ValueError):
        reading()
    assert reading() == reading() == 7
