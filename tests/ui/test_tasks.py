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


def test_several_workers_do_not_wait_for_each_other(qtbot: QtBot) -> None:
    tasks, seen, first = Tasks(None, 2), [], threading.Event()
    tasks.run(lambda: first.wait(5), lambda done: seen.append("waited"))
    tasks.run(first.set, lambda done: seen.append("went ahead"))
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=3000)
    assert set(seen) == {"waited", "went ahead"}
    tasks.close()


def test_tasks_tell_whether_anything_is_waited_for(qtbot: QtBot) -> None:
    tasks, told, gate = Tasks(), [], threading.Event()
    tasks.waiting.connect(told.append)
    tasks.run(lambda: gate.wait(5), lambda done: None)
    tasks.run(lambda: None, lambda done: None)
    assert told == [True, True]
    gate.set()
    qtbot.waitUntil(lambda: told == [True, True, True, False], timeout=3000)
    tasks.close()


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


def test_what_is_asked_once_all_is_closed_is_neither_done_nor_answered(qtbot: QtBot) -> None:
    tasks, done = Tasks(), list[str]()
    tasks.close()
    future = tasks.run(lambda: done.append("work"), lambda _: done.append("answer"))
    assert future.cancelled() and not tasks.is_waiting
    qtbot.wait(50)
    assert done == []
