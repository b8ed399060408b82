import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from db.registers.access import accesses
from planner.registers import EXPORTED
from tests.ui.office import CAMILLE
from ui.main_window import MainWindow


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer the question of where the table goes."""
    path = tmp_path / "affiché.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def test_the_clients_leave_as_they_are_filtered_and_arranged(window: MainWindow, saved: Path) -> None:
    window.go("clients")
    page = window.pages["clients"]
    page.choose("office")
    across = page.table.horizontalHeader()
    across.moveSection(across.visualIndex(3), 0)
    page.table.setColumnHidden(4, True)
    window.actions_["save_shown"].trigger()
    found = rows(saved)
    assert found[0] == ["Avancement", "Cliente ou client", "Type", "Objectif", "Échéance"]
    shown = [page.model.row(n).summary.name for n in range(page.model.rowCount())]
    assert shown and [row[1] for row in found[1:]] == shown
    page.filter.setText("camille")
    page.filter.asked.emit("camille")
    window.actions_["save_shown"].trigger()
    assert [row[1] for row in rows(saved)[1:]] == [n for n in shown if "Camille" in n]
    assert "pas protégé" in window.notice.text.text()


def test_what_left_is_in_the_access_journal(window: MainWindow, saved: Path) -> None:
    window.go("clients")
    window.pages["clients"].choose("office")
    window.actions_["save_shown"].trigger()
    journal = accesses(window.session.database)
    shown = window.pages["clients"].model.rowCount()
    assert [(a.what, a.detail) for a in journal] == [(EXPORTED, saved.name)] * shown


@pytest.mark.parametrize(("tab", "title"), [(0, "Étape"), (1, "Étape"), (3, "Comparaison")])
def test_each_tab_of_the_plan_leaves_with_its_own_table(
    planned: MainWindow, saved: Path, tab: int, title: str
) -> None:
    board = planned.pages["plan"].board
    board.tabs.tabs.setCurrentIndex(tab)
    planned.actions_["save_shown"].trigger()
    table = board.tabs.shown_table()
    found = rows(saved)
    assert len(found) == table.model().rowCount() + 1
    assert any(title in cell for cell in found[0]), found[0]
    assert accesses(planned.session.database, CAMILLE)[0].what == EXPORTED


def test_the_programmes_of_the_catalogue_are_nobodys(window: MainWindow, saved: Path) -> None:
    window.go("catalogue")
    window.actions_["save_shown"].trigger()
    assert len(rows(saved)) == window.pages["catalogue"].board.programs.table.model().rowCount() + 1
    assert accesses(window.session.database) == ()


def test_a_page_without_a_table_says_so(window: MainWindow, saved: Path) -> None:
    window.go("home")
    window.actions_["save_shown"].trigger()
    assert not saved.exists() and "pas de tableau" in window.notice.text.text()


def test_a_workbook_counts_with_the_money_and_hours_of_the_plan(
    planned: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, tabs = tmp_path / "plan.xlsx", planned.pages["plan"].board.tabs
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    for tab, titles in ((1, ("Heures", "Coût")), (2, ("Frais",))):
        tabs.tabs.setCurrentIndex(tab)
        planned.actions_["save_shown"].trigger()
        lines = list(load_workbook(path).active.iter_rows(values_only=True))
        for title in titles:
            column = [line[lines[0].index(title)] for line in lines[1:]]
            assert any(isinstance(value, int | float) for value in column), (title, column)
    tabs.tabs.setCurrentIndex(3)
    planned.actions_["save_shown"].trigger()
    lines = {
        line[0].removeprefix("≠ "): line[1:]
        for line in load_workbook(path).active.iter_rows(values_only=True)
    }
    assert lines["Coût net"] == (123, 123) and (1000, 1000) in lines.values()


def test_the_days_of_steps_leave_as_days_beside_their_text(
    planned: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, page = tmp_path / "plan.xlsx", planned.pages["plan"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.board.tabs.tabs.setCurrentIndex(1)
    planned.actions_["save_shown"].trigger()
    titles, *lines = load_workbook(path).active.iter_rows(values_only=True)
    first = titles.index("Dates")
    assert titles[first : first + 4] == ("Dates", "Début", "Dernier jour", "Échéance")
    told = [tuple(cell and cell.date() for cell in line[first + 1 : first + 4]) for line in lines]
    steps = planned.session.document.case.plan.steps
    assert told == [(step.start, step.last_day, step.due) for step in steps]
    assert any(start for start, *_ in told) and any(due for *_, due in told)
