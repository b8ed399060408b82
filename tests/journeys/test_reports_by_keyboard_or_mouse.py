"""The reports, once by keys alone and once by the mouse: counted, narrowed to a month, saved as a file."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from planner.case import Target
from tests.builders import a_case
from tests.journeys.counsellor import Counsellor
from tests.journeys.hands import CTRL, KEY, Keyboard, Mouse
from tests.ui.office import AUTHOR
from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage
from ui.widgets.reports_board import GOALS, HELD

OPENED = ("Dossiers", "Ouverts", "1")


@pytest.fixture
def saved(counsellor: Counsellor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the file goes; one real case is there to count."""
    case = a_case(target=Target("72106"), created=counsellor.session.today())
    counsellor.session.cases.add(case, AUTHOR)
    path = tmp_path / "rapport.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def reports(counsellor: Counsellor) -> ReportsPage:
    counsellor.wait(lambda: counsellor.window.page == "reports")
    page = counsellor.window.pages["reports"]
    assert isinstance(page, ReportsPage)
    counsellor.wait(lambda: page.board.isVisible() and opened(page) == OPENED)
    return page


def opened(page: ReportsPage) -> tuple[str, ...]:
    model = page.board.models[HELD]
    return tuple(model.index(0, column).data() for column in range(3)) if model.rowCount() else ()


def has_file(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def test_a_report_is_narrowed_and_saved_with_keys_alone(counsellor: Counsellor, saved: Path) -> None:
    window, keyboard = counsellor.window, Keyboard(counsellor.window)
    counsellor.wait(window.isActiveWindow)
    keyboard.press(KEY.Key_7, CTRL)
    page = reports(counsellor)
    keyboard.press(KEY.Key_Right, times=HELD)
    assert page.board.tabs.currentIndex() == HELD
    keyboard.tab_to("Période")
    keyboard.press(KEY.Key_Up)
    assert page.board.period.value == "month"
    keyboard.tab_to("Enregistrer (Excel, CSV)")
    keyboard.press(KEY.Key_Space)
    counsellor.wait(lambda: has_file(saved))
    assert ("Dossiers", "Ouverts", 1, None) in [*openpyxl.load_workbook(saved).active.values]


def test_a_report_is_looked_through_with_the_mouse(counsellor: Counsellor, saved: Path) -> None:
    window, mouse = counsellor.window, Mouse(counsellor.window)
    mouse.click(rail_button(window, "Rapports"))
    board = reports(counsellor).board
    mouse.click(board.tabs.tabBar(), board.tabs.tabBar().tabRect(GOALS).center())
    assert board.shown_table().model().index(0, 0).data() == "Secteur"
    mouse.tick(board.rounds)
    counsellor.wait(lambda: board.models[GOALS].index(0, 2).data() == "0")
    mouse.click(board.save)
    counsellor.wait(lambda: has_file(saved))


def rail_button(window: MainWindow, name: str) -> QAbstractButton:
    return next(b for b in window.rail.findChildren(QAbstractButton) if b.text() == name)
