"""The form of a row, by keyboard: typed in a few seconds, and wrong only where it says so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.catalogue import Activity, Measure, Provenance, Session
from planner.finding import TradeFinder
from planner.requirement import NOTHING, Age, All, Credential
from planner.requirement import Any as AnyOf
from planner.suspect import suspect
from planner.text import Text
from planner.words import Words
from tests.ui.full_catalogue import MEASURE, a_full_catalogue
from ui.dialogs.edit_row import EditRowDialog
from ui.models.office_rows import new_measure, new_place, new_program, new_session
from ui.widgets.intake_options import Codes

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CATALOGUE, TODAY = a_full_catalogue(), date(2026, 11, 25)
FINDER = TradeFinder(CATALOGUE)
Open = Callable[..., EditRowDialog]


@pytest.fixture
def made() -> list[tuple[Any, str]]:
    return []


@pytest.fixture
def open_form(qtbot: QtBot, made: list[tuple[Any, str]], dressed: object) -> Iterator[Open]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def opened(row: Any, is_new: bool = True, language: str = "fr", **told: Any) -> EditRowDialog:
        codes = Codes(lambda: CATALOGUE, lambda: FINDER)
        dialog = EditRowDialog(row, codes, Words(language), TODAY, is_new=is_new, parent=parent, **told)
        dialog.made.connect(lambda row, source: made.append((row, source)))
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield opened


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, *modifiers)


def type_text(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def faults(dialog: EditRowDialog) -> list[str]:
    shown = dialog.form.findChildren(QLabel)
    return [label.text() for label in shown if label.property("role") == "error" and label.isVisible()]


def test_a_group_is_typed_without_a_mouse(open_form: Open, made: list[tuple[Any, str]]) -> None:
    open_form(new_session("DEP", CATALOGUE, None))
    type_text("2027-01-25")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("CFP des Érables")
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    type_text("Appel du centre, 24 nov.")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((group, source),) = made
    assert (group.activity, group.start, group.entry) == ("DEP", date(2027, 1, 25), "dated")
    assert (group.hours_per_week, group.place, group.region) == (30, "CFP des Érables", "17")
    assert group.mode == "day" and source == "Appel du centre, 24 nov."
    assert group.provenance == Provenance("Appel du centre, 24 nov.", verified=False)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_look_is_said_by_who_looked_and_never_assumed(
    open_form: Open, made: list[tuple[Any, str]], is_new: bool
) -> None:
    dialog = open_form(MEASURE, is_new=is_new, source="Guide")
    assert not dialog.form.verified.isChecked()
    if is_new:
        dialog.form.editors["code"].setText("AUTRE")
    dialog.form.verified.setChecked(True)
    dialog.accept()
    assert made[0][0].provenance == Provenance("Guide", True, TODAY)


def test_without_a_day_people_come_in_at_any_time(open_form: Open, made: list[tuple[Any, str]]) -> None:
    dialog = open_form(new_session("WELCOME", CATALOGUE, None))
    dialog.form.editors["source"].setText("Site du centre")
    dialog.accept()
    ((group, _),) = made
    assert (group.start, group.entry) == (None, "continuous")
    assert group.estimated, "nobody saw it in its source"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_made(
    open_form: Open, made: list[tuple[Any, str]]
) -> None:
    dialog = open_form(new_session("DEP", CATALOGUE, None))
    dialog.form.editors["start"].setText("25 janvier")
    dialog.accept()
    assert not made and dialog.isVisible() and len(faults(dialog)) == 2
    assert faults(dialog)[0].startswith("Écrivez le jour") and "annoncé" in faults(dialog)[1]
    assert dialog.form.editors["start"].hasFocus()
    dialog.form.editors["start"].setText("2027-01-25")
    dialog.form.editors["source"].setText("Annonce")
    dialog.accept()
    assert len(made) == 1


def test_a_fault_of_a_field_that_is_folded_away_unfolds_it(open_form: Open) -> None:
    dialog = open_form(new_session("DEP", CATALOGUE, None), source="Annonce")
    dialog.form.editors["start"].setText("2027-01-25")
    dialog.form.editors["end"].setText("2027-01-20")
    assert not dialog.form.editors["end"].isVisible()
    dialog.accept()
    assert dialog.form.editors["end"].hasFocus() and len(faults(dialog)) == 1


def test_the_last_day_is_asked_as_people_say_it(open_form: Open, made: list[tuple[Any, str]]) -> None:
    dialog = open_form(MEASURE, is_new=False, source="Guide")
    assert dialog.form.editors["valid_to"].text() == "2027-03-31"
    assert "code" not in dialog.form.editors, "what names a row is not corrected"
    dialog.form.editors["valid_to"].setText("2027-06-30")
    dialog.accept()
    ((measure, _),) = made
    assert measure.valid_to == date(2027, 7, 1) and measure.conditions == MEASURE.conditions


def test_a_new_programme_says_how_people_get_in(open_form: Open, made: list[tuple[Any, str]]) -> None:
    dialog = open_form(new_program("72100"), source="Annonce")
    form = dialog.form.editors
    for name, text in (("code", "5999"), ("title_fr", "Outillage")):
        form[name].setText(text)
    dialog.accept()
    assert faults(dialog) == ["Indiquez comment on y entre, ou cochez «\xa0Ouvert à tout le monde\xa0»."]
    form["doors"].add.click()
    dialog.accept()
    ((program, _),) = made
    assert program.requires == Age(16) and program.trades == ("72100",)
    assert program.title == Text("Outillage") and program.grants.credentials == ("5999",)


def test_open_to_everyone_is_said_and_never_assumed(open_form: Open, made: list[tuple[Any, str]]) -> None:
    dialog = open_form(new_program(""), source="Annonce")
    for name, text in (("code", "C1"), ("title_fr", "Atelier")):
        dialog.form.editors[name].setText(text)
    dialog.form.editors["open"].click()
    dialog.accept()
    assert made[0][0].requires == NOTHING


def test_a_tree_that_rows_cannot_say_stays_as_it_is(open_form: Open, made: list[tuple[Any, str]]) -> None:
    tree = All((AnyOf((Age(16), Age(18))), Credential("DES")))
    row = Activity("X", "dep", Text("Programme"), requires=tree)
    dialog = open_form(row, is_new=False, source="Site")
    dialog.say("Corriger", "X")
    assert "reste telle quelle" in dialog.about.text() and not dialog.form.editors["doors"].isVisible()
    dialog.form.editors["hours"].setValue(950)
    dialog.accept()
    ((program, _),) = made
    assert program.requires == tree and program.hours == 950


def test_fees_that_nobody_stated_are_to_be_asked_for(open_form: Open, made: list[tuple[Any, str]]) -> None:
    dialog = open_form(replace(CATALOGUE.activities["DEP"], cost_cents=0), is_new=False, source="Site")
    fees = dialog.form.editors["cost"]
    assert (fees.text(), fees.value()) == ("frais à demander", None)
    fees.setValue(120)
    dialog.accept()
    assert made[0][0].cost_cents == 12_000


def test_lines_replace_a_tree_that_they_cannot_say(open_form: Open, made: list[tuple[Any, str]]) -> None:
    tree = All((AnyOf((Age(16), Age(18))), Credential("DES")))
    dialog = open_form(Activity("X", "dep", Text("Programme"), requires=tree), is_new=False, source="Site")
    dialog.form.more.setChecked(True)
    dialog.form.editors["doors"].add.click()
    dialog.accept()
    assert made[0][0].requires == Age(16)


def test_a_doubt_stays_until_somebody_says_that_it_is_settled(
    open_form: Open, made: list[tuple[Any, str]]
) -> None:
    row = replace(CATALOGUE.activities["DEP"], provenance=Provenance("Douteux : essai; De mémoire", False))
    for settled in (False, True):
        dialog = open_form(row, is_new=False, source="Site")
        assert dialog.form.settled.isVisible() and not dialog.form.verified.isChecked()
        dialog.form.verified.setChecked(True)
        dialog.form.settled.setChecked(settled)
        dialog.accept()
    (doubtful, _), (sure, _) = made
    assert doubtful.provenance == Provenance("Douteux : essai; Site", False) and suspect(doubtful)
    assert sure.provenance == Provenance("Site", True, TODAY)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "row", [new_session("DEP", CATALOGUE, None), new_program(""), new_measure(), new_place("17")]
)
def test_every_field_has_a_name_and_fits_a_laptop(open_form: Open, row: Any, language: str) -> None:
    dialog = open_form(row, language=language)
    dialog.form.more.setChecked(True)
    named = {name: editor.accessibleName() or editor.text() for name, editor in dialog.form.editors.items()}
    assert all(named.values()), named
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 1340 and hint.height() <= 740


def test_nothing_typed_gives_the_very_row_back(open_form: Open) -> None:
    for row in (*CATALOGUE.sessions, *CATALOGUE.activities.values(), MEASURE):
        dialog = open_form(row, is_new=False, source="x")
        assert dialog.form.row() == row
        dialog.reject()
    assert isinstance(MEASURE, Measure) and isinstance(CATALOGUE.sessions[0], Session)
