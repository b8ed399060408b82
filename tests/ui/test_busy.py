import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.busy import BusyPointer
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks
from ui.workplace import SIDE_WORKERS


@pytest.fixture
def working(window: MainWindow) -> MainWindow:
    """Return a window whose side workers really work beside it."""
    put_to_work(window.session.side_tasks)
    return window


def put_to_work(tasks: Tasks) -> None:
    """Have tasks that answer at once really work beside the window."""
    tasks._submit = lambda work: Tasks._submit(tasks, work)  # type: ignore[method-assign]
    tasks._reply = lambda reply: Tasks._reply(tasks, reply)  # type: ignore[method-assign]


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
    assert len(set(session.all_tasks)) == 5
    assert session.side_tasks._pool._max_workers == SIDE_WORKERS > 1


def test_the_paper_is_drawn_while_the_store_is_at_work(planned: MainWindow, qtbot: QtBot) -> None:
    gate, session = threading.Event(), planned.session
    put_to_work(session.store_tasks)
    session.store_tasks.run(lambda: gate.wait(60), lambda done: None)
    planned.go("preview")
    assert planned.pages["preview"].paper is not None and session.store_tasks.is_waiting
    gate.set()
    qtbot.waitUntil(lambda: not session.store_tasks.is_waiting, timeout=20_000)


def test_the_pointer_goes_with_its_window_while_its_workers_go_on(session: Session, qtbot: QtBot) -> None:
    window = QWidget()
    BusyPointer(window, session)
    shiboken6.delete(window)
    with qtbot.captureExceptions() as raised:
        session.side_tasks.run(lambda: None, lambda done: None)
    assert raised == []
