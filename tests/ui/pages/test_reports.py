"""The page of reports: counted beside the window, for oneself or the office, over a period."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.keeping import Keeping
from tests.ui.models.reading import texts
from tests.ui.office import AUTHOR, CAMILLE, ELOISE
from tests.ui.on_screen import page_of
from tests.ui.test_main_window import speak
from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage
from ui.widgets.reports_board import BY_COUNSELLOR, HELD, TODAY

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> ReportsPage:
    """Return the page of the reports, on screen."""
    window.go("reports")
    return page_of(window, ReportsPage)


def counts(page: ReportsPage, tab: int) -> dict[str, str]:
    """Return the number of each line of a tab, by its two names."""
    model = page.board.models[tab]
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    return {f"{group}: {name}": number for group, name, number in cells}


def give(page: ReportsPage, case_id: str, name: str) -> None:
    """Have somebody answer for a case."""
    case, version = page.session.cases.load(case_id)
    keeping = replace(case.keeping, responsible=name) if case.keeping else Keeping(name)
    page.session.cases.save(replace(case, keeping=keeping), version, AUTHOR)
    page.session.cases_changed.emit()


def test_the_cases_are_counted_without_the_samples(page: ReportsPage) -> None:
    found = counts(page, TODAY)
    assert found["Plan: Pas encore de plan"] == "1" and found["Plan: Plan fait, non commencé"] == "1"
    assert found["Type: Requalification"] == "1" and page.shown_table() is page.board.tables[TODAY]


def test_a_counsellor_sees_the_own_cases_and_may_see_the_office(page: ReportsPage) -> None:
    page.session.save_counsellor(AUTHOR)
    give(page, CAMILLE, "Zoé Autre")
    assert texts(page.board.models[BY_COUNSELLOR]) == ["(sans responsable)"]
    page.board.whose.choose("office")
    assert texts(page.board.models[BY_COUNSELLOR]) == ["Zoé Autre", "(sans responsable)"]


def test_a_change_of_a_case_is_counted_while_the_page_is_shown(page: ReportsPage, window: MainWindow) -> None:
    give(page, ELOISE, "Zoé Autre")
    assert "Zoé Autre" in texts(page.board.models[BY_COUNSELLOR])
    window.go("home")
    give(page, ELOISE, "Bruno Autre")
    assert "Bruno Autre" not in texts(page.board.models[BY_COUNSELLOR])
    window.go("reports")
    assert "Bruno Autre" in texts(page.board.models[BY_COUNSELLOR])


def test_a_period_is_chosen(page: ReportsPage) -> None:
    begun = "Étapes de formation: Commencent dans la période"
    assert counts(page, HELD)[begun] == "1"
    page.board.period.choose("month")
    assert counts(page, HELD)[begun] == "0"
    page.board.period.choose("always")
    assert counts(page, HELD)[begun] == "2"


def test_figures_are_rounded_for_others(page: ReportsPage) -> None:
    page.board.rounds.click()
    assert set(counts(page, TODAY).values()) == {"0"}


def test_what_is_shown_is_saved_with_real_numbers(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.board.save.click()
    lines = [*openpyxl.load_workbook(path).active.values]
    assert lines[0] == ("Ce qui est compté", "Réponse", "Nombre", "Part")
    assert ("Plan", "Pas encore de plan", 1, 0.5) in lines


def test_the_texts_come_back_after_another_language(page: ReportsPage) -> None:
    before = counts(page, TODAY)
    speak(page.window(), "en")
    assert "Plan: No plan yet" in counts(page, TODAY) and page.board.title.text() == "Reports"
    speak(page.window(), "fr")
    assert counts(page, TODAY) == before


def test_an_answer_that_is_overtaken_is_dropped(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    monkeypatch.setattr(page.session.side_tasks, "_reply", answers.append)
    page.board.period.choose("month")
    page.board.period.choose("always")
    for answer in (answers[1], answers[0]):
        answer()
    assert counts(page, HELD)["Étapes de formation: Commencent dans la période"] == "2"


def test_until_the_first_answer_the_page_says_that_it_counts(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Callable[[], None]] = []
    monkeypatch.setattr(window.session.side_tasks, "_reply", answers.append)
    window.go("reports")
    page = page_of(window, ReportsPage)
    assert page.empty.isVisible() and page.empty.text.text() == "Comptage des dossiers…"
    for answer in answers:
        answer()
    assert page.board.isVisible() and "Aucun dossier" in page.empty.text.text()


def test_without_cases_there_is_one_thing_to_do(page: ReportsPage, window: MainWindow) -> None:
    for case_id in (CAMILLE, ELOISE):
        page.session.cases.remove(case_id, AUTHOR)
    page.session.cases_changed.emit()
    assert page.empty.isVisible()
    page.empty.button.click()
    assert window.page == "clients"


def test_keys_alone_reach_the_page_and_its_tabs(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: window.page == "reports", timeout=2000)
    page = window.pages["reports"]
    assert isinstance(page, ReportsPage)
    tabs = page.board.tabs
    assert tabs.tabBar().hasFocus() or tabs.hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert tabs.currentIndex() == BY_COUNSELLOR
