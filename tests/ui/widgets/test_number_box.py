"""A number that may be none: emptied, or typed over the words that stand for it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.widgets.cost_field import CostField
from ui.widgets.number_box import NumberBox

# What a platform without a screen says of windows.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def box(qtbot: QtBot) -> NumberBox:
    found = NumberBox(minimum=-1, maximum=50, decimals=0)
    found.say_lowest("not stated")
    qtbot.addWidget(found)
    found.setValue(-1)
    found.show()
    return found


@pytest.mark.parametrize("place", [2, 30, 60])
def test_a_digit_typed_after_a_click_takes_the_place_of_the_words(box: NumberBox, place: int) -> None:
    QTest.mouseClick(box.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(place, 8))
    QTest.keyClicks(box, "4")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (4, "4")


def test_an_emptied_field_is_none(box: NumberBox) -> None:
    box.setValue(12)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (-1, "not stated")


def test_without_words_for_the_lowest_value_an_emptied_field_is_what_it_was(qtbot: QtBot) -> None:
    box = NumberBox(maximum=50, decimals=0)
    qtbot.addWidget(box)
    box.setValue(12)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 12


def test_a_cost_that_nobody_states_says_what_is_counted(qtbot: QtBot) -> None:
    field, told = CostField(), list[float]()
    qtbot.addWidget(field)
    field.valueChanged.connect(told.append)
    field.show_cost(None, "150\u00a0$ (catalogue)", Words("fr"))
    assert (field.stated, field.text(), told) == (None, "150\u00a0$ (catalogue)", [])
    field.show_cost(0, "150\u00a0$ (catalogue)", Words("fr"))
    assert (field.stated, field.text()) == (0, "0,00\u00a0$")
    field.stepDown()
    assert field.stated is None
