"""The first pages, once with keys alone and once with the mouse: home, clients, a client's file."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton

from planner.case import Case
from tests.journeys.counsellor import Counsellor
from tests.journeys.hands import CTRL, KEY, Keyboard, Mouse
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage
from ui.pages.home import HomePage


@pytest.fixture
def keyboard(counsellor: Counsellor) -> Keyboard:
    counsellor.wait(counsellor.window.isActiveWindow)
    return Keyboard(counsellor.window)


@pytest.fixture
def mouse(counsellor: Counsellor) -> Mouse:
    return Mouse(counsellor.window)


def clients(counsellor: Counsellor) -> ClientsPage:
    page = counsellor.window.pages["clients"]
    assert isinstance(page, ClientsPage)
    return page


def home(counsellor: Counsellor) -> HomePage:
    page = counsellor.window.pages["home"]
    assert isinstance(page, HomePage)
    return page


def opened(counsellor: Counsellor) -> Case | None:
    return counsellor.session.document.case


def test_a_file_is_begun_from_home_and_answered_with_keys_alone(
    counsellor: Counsellor, keyboard: Keyboard
) -> None:
    window = counsellor.window
    keyboard.tab_to("Nouveau dossier")
    keyboard.press(KEY.Key_Space)
    counsellor.wait(lambda: window.page == "intake" and opened(counsellor) is not None)
    counsellor.wait(lambda: counsellor.focused is counsellor.intake.editor("name"))
    keyboard.type("Camille")
    keyboard.tab_to("Métier actuel")
    keyboard.type("aide-cuisiniere")
    keyboard.take_first()
    keyboard.tab_to("Métier visé")
    keyboard.type("machiniste")
    keyboard.take_first()
    keyboard.tab_to("Revenu")
    keyboard.press(KEY.Key_Down)
    keyboard.tab_to("Notes internes")
    keyboard.type("Mieux le soir.")
    keyboard.tab_to("Mathématique")
    keyboard.press(KEY.Key_Down, times=3)
    keyboard.tab_to("Jour")
    keyboard.press(KEY.Key_Space)
    keyboard.press(KEY.Key_Return, CTRL)
    counsellor.wait(lambda: window.page == "plan")
    case = counsellor.case
    assert (case.client.name, case.client.trade, case.target.trade) == ("Camille", "65201", "72100")
    assert case.notes == "Mieux le soir." and case.client.subjects and case.preferences.modes == ("day",)
    assert case.client.income
    steps = counsellor.session.document.undo_stack.count()
    assert steps == 9
    keyboard.press(KEY.Key_Z, CTRL, times=steps)
    assert counsellor.case.client.name == "" and not counsellor.case.target.trade


def test_a_client_is_found_opened_removed_and_brought_back_with_keys_alone(
    counsellor: Counsellor, keyboard: Keyboard
) -> None:
    window, page = counsellor.window, clients(counsellor)
    keyboard.press(KEY.Key_2, CTRL)
    counsellor.wait(lambda: window.page == "clients")
    keyboard.press(KEY.Key_F, CTRL)
    keyboard.type("modele")
    counsellor.wait(lambda: page.model.rowCount() == 1)
    keyboard.tab_to("Clientèle")
    keyboard.press(KEY.Key_Return)
    counsellor.wait(lambda: window.page == "plan" and opened(counsellor) is not None)
    keyboard.press(KEY.Key_2, CTRL)
    counsellor.wait(lambda: counsellor.focused is page.table)
    keyboard.press(KEY.Key_Delete)
    counsellor.wait(lambda: page.model.rowCount() == 0)
    assert "Claude" in window.actions_["undo"].text()
    keyboard.press(KEY.Key_Z, CTRL)
    counsellor.wait(lambda: page.model.rowCount() == 1)
    keyboard.press(KEY.Key_K, CTRL)
    keyboard.type("accueil")
    keyboard.press(KEY.Key_Escape)
    keyboard.press(KEY.Key_1, CTRL)
    counsellor.wait(lambda: window.page == "home")


def test_the_samples_are_seen_filtered_and_opened_with_the_mouse(
    counsellor: Counsellor, mouse: Mouse
) -> None:
    window = counsellor.window
    mouse.click(home(counsellor).tiles["samples"].button)
    counsellor.wait(lambda: window.page == "clients")
    page = clients(counsellor)
    assert page.chips.buttons["samples"].isChecked() and page.model.rowCount() == 7
    mouse.click_line(page.table, page.model.index(2, 0))
    assert page.card.name.text() == page.model.index(2, 0).data()
    across = page.table.horizontalHeader()
    mouse.click(across.viewport(), _middle(page, 0))
    assert page.model.index(0, 0).data().startswith("Sacha"), "a second click turns the order"
    mouse.click(page.card.buttons["intake"])
    counsellor.wait(lambda: window.page == "intake" and opened(counsellor) is not None)
    intake, before = counsellor.intake, counsellor.case
    mouse.choose(intake.editor("math"), 4)
    mouse.tick(intake.editor("modes")._boxes["evening"])
    assert counsellor.case.client.subjects != before.client.subjects
    assert "evening" in counsellor.case.preferences.modes
    for _ in range(2):
        mouse.click(_undo(window))
    assert counsellor.case == before
    mouse.click(intake.plan)
    counsellor.wait(lambda: window.page == "plan")


def test_home_leads_everywhere_with_the_mouse(counsellor: Counsellor, mouse: Mouse) -> None:
    window, page = counsellor.window, home(counsellor)
    mouse.click_line(page.files, page.recent.index(0, 0))
    assert window.page == "clients", "the open database is shown"
    mouse.click(next(iter(window.rail._buttons.values())))
    assert window.page == "home"
    mouse.click(page.checklist.lines["new_client"])
    counsellor.wait(lambda: window.page == "intake" and opened(counsellor) is not None)


def _middle(page: ClientsPage, column: int) -> QPoint:
    across = page.table.horizontalHeader()
    place = across.sectionViewportPosition(column) + across.sectionSize(column) // 2
    return QPoint(place, across.height() // 2)


def _undo(window: MainWindow) -> QToolButton:
    undo = window.actions_["undo"]
    return next(b for b in window.top_bar.findChildren(QToolButton) if b.defaultAction() is undo)
