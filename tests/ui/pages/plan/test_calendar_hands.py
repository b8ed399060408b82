"""What hands do to the calendar: only a bar is taken, and the keys stay on the chosen step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.office import AGREEMENT, DIPLOMA, MATHS
from tests.ui.on_screen import step_of
from tests.ui.pages.plan.reading import WEEK
from tests.ui.pages.test_plan_calendar import drag, focus_on_the_calendar
from ui.pages.plan import PlanPage

LEFT = Qt.MouseButton.LeftButton
AWAY = WEEK.days * 5


def settled(page: PlanPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.board.tabs.calendar._later.isActive())


def pressed_on_a_bar(page: PlanPage, qtbot: QtBot, step_id: str) -> None:
    settled(page, qtbot)
    view = page.board.tabs.calendar
    QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(view.calendar.bars[step_id].rect.center()))
    settled(page, qtbot)


@pytest.mark.parametrize("off", [-50.0, 40.0, 120.0])
def test_what_is_dragged_beside_a_bar_moves_nothing(page: PlanPage, qtbot: QtBot, off: float) -> None:
    settled(page, qtbot)
    view = page.board.tabs.calendar
    bar = view.calendar.bars[MATHS.id]
    at = bar.rect.left() + off if off < 0 else bar.rect.right() + off
    drag(view, bar, at, AWAY)
    assert step_of(page, MATHS.id) == MATHS and page.session.document.undo_stack.count() == 0


def test_what_is_dragged_on_a_name_moves_nothing_and_chooses_the_step(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    view.zoom(4.0)
    page.choose(AGREEMENT.id)
    settled(page, qtbot)
    bar = view.calendar.bars[MATHS.id]
    view.horizontalScrollBar().setValue(round(bar.rect.left()) + 60)
    edge = view.mapToScene(8, 0).x()
    assert bar.rect.left() < edge < bar.rect.right(), "the bar is behind its name"
    drag(view, bar, edge, AWAY)
    assert step_of(page, MATHS.id) == MATHS and page.session.document.undo_stack.count() == 0
    assert page.chosen_id == MATHS.id


def test_keys_stay_on_the_calendar_when_a_step_is_taken_out(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    pressed_on_a_bar(page, qtbot, AGREEMENT.id)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    settled(page, qtbot)
    assert page.chosen_id == DIPLOMA.id and view.calendar.bars[DIPLOMA.id].hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert step_of(page, DIPLOMA.id).start == DIPLOMA.start + WEEK


def test_undo_chooses_what_it_brings_back_and_gives_it_the_keys(page: PlanPage, qtbot: QtBot) -> None:
    view, undo = page.board.tabs.calendar, page.session.document.undo_stack
    for taken in (AGREEMENT.id, DIPLOMA.id):
        pressed_on_a_bar(page, qtbot, taken)
        QTest.keyClick(view, Qt.Key.Key_Delete)
    for brought in (DIPLOMA.id, AGREEMENT.id):
        undo.undo()
        settled(page, qtbot)
        assert page.chosen_id == brought and view.calendar.bars[brought].hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert page.chosen_id == MATHS.id


def test_keys_stay_on_the_calendar_when_a_name_is_pressed(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    settled(page, qtbot)
    row = view.calendar.bars[DIPLOMA.id].rect.center().y()
    QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(8, row)))
    settled(page, qtbot)
    assert page.chosen_id == DIPLOMA.id and view.calendar.bars[DIPLOMA.id].hasFocus()


def test_keys_walk_over_a_step_without_a_day_and_move_no_other(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    page.edits.change(AGREEMENT.id, lambda step: replace(step, due=None), "")
    first, *others = [row.step.id for row in page.steps.rows]
    assert first == AGREEMENT.id or AGREEMENT.id in others
    page.choose(AGREEMENT.id)
    settled(page, qtbot)
    focus_on_the_calendar(page)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (step_of(page, MATHS.id), step_of(page, DIPLOMA.id)) == (MATHS, DIPLOMA)
    QTest.keyClick(view, Qt.Key.Key_Up if others[-1] == AGREEMENT.id else Qt.Key.Key_Down)
    settled(page, qtbot)
    assert view.calendar.bars[page.chosen_id].hasFocus()
