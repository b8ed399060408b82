from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from planner.figures import figures
from planner.plan import ordered
from tests.ui.office import AGREEMENT, DIPLOMA, ELOISE, MATHS, an_office_catalogue
from tests.ui.on_screen import page_of, step_of
from ui import style
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.widgets import calendar_view
from ui.widgets.calendar_bar import CalendarBar
from ui.widgets.calendar_scene import CalendarScene
from ui.widgets.calendar_view import CalendarView

CATALOGUE = an_office_catalogue()
WEEK = timedelta(days=7)
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on the plan of Camille."""
    return page_of(planned, PlanPage)


def focus_on_the_calendar(page: PlanPage) -> None:
    page.board.tabs.tabs.tabBar().setFocus()
    page.board.tabs.calendar.setFocus(Qt.FocusReason.TabFocusReason)


def test_bars_are_reached_and_moved_by_keyboard_alone(page: PlanPage, qtbot: QtBot) -> None:
    view, before = page.board.tabs.calendar, MATHS.start
    focus_on_the_calendar(page)
    for key, weeks in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)):
        QTest.keyClick(view, key)
        assert step_of(page, MATHS.id).start == before + weeks * WEEK
        qtbot.waitUntil(lambda: not view._later.isActive())
        assert view.calendar.bars[MATHS.id].hasFocus()
    assert page.session.document.undo_stack.count() == 3


def test_bars_are_stretched_by_shift_and_arrows(page: PlanPage, qtbot: QtBot) -> None:
    view, shift = page.board.tabs.calendar, Qt.KeyboardModifier.ShiftModifier
    focus_on_the_calendar(page)
    QTest.keyClick(view, Qt.Key.Key_Right, shift)
    assert (step_of(page, MATHS.id).start, step_of(page, MATHS.id).end) == (MATHS.start, MATHS.end + WEEK)
    assert page.session.document.undo_stack.undoText() == "Modifier la fin"
    page.session.document.undo_stack.undo()
    assert step_of(page, MATHS.id) == MATHS


def send_move(view: CalendarView, there: QPointF) -> None:
    """Move the mouse over the calendar, its left button held."""
    board, left = view.viewport(), Qt.MouseButton.LeftButton
    moved = QMouseEvent(QEvent.Type.MouseMove, there, board.mapToGlobal(there), left, left, NO_KEY)
    QApplication.sendEvent(board, moved)


def drag(view: CalendarView, bar: CalendarBar, from_x: float, days: int, rows: int = 0) -> None:
    """Drag a bar from a place on it by some days or rows, by the mouse alone."""
    board, y = view.viewport(), bar.rect.center().y()
    left = Qt.MouseButton.LeftButton
    begun = view.mapFromScene(QPointF(from_x, y))
    row = view.calendar._layout.row
    ended = view.mapFromScene(QPointF(from_x + days * bar._scale, y + rows * row))
    QTest.mousePress(board, left, pos=begun)
    QTest.mouseMove(board, ended)
    send_move(view, QPointF(ended))
    QTest.mouseRelease(board, left, pos=ended)


def test_bars_are_moved_and_stretched_by_the_mouse(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    qtbot.waitUntil(lambda: not view._later.isActive())
    bar = view.calendar.bars[MATHS.id]
    drag(view, bar, bar.rect.left() + 10, 4 * WEEK.days)
    assert (step_of(page, MATHS.id).start, step_of(page, MATHS.id).end) == (
        MATHS.start + 4 * WEEK,
        MATHS.end + 4 * WEEK,
    )
    page.session.document.undo_stack.undo()
    qtbot.waitUntil(lambda: not view._later.isActive())
    bar = view.calendar.bars[MATHS.id]
    drag(view, bar, bar.rect.right() - 2, 4 * WEEK.days)
    assert (step_of(page, MATHS.id).start, step_of(page, MATHS.id).end) == (MATHS.start, MATHS.end + 4 * WEEK)
    assert page.session.document.undo_stack.count() == 1


@pytest.mark.parametrize("chosen", [MATHS.id, DIPLOMA.id])
def test_a_bar_is_dragged_as_slowly_as_a_hand_does(page: PlanPage, qtbot: QtBot, chosen: str) -> None:
    view, board = page.board.tabs.calendar, page.board.tabs.calendar.viewport()
    page.choose(chosen)
    qtbot.waitUntil(lambda: not view._later.isActive())
    bar = view.calendar.bars[MATHS.id]
    begun = QPointF(bar.rect.left() + 10, bar.rect.center().y())
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=view.mapFromScene(begun))
    qtbot.wait(150)
    for week in range(1, 5):
        there = view.mapFromScene(begun + QPointF(week * WEEK.days * bar._scale, 0))
        send_move(view, QPointF(there))
        qtbot.wait(20)
        if week == 2:
            page.steps.modelReset.emit()  # an answer that comes meanwhile
    assert view.calendar.bars[MATHS.id] is bar and bar.isSelected() and bar.x() > 0
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=there)
    assert step_of(page, MATHS.id).start == MATHS.start + 4 * WEEK
    assert page.session.document.undo_stack.count() == 1
    qtbot.waitUntil(lambda: view.calendar.bars[MATHS.id] is not bar)
    assert view.calendar.bars[MATHS.id].isSelected()


def test_up_and_down_walk_from_bar_to_bar(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    focus_on_the_calendar(page)
    for key, chosen in (
        (Qt.Key.Key_Down, AGREEMENT.id), (Qt.Key.Key_Down, DIPLOMA.id),
        (Qt.Key.Key_Down, DIPLOMA.id), (Qt.Key.Key_Up, AGREEMENT.id),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        qtbot.waitUntil(lambda: not view._later.isActive())
        assert page.chosen_id == chosen and view.calendar.bars[chosen].hasFocus()


def test_a_screen_reader_hears_what_the_keys_do_to_a_bar(
    page: PlanPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(calendar_view, "announce", lambda _, sentence: heard.append(sentence))
    view = page.board.tabs.calendar
    focus_on_the_calendar(page)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.waitUntil(lambda: not view._later.isActive())
        QTest.keyClick(view, key)
    qtbot.waitUntil(lambda: not view._later.isActive())
    assert heard == [
        "1 sur 3\u00a0: Activité MAT4, 11\u00a0janv.\u00a02027 au 9\u00a0mai\u00a02027, Prévue",
        "1 sur 3\u00a0: Activité MAT4, 18\u00a0janv.\u00a02027 au 16\u00a0mai\u00a02027, Prévue",
        "2 sur 3\u00a0: Appeler le centre, d’ici le 1ᵉʳ\u00a0févr.\u00a02027, Prévue",
    ]
    page.board.intake.setFocus()
    page.choose(DIPLOMA.id)
    qtbot.waitUntil(lambda: not view._later.isActive())
    assert len(heard) == 3, "nobody is told of what is not under the keys"


def test_the_days_that_matter_are_named_where_they_stay_in_sight(page: PlanPage) -> None:
    view, page.session.today = page.board.tabs.calendar, lambda: MATHS.start + WEEK
    view.redraw()
    named = [i for i in view.calendar._edges.header.childItems() for i in i.childItems()]
    assert "aujourd’hui" in [item.text() for item in named if isinstance(item, QGraphicsSimpleTextItem)]


def order(page: PlanPage) -> list[str]:
    return [found.id for found in page.session.document.case.plan.steps]


def test_bars_change_places_by_the_mouse(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    qtbot.waitUntil(lambda: not view._later.isActive())
    drag(view, view.calendar.bars[AGREEMENT.id], view.calendar.bars[AGREEMENT.id].rect.center().x(), 0, -1)
    assert order(page) == [AGREEMENT.id, MATHS.id, DIPLOMA.id]
    assert step_of(page, AGREEMENT.id).due == MATHS.start and step_of(page, MATHS.id) == MATHS
    assert page.session.document.undo_stack.undoText() == "Changer l’ordre"
    page.session.document.undo_stack.undo()
    assert order(page) == [MATHS.id, AGREEMENT.id, DIPLOMA.id]


def test_steps_change_places_by_the_keys_in_both_views(page: PlanPage, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    focus_on_the_calendar(page)
    QTest.keyClick(page.board.tabs.calendar, Qt.Key.Key_Down, keys)
    assert (
        order(page) == [AGREEMENT.id, MATHS.id, DIPLOMA.id] and step_of(page, MATHS.id).start.weekday() == 0
    )
    page.board.tabs.tabs.setCurrentIndex(1)
    page.board.tabs.table.setFocus()
    QTest.keyClick(page.board.tabs.table, Qt.Key.Key_Up, keys)
    assert order(page) == [MATHS.id, AGREEMENT.id, DIPLOMA.id]


def test_steps_change_places_when_their_number_is_dragged(page: PlanPage) -> None:
    header = page.board.tabs.table.verticalHeader()
    header.moveSection(1, 0)
    QApplication.processEvents()
    assert order(page) == [AGREEMENT.id, MATHS.id, DIPLOMA.id]
    assert [header.logicalIndex(row) for row in range(3)] == [0, 1, 2]


def test_no_label_cuts_an_arrow(page: PlanPage, qtbot: QtBot) -> None:
    view, end = page.board.tabs.calendar, MATHS.start + 2 * WEEK  # too short for its label
    page.edits.change(MATHS.id, lambda found: replace(found, end=end), "End")
    page.choose(AGREEMENT.id)
    qtbot.waitUntil(lambda: not view._later.isActive())
    drawn = [item for item in view.calendar.items() if isinstance(item, QGraphicsPathItem)]
    (path,) = (item.path() for item in drawn if item.zValue() < 0)
    picture, ink = view.viewport().grab().toImage(), style.colour("muted")
    bars = [bar.rect.adjusted(-3, -3, 3, 3) for bar in view.calendar.bars.values()]
    points = [path.pointAtPercent(part / 100) for part in range(101)]
    free = [view.mapFromScene(p) for p in points if not any(bar.contains(p) for bar in bars)]
    seen = [any(_alike(picture.pixelColor(p.x() + x, p.y()), ink) for x in (-1, 0, 1)) for p in free]
    assert len(seen) > 40 and all(seen)


def test_rows_are_low_and_titles_alike_are_told_apart(
    planned: MainWindow, page: PlanPage, qtbot: QtBot
) -> None:
    view, document = page.board.tabs.calendar, page.session.document
    planned.resize(1366, 768)
    case = document.case
    assert case is not None
    long = "Call the training centre of the region about the evening group of course number {}"
    calls = tuple(replace(AGREEMENT, id=f"c{n}", title=long.format(n)) for n in range(12))
    document.edit(replace(case, plan=replace(case.plan, steps=calls)), "Calls")
    qtbot.waitUntil(lambda: not view._later.isActive())
    layout = view.calendar._layout
    assert layout is not None
    assert (view.viewport().height() - layout.header - layout.strip) / layout.row >= 9
    written = [item.text() for item in view.calendar.items() if isinstance(item, QGraphicsSimpleTextItem)]
    assert len({text for text in written if text.startswith("Call ") and "…" in text}) == 12


def test_the_zoom_stands_beside_the_calendar_alone(page: PlanPage) -> None:
    tabs = page.board.tabs
    shown = []
    for tab in range(tabs.tabs.count()):
        tabs.tabs.setCurrentIndex(tab)
        shown.append((tabs.zoom.isVisible(), tabs._zoom_label.isVisible(), tabs.add.isVisible()))
    assert shown == [(True, True, True)] + [(False, False, True)] * 3


def _alike(one: QColor, other: QColor) -> bool:
    """Say whether two colours are near, whatever smoothing does at the edge of a line."""
    return abs(one.lightness() - other.lightness()) < 60


def test_a_bar_that_was_dragged_stays_in_view(page: PlanPage, qtbot: QtBot) -> None:
    """Drag the first of many steps past all the others: its row is then the last one, far below."""
    view, document = page.board.tabs.calendar, page.session.document
    case = document.case
    assert case is not None
    calls = tuple(replace(AGREEMENT, id=f"c{n}", due=MATHS.start + (n + 1) * WEEK) for n in range(40))
    document.edit(replace(case, plan=ordered(replace(case.plan, steps=(MATHS, *calls, DIPLOMA)))), "Calls")
    page.choose(MATHS.id)
    qtbot.waitUntil(lambda: not view._later.isActive())
    bar = view.calendar.bars[MATHS.id]
    drag(view, bar, bar.rect.left() + 10, 43 * WEEK.days)
    qtbot.waitUntil(lambda: not view._later.isActive())
    assert step_of(page, MATHS.id).day >= calls[-1].day
    where = view.mapFromScene(view.calendar.bars[MATHS.id].rect).boundingRect()
    assert view.viewport().rect().contains(where.center())
    assert where.top() > 0 and view.verticalScrollBar().value() > 0


def test_another_language_draws_the_calendar_once(
    page: PlanPage, planned: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    drawn, draw = list[str](), CalendarScene.draw

    def count(self: CalendarScene, *args: Any) -> None:
        drawn.append(self._model.words.language)
        draw(self, *args)

    monkeypatch.setattr(CalendarScene, "draw", count)
    planned.use_language("en")
    qtbot.waitUntil(lambda: "en" in drawn)
    for _ in range(3):
        QApplication.processEvents()
    assert drawn == ["en"] and page.board.tabs.calendar.isVisible()


def test_a_failed_step_says_so_and_counts_no_hours(page: PlanPage, qtbot: QtBot) -> None:
    view, before = page.board.tabs.calendar, page.session.document.case
    assert before is not None and "h" in view.calendar.bars[MATHS.id].label
    page.edits.change(MATHS.id, lambda step: replace(step, status="failed"), "")
    qtbot.waitUntil(lambda: view.calendar.bars[MATHS.id].marked == "✗")
    assert view.calendar.bars[MATHS.id].label == "Non réussie"
    case = page.session.document.case
    assert case is not None
    lost = figures(before, CATALOGUE).hours - figures(case, CATALOGUE).hours
    assert lost == CATALOGUE.activities["MAT4"].hours > 0


def test_the_calendar_of_one_client_never_stands_under_the_name_of_the_next(page: PlanPage) -> None:
    view = page.board.tabs.calendar
    page.edits.change(MATHS.id, lambda step: replace(step, note="x"), "")
    assert view.calendar.bars and view.calendar.items()
    page.session.open_case(ELOISE)
    assert page.session.document.case is not None and page.session.document.case.id == ELOISE
    assert not view.calendar.bars and not view.calendar.items()
