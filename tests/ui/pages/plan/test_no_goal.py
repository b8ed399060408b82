"""A case without a goal: the page of the plan leads to one, and never ends there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.case import Target
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.pages.plan import PlanPage
from ui.widgets.no_goal import NoGoal

LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow) -> list[NoGoal]:
    return [w for w in page_of(window, PlanPage).board.strip.findChildren(NoGoal) if w.isVisible()]


@pytest.fixture
def nothing(window: MainWindow) -> NoGoal:
    """Return what the plan of a new client with a name and a present occupation shows."""
    session = window.session
    session.new_case()
    document = session.document
    client = replace(document.case.client, name="Maryse", trade="64100")
    document.edit(replace(document.case, client=client, target=Target()), "Nom et métier")
    window.go("plan")
    return shown(window)[0]


def test_the_occupation_aimed_at_is_one_click_away(nothing: NoGoal, window: MainWindow, qtbot: QtBot) -> None:
    assert nothing.goal.text() == "Choisir le métier visé"
    qtbot.mouseClick(nothing.goal, LEFT)
    assert window.page == "intake"
    assert page_of(window, IntakePage).editor("target").hasFocus()


def test_where_to_go_is_one_key_away(nothing: NoGoal, window: MainWindow) -> None:
    assert nothing.directions.text() == "Où aller?"
    window.use_language("en")
    QApplication.processEvents()
    (said,) = shown(window)
    assert (said.goal.text(), said.directions.text()) == ("Choose the target occupation", "Where to?")
    said.goal.setFocus()
    QTest.keyClick(said.goal, Qt.Key.Key_Tab)
    assert said.directions.hasFocus()
    QTest.keyClick(said.directions, Qt.Key.Key_Space)
    assert window.page == "directions"


def test_with_a_goal_nothing_of_it_is_left(nothing: NoGoal, window: MainWindow) -> None:
    document = window.session.document
    document.edit(replace(document.case, target=Target("72100")), "But")
    QApplication.processEvents()
    assert shown(window) == [] and page_of(window, PlanPage).board.strip.cards
