from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.widgets.step_fields import CodeField, DayField, DollarField


def test_two_codes_that_read_the_same_stay_two(qtbot: QtBot) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    field.show_choices({"autumn": "30 h", "winter": "30 h"}, "winter")
    assert field.code == "winter"
    field.setCurrentIndex(0)
    assert field.code == "autumn"


def test_words_of_ones_own_are_kept(qtbot: QtBot) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    field.setEditable(True)
    field.show_choices({"client": "Client", "officer": "Agent"}, "client")
    field.setEditText("Agent")
    assert field.code == "officer"
    field.setEditText("Le directeur")
    assert field.code == "Le directeur"
    field.show_choices({"client": "Client"}, "Le directeur")
    assert (field.code, field.currentText()) == ("Le directeur", "Le directeur")


def test_showing_is_no_change(qtbot: QtBot) -> None:
    day, money, told = DayField(), DollarField(), []
    for field in (day, money):
        qtbot.addWidget(field)
    day.dateChanged.connect(told.append)
    money.valueChanged.connect(told.append)
    day.show_day(date(2027, 1, 11))
    money.show_cents(12_345, Words("fr"))
    assert told == [] and (day.day, money.cents) == (date(2027, 1, 11), 12_345)


@pytest.mark.parametrize(("language", "before", "after"), [("fr", "", "\u00a0$"), ("en", "$", "")])
def test_the_dollar_stands_where_the_language_wants_it(
    qtbot: QtBot, language: str, before: str, after: str
) -> None:
    money = DollarField()
    qtbot.addWidget(money)
    money.show_cents(100, Words(language))
    assert (money.prefix(), money.suffix()) == (before, after)


def test_a_year_beyond_every_plan_is_not_taken_but_one_that_a_file_brought_is_shown(qtbot: QtBot) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2027, 1, 11))
    field.setDate(QDate(2207, 1, 11))
    assert field.day.year < 2207
    field.show_day(date(2150, 1, 11))
    assert field.day == date(2150, 1, 11)


LONG = "Centre-du-Québec, en milieu de travail, 35 h/sem."


@pytest.mark.parametrize(("wide", "cut"), [(160, True), (900, False)])
def test_a_choice_that_has_no_room_ends_with_an_ellipsis(qtbot: QtBot, wide: int, cut: bool) -> None:
    field, option = CodeField(), QStyleOptionComboBox()
    qtbot.addWidget(field)
    field.show_choices({"job": LONG}, "job")
    field.resize(wide, 28)
    field.initStyleOption(option)
    shown = option.currentText  # type: ignore[attr-defined]  # as in C++
    assert shown.endswith("…") is cut and (shown == LONG) is not cut
    assert field.fontMetrics().horizontalAdvance(shown) < wide and field.toolTip() == LONG


def test_the_open_list_is_as_wide_as_its_longest_choice(qtbot: QtBot) -> None:
    window, field = QWidget(), CodeField()
    qtbot.addWidget(window)
    field.setParent(window)
    field.resize(160, 28)
    window.resize(900, 400)
    window.show()
    field.show_choices({"job": LONG, "course": "Mauricie"}, "job")
    field.showPopup()
    assert field.view().width() > field.fontMetrics().horizontalAdvance(LONG)
    field.hidePopup()
