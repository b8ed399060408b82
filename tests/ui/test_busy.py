import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.busy import BusyPointer
from ui.main_window import MainWindow
from ui.session import SIDE_WORKERS, Session
from ui.tasks import Tasks


@pytest.fixture
def working(window: MainWindow) -> MainWindow:
    """Return a window whose side workers really work beside it."""
    tasks = window.session.side_tasks
    tasks._submit = lambda work: Tasks._submit(tasks, work)  # type: ignore[method-assign]
    tasks._reply = lambda reply: Tasks._reply(tasks, reply)  # type: ignore[method-assign]
    return window


def test_the_pointer_is_busy_half_a_second_after_something_was_asked(
    working: MainWindow, qtbot: QtBot
) -> None:
    gate = threading.Event()
    working.session.side_tasks.run(lambda: gate.wait(10), lambda done: None)
    assert working.cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: working.cursor().shape() is Qt.CursorShape.BusyCursor, timeout=3000)
    gate.set()
    qtbot.waitUntil(lambda: working.cursor().shape() is Qt.CursorShape.ArrowCursor, timeout=3000)


def test_a_bar_takes_the_busy_pointer_over(working: MainWindow, qtbot: QtBot) -> None:
    pointer, gate = working._status._pointer, threading.Event()
    pointer._later.setInterval(700)
    working.session.side_tasks.follow("Search", lambda running: gate.wait(10), lambda done: None)
    qtbot.waitUntil(lambda: working.cursor().shape() is Qt.CursorShape.BusyCursor, timeout=3000)
    qtbot.waitUntil(lambda: working.cursor().shape() is Qt.CursorShape.ArrowCursor, timeout=3000)
    assert working.session.side_tasks.running
    gate.set()
    qtbot.waitUntil(lambda: not working.session.side_tasks.running, timeout=3000)


def test_files_and_lists_have_workers_of_their_own(window: MainWindow) -> None:
    session = window.session
    assert len({session.search_tasks, session.store_tasks, session.side_tasks}) == 3
    assert session.side_tasks._pool._max_workers == SIDE_WORKERS > 1


def test_the_pointer_goes_with_its_window_while_its_workers_go_on(session: Session, qtbot: QtBot) -> None:
    window = QWidget()
    BusyPointer(window, session)
    shiboken6.delete(window)
    with qtbot.captureExceptions() as raised:
        session.side_tasks.run(lambda: None, lambda done: None)
    assert raised == []
