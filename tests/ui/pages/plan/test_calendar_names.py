"""The names beside the calendar: short where there is no room, whole under the pointer, pressed to choose."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from tests.ui.office import AGREEMENT, DIPLOMA, MATHS
from ui.pages.plan import PlanPage
from ui.widgets.calendar_layout import Name, fitted, gutter_width

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_a_name_is_whole_under_the_pointer(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    qtbot.waitUntil(lambda: not view._later.isActive())
    texts = [i for i in view.calendar.items() if isinstance(i, QGraphicsSimpleTextItem) and i.toolTip()]
    assert {text.toolTip() for text in texts} == {"Activité MAT4", "Appeler le centre", "Activité DEP"}


def test_a_step_is_chosen_by_its_name_and_by_its_row(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    order = [row.step.id for row in page.steps.rows]
    for step, x in ((DIPLOMA, 40), (AGREEMENT, 40), (MATHS, view.viewport().width() - 8)):
        qtbot.waitUntil(lambda: not view._later.isActive())
        layout = view.calendar._layout
        assert layout is not None
        y = layout.top(order.index(step.id)) + layout.row / 2
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, QPoint(x, round(y)))
        assert page.chosen_id == step.id


def test_the_months_and_the_load_choose_nothing(page: PlanPage, qtbot: QtBot) -> None:
    view = page.board.tabs.calendar
    page.choose(DIPLOMA.id)
    qtbot.waitUntil(lambda: not view._later.isActive())
    for y in (8, view.viewport().height() - 8):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, QPoint(40, y))
        assert page.chosen_id == DIPLOMA.id


def test_names_give_way_together_and_only_where_one_has_no_room(page: PlanPage) -> None:
    layout = page.board.tabs.calendar.calendar._layout
    assert layout is not None
    metrics = layout.metrics
    long = Name("1", "Français, langue d’enseignement, 4ᵉ secondaire", "Français, 4ᵉ sec.")
    course = Name("2", "Service (cours type)", "Service")
    whole, short = (metrics.horizontalAdvance(text) for text in long[1:])
    assert fitted([long, course], metrics, whole + 1) == [long.title, course.title]
    assert fitted([long, course], metrics, short + 1) == [long.short, course.short]
    cut, _ = fitted([long, course], metrics, short - 5)
    assert cut.startswith("Français") and cut.endswith("…")
    alike = Name("3", long.title, long.title)
    assert "…" in alike.cut(metrics, short) and alike.cut(metrics, short)[-1] != "…"
    assert gutter_width(layout.font, [long], 600) < gutter_width(layout.font, [long], 6000)
