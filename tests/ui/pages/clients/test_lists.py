"""The lists of clients: whose they are, what is due, what was typed; a large office is not waited for."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.keeping import Keeping
from tests.ui.models.reading import texts
from tests.ui.office import AUTHOR, CAMILLE, ELOISE
from tests.ui.pages.clients.ending import finish
from ui import large_office
from ui.main_window import MainWindow
from ui.models.client_lists import WORK
from ui.models.client_rows import DUE
from ui.models.columns import ACCESSIBLE, VALUE
from ui.pages.clients import ClientsPage
from ui.tasks import InstantTasks

DAY = timedelta(days=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("chip", "names"),
    [
        ("requalification", ["Camille Exemple"]),
        ("upgrading", ["Éloïse Essai"]),
        ("samples", ["Dominique Modèle"]),
    ],
)
def test_chips_filter(page: ClientsPage, chip: str, names: list[str]) -> None:
    page.chips.buttons[chip].click()
    assert texts(page.model) == names and page.card.name.text() == names[0]


def test_a_large_office_is_read_beside_the_window(
    page: ClientsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_office, "LARGE", 0)
    waiting: list[Callable[[], None]] = []

    def later(work: Callable[[], object], then: Callable[[Future[object]], None]) -> None:
        waiting.append(lambda: InstantTasks.run(window.session.store_tasks, work, then))

    monkeypatch.setattr(window.session.store_tasks, "run", later)
    page.filter.asked.emit("eloise")
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"] and len(waiting) == 1
    waiting.pop()()
    assert texts(page.model) == ["Éloïse Essai"] and page.card.name.text() == "Éloïse Essai"
    assert len(waiting) == 1, "what is told of the one who is chosen, once"
    waiting.pop()()
    window.session.cases_changed.emit()
    assert len(waiting) == 2, "the lines, then how many each list has"


def test_whose_list_comes_first_is_counted_beside_the_window(
    page: ClientsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(large_office, "LARGE", 0)
    monkeypatch.setattr(window.session.store_tasks, "run", lambda work, then: asked.append(work))
    monkeypatch.setattr(page.session.cases, "count", lambda *_, **__: pytest.fail("counted in the window"))
    page._begin()
    assert asked


def test_the_clients_of_a_server_are_read_beside_the_window(
    page: ClientsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(window.session.database, "is_server", True)
    monkeypatch.setattr(window.session.store_tasks, "run", lambda work, then: asked.append(work))
    page.filter.asked.emit("eloise")
    assert len(asked) == 1 and texts(page.model) == ["Camille Exemple", "Éloïse Essai"]


def test_my_clients_are_those_i_answer_for_and_those_that_nobody_does(
    page: ClientsPage, window: MainWindow
) -> None:
    cases = window.session.cases
    for case_id, name in ((CAMILLE, "Andrée Conseil"), (ELOISE, "Une Collègue")):
        case, version = cases.load(case_id)
        cases.save(replace(case, keeping=Keeping(name)), version, AUTHOR)
    window.session.cases_changed.emit()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"], "without a profile all are one's own"
    window.session.save_counsellor(AUTHOR)
    assert texts(page.model) == ["Camille Exemple"]
    assert page.card.responsible.text() == "Responsable\u00a0: Andrée Conseil"
    page.chips.buttons["office"].click()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"]
    window.session.save_counsellor(replace(AUTHOR, name="Une Collègue"))
    page.chips.buttons["mine"].click()
    assert texts(page.model) == ["Éloïse Essai"]
    case, version = cases.load(CAMILLE)
    cases.save(replace(case, keeping=Keeping()), version, AUTHOR)
    window.session.cases_changed.emit()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"]


def test_the_filter_is_reached_by_ctrl_f_and_waits_for_a_pause(page: ClientsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.filter
    QTest.keyClicks(page.filter, "eloise")
    qtbot.waitUntil(lambda: texts(page.model) == ["Éloïse Essai"], timeout=2000)
    page.filter.setText("nobody")
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=2000)
    assert page.card.name.text() == "Aucune personne choisie" or not page.card.goal.isVisible()


def test_what_is_late_near_or_finished_has_its_list(page: ClientsPage, window: MainWindow) -> None:
    chips, start = page.chips.buttons, page.session.cases.page(search="camille")[0].next_step.due
    assert not any(chips[name].isVisible() for name in WORK)
    for day, name in ((start, "soon"), (start - timedelta(days=13), "soon"), (start + DAY, "overdue")):
        window.session.today = lambda day=day: day
        window.session.cases_changed.emit()
        assert [n for n in WORK if chips[n].isVisible()] == [name]
        chips[name].click()
        assert texts(page.model) == ["Camille Exemple"]
        page.choose("mine")
    due = page.model.index(0, DUE)
    assert due.data(ACCESSIBLE).endswith(", en retard") and due.data(VALUE).is_late
    assert not page.model.index(1, DUE).data(VALUE).is_late
    finish(window)
    window.session.cases_changed.emit()
    assert [n for n in WORK if chips[n].isVisible()] == ["finished"]
    chips["finished"].click()
    assert texts(page.model) == ["Camille Exemple"] and page.card.next.text() == "Plan terminé"
