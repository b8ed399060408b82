"""A number is written as its language writes it, and typed with either decimal mark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.widgets.number_editor import DOLLARS, NumberEditor, written_unit


def editor(qtbot: QtBot, language: str, **told: object) -> NumberEditor:
    found = NumberEditor(DOLLARS, **told)
    qtbot.addWidget(found)
    found.retranslate(Words(language))
    return found


@pytest.mark.parametrize(("language", "shown"), [("fr", "1234,5\u00a0$"), ("en", "$1234.5")])
def test_a_number_has_its_unit_where_the_language_has_it(qtbot: QtBot, language: str, shown: str) -> None:
    found = editor(qtbot, language)
    found.show_value(1234.5)
    assert found.text() == shown and found.value() == 1234.5
    found.show_value(1234)
    assert found.text() == shown.replace(",5", "").replace(".5", "")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("typed", ["12,25", "12.25"])
def test_both_decimal_marks_are_understood(qtbot: QtBot, language: str, typed: str) -> None:
    found = editor(qtbot, language)
    told: list[float | None] = []
    found.edited.connect(lambda: told.append(found.value()))
    found.lineEdit().selectAll()
    QTest.keyClicks(found.lineEdit(), typed)
    found.interpretText()
    assert told == [12.25]


def test_nothing_stated_is_not_zero(qtbot: QtBot) -> None:
    found = editor(qtbot, "en", empty="not stated")
    found.show_value(None)
    assert (found.value(), found.text()) == (None, "not stated")
    found.show_value(0)
    assert (found.value(), found.text()) == (0, "$0")


def test_a_number_that_is_being_typed_stays_when_it_is_shown_anew(qtbot: QtBot) -> None:
    found = editor(qtbot, "fr")
    found.show()
    found.activateWindow()
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    found.lineEdit().selectAll()
    QTest.keyClicks(found.lineEdit(), "7")
    found.show_value(3)
    assert found.is_typing and found.text() == "7\u00a0$"
    found.interpretText()
    found.show_value(3)
    assert not found.is_typing and found.value() == 3


def test_a_unit_that_is_no_money_stands_behind_in_both_languages() -> None:
    assert [written_unit("h", Words(language)) for language in ("fr", "en")] == [("", "\u00a0h")] * 2


@pytest.mark.parametrize(("told", "nothing"), [({"empty": "No limit"}, None), ({"zero": "not stated"}, 0)])
def test_an_emptied_number_is_one_that_nobody_states(
    qtbot: QtBot, told: dict[str, str], nothing: float | None
) -> None:
    found = editor(qtbot, "en", **told)
    found.show_value(50)
    edited: list[float | None] = []
    found.edited.connect(lambda: edited.append(found.value()))
    found.lineEdit().selectAll()
    QTest.keyClick(found.lineEdit(), Qt.Key.Key_Delete)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert edited == [nothing] and found.text() == next(iter(told.values()))


def test_an_emptied_number_that_must_be_there_comes_back(qtbot: QtBot) -> None:
    found = editor(qtbot, "en")
    found.show_value(50)
    found.lineEdit().selectAll()
    QTest.keyClick(found.lineEdit(), Qt.Key.Key_Delete)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert (found.value(), found.text()) == (50, "$50")
