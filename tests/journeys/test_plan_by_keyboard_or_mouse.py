"""The plan, once with keys alone and once with the mouse, from a proposal to the remedy of an issue."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from db.starter import sample_key
from planner.plan import Step
from tests.journeys.counsellor import SEARCH_MS, Counsellor
from tests.journeys.hands import KEY, LEFT, Keyboard, Mouse
from ui.widgets.plan_tabs import PlanTabs

WEEK = timedelta(weeks=1)
KEEPS_START = Qt.KeyboardModifier.ShiftModifier
STORY = "R"


@pytest.fixture
def counsellor(counsellor: Counsellor) -> Iterator[Counsellor]:
    """Return someone who has just opened a sample, whose pathways are there."""
    counsellor.wait(counsellor.window.isActiveWindow)
    counsellor.session.open_case(sample_key(STORY))
    counsellor.wait(lambda: counsellor.session.document.case is not None)
    counsellor.search()
    counsellor.wait(lambda: bool(counsellor.plan.board.strip.cards))
    yield counsellor
    counsellor.wait(lambda: not counsellor.plan.search.busy, SEARCH_MS)


def tabs(counsellor: Counsellor) -> PlanTabs:
    return counsellor.plan.board.tabs


def chosen(counsellor: Counsellor) -> Step:
    found = counsellor.case.plan.step(counsellor.plan.chosen_id)
    assert found is not None
    return found


def drawn(counsellor: Counsellor) -> Callable[[], bool]:
    return lambda: counsellor.plan.chosen_id in tabs(counsellor).calendar.calendar.bars


def test_a_plan_is_adopted_shaped_and_mended_with_keys_alone(counsellor: Counsellor) -> None:
    keyboard, board = Keyboard(counsellor.window), counsellor.plan.board
    keyboard.tab_to(board.strip.cards[0].radio.accessibleName())
    keyboard.press(KEY.Key_Space)
    counsellor.wait(drawn(counsellor))
    before = chosen(counsellor)
    keyboard.tab_to(tabs(counsellor).calendar.accessibleName())
    keyboard.press(KEY.Key_Right, KEEPS_START)
    assert before.end is not None and chosen(counsellor).end == before.end + WEEK
    keyboard.tab_to(board.inspector.pinned.text())
    keyboard.press(KEY.Key_Space)
    assert chosen(counsellor).pinned
    counsellor.wait(lambda: bool(board.issues.offered))
    offered = board.issues.offered
    keyboard.tab_to(board.issues.remedies[0].text())
    keyboard.press(KEY.Key_Space)
    steps = counsellor.session.document.undo_stack.count()
    assert offered[0] == "dates" and steps == 4 and chosen(counsellor).end == before.end
    counsellor.press("undo")
    assert chosen(counsellor).pinned and chosen(counsellor).end == before.end + WEEK


def test_a_plan_is_adopted_shaped_and_mended_with_the_mouse_alone(counsellor: Counsellor) -> None:
    mouse, board = Mouse(counsellor.window), counsellor.plan.board
    mouse.tick(board.strip.cards[0].radio)
    counsellor.wait(drawn(counsellor))
    before, view = chosen(counsellor), tabs(counsellor).calendar
    bar = view.calendar.bars[before.id]
    end = QPointF(bar.rect.right() - 2, bar.rect.center().y())
    begun, ended = view.mapFromScene(end), view.mapFromScene(end + QPointF(4 * 7 * bar._scale, 0))
    QTest.mousePress(view.viewport(), LEFT, pos=begun)
    QTest.mouseMove(view.viewport(), ended)
    QTest.mouseRelease(view.viewport(), LEFT, pos=ended)
    assert before.end is not None and chosen(counsellor).end == before.end + 4 * WEEK
    mouse.click(board.issues.more, QPoint(8, 8))
    row = next(n for n, issue in enumerate(counsellor.plan._issues) if issue.code == "end-disagrees")
    mouse.click_line(board.issues.list, board.issues.list.model().index(row, 0))
    assert counsellor.plan.chosen_id == before.id and board.issues.offered[0] == "dates"
    mouse.click(board.issues.remedies[0])
    assert chosen(counsellor).end == before.end
    assert counsellor.session.document.undo_stack.count() == 3
    mouse.click(board.inspector.pinned, QPoint(10, 10))
    assert chosen(counsellor).pinned
    mouse.click(board.preview)
    counsellor.wait(
        lambda: counsellor.window.page == "preview" and counsellor.preview.options.save.isEnabled()
    )
