import threading

from pytestqt.qtbot import QtBot

from ui.tasks import InstantTasks, Running, Tasks


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    tasks, seen = Tasks(), []
    tasks.run(threading.get_ident, lambda done: seen.append((done.result(), threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen), timeout=3000)
    worker, here = seen[0]
    assert here == threading.get_ident() != worker
    tasks.close()


def test_an_error_comes_back_with_the_future(qtbot: QtBot) -> None:
    tasks, seen = Tasks(), []
    tasks.run(lambda: 1 // 0, lambda done: seen.append(done.exception()))
    qtbot.waitUntil(lambda: bool(seen), timeout=3000)
    assert isinstance(seen[0], ZeroDivisionError)
    tasks.close()


def test_followed_work_tells_its_progress_and_can_be_cancelled(qtbot: QtBot) -> None:
    tasks, told, ended = Tasks(), [], []
    tasks.progressed.connect(lambda running: told.append((running.text, running.fraction)))
    running = tasks.follow("Search", _until_stopped, lambda done: ended.append(done.result()))
    assert tasks.running == (running,)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    running.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=3000)
    assert told == [("half", 0.5)] and ended == ["stopped"] and tasks.running == ()
    tasks.close()


def test_closing_stops_what_runs(qtbot: QtBot) -> None:
    tasks = Tasks()
    running = tasks.follow("Search", _until_stopped, lambda done: None)
    tasks.close()
    assert running.stopped()


def test_instant_tasks_answer_before_they_return() -> None:
    tasks, seen = InstantTasks(), []
    tasks.follow(
        "Search", lambda running: running.progress("all", 1.0), lambda done: seen.append(done.exception())
    )
    tasks.run(lambda: 1 // 0, lambda done: seen.append(type(done.exception())))
    assert seen == [None, ZeroDivisionError]


def _until_stopped(running: Running) -> str:
    running.progress("half", 0.5)
    while not running.stopped():
        threading.Event().wait(0.005)
    return "stopped"
