"""The day of a step, written or taken from a calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.widgets.day_editor import DayEditor


@pytest.fixture
def editor(qtbot: QtBot) -> DayEditor:
    """Return a field that shows the last day of a step which begins in January."""
    found = DayEditor()
    qtbot.addWidget(found)
    found.retranslate(Words("fr"))
    found.show_day(date(2027, 3, 5), date(2027, 1, 11))
    return found


def test_the_calendar_opens_at_the_day_and_gives_another(editor: DayEditor) -> None:
    told: list[date | None] = []
    editor.edited.connect(lambda: told.append(editor.value()))
    editor.show()
    QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = editor.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2027, 3, 5) and calendar.minimumDate() == QDate(2027, 1, 11)
    calendar.activated.emit(QDate(2027, 4, 2))
    assert told == [date(2027, 4, 2)] and editor.text() == "2027-04-02"


def test_a_last_day_is_not_before_the_first(editor: DayEditor) -> None:
    editor.setText("2026-12-01")
    editor._finish()
    assert editor.is_wrong
    editor.begin_anew()
    editor.show_day(date(2026, 12, 1), date(2027, 1, 11))
    assert editor.value() == date(2026, 12, 1), "what a file brought is shown as it is"


def test_no_day_is_shown_as_none(editor: DayEditor) -> None:
    editor.show_day(None)
    assert editor.text() == "" and editor.value() is None and not editor.is_wrong
