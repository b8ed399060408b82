from collections.abc import Callable
from dataclasses import replace

import pytest

from db.tally import Tally
from tests.ui.office import AUTHOR, CAMILLE
from ui import counted
from ui.main_window import MainWindow


def test_a_file_of_this_computer_is_counted_at_once(window: MainWindow) -> None:
    before = window.session.tally
    window.session.cases.remove(CAMILLE, AUTHOR)
    window.session.cases_changed.emit()
    assert window.session.tally.files == before.files - 1


def test_a_server_is_counted_beside_the_window_and_told_once_it_is(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, asked = window.session, list[Callable[[], object]]()
    before, run = session.tally, session.store_tasks.run
    monkeypatch.setattr(session.database, "is_server", True)
    monkeypatch.setattr(counted, "tally", lambda _: replace(before, real=before.real + 5))
    monkeypatch.setattr(session.store_tasks, "run", lambda work, then: asked.append(lambda: run(work, then)))
    session.cases_changed.emit()
    assert session.tally == before
    for work in asked:
        work()
    assert session.tally.real == before.real + 5
    assert str(session.tally.real) in window.status_bar.database.text()


def test_what_a_server_answers_too_late_is_of_no_other_database(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.session.tally
    done = window.session.store_tasks._submit(lambda: Tally(99, 99))
    window.session.counted._take(object(), done)
    assert window.session.tally == before
