"""A day that cannot be meant is red and not kept: before 1900, beyond a working life, a birth to come."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from planner.bounds import YEARS_AHEAD
from ui.widgets.editors import DateEditor, PastDayEditor

TODAY = date.today()
FAR = date(TODAY.year + YEARS_AHEAD + 1, 1, 11)


def typed(editor: DateEditor, text: str, qtbot: QtBot) -> list[date | None]:
    """Type a text, leave the field, and return what it said that it holds."""
    qtbot.addWidget(editor)
    said: list[date | None] = []
    editor.edited.connect(lambda: said.append(editor.value()))
    editor.setText(text)
    editor._finish()
    return said


@pytest.mark.parametrize("text", ["0027-01-11", "9999-12-31", FAR.isoformat()])
def test_a_day_beyond_every_plan_is_wrong_and_stays_to_be_corrected(text: str, qtbot: QtBot) -> None:
    editor = DateEditor()
    assert typed(editor, text, qtbot) == [] and editor.is_wrong and editor.text() == text


def test_a_birth_is_not_to_come(qtbot: QtBot) -> None:
    soon = TODAY + timedelta(days=1)
    assert typed(PastDayEditor(), soon.isoformat(), qtbot) == []
    assert typed(DateEditor(), soon.isoformat(), qtbot) == [soon]
    assert typed(PastDayEditor(), TODAY.isoformat(), qtbot) == [TODAY]


def test_a_day_far_off_that_a_file_brought_is_shown_and_never_written_over(qtbot: QtBot) -> None:
    editor = DateEditor()
    editor.show_value(FAR)
    assert editor.text() == FAR.isoformat() and editor.is_wrong
    assert typed(editor, FAR.isoformat(), qtbot) == []
