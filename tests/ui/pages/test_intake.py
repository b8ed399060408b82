import random
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from planner.case import Case, Preferences
from planner.client import Job
from tests.ui.office import CAMILLE, ELOISE
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.models.columns import VALUE
from ui.pages.intake import IntakePage
from ui.widgets.code_editor import ChecksEditor, CodeEditor, CodesEditor
from ui.widgets.editors import (
    CheckEditor,
    ChoiceEditor,
    DateEditor,
    LongTextEditor,
    TextEditor,
)
from ui.widgets.lenses import IN_EMPLOYMENT, income, of_job
from ui.widgets.number_editor import NumberEditor
from ui.widgets.same_person import SamePersonList

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> IntakePage:
    """Return the page on the file of Camille."""
    window.session.open_case(CAMILLE, "intake")
    return page_of(window, IntakePage)


def case_of(page: IntakePage) -> Case:
    assert page.session.document.case is not None
    return page.session.document.case


def write(page: IntakePage, name: str, text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    editor = page.editor(name)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(QApplication.activePopupWidget() or editor, key)


def test_every_field_has_a_place_in_the_case_and_keeps_its_value(page: IntakePage) -> None:
    case = case_of(page)
    for card in page.cards:
        for field in card._section.fields:
            value = field.lens.get(case)
            assert field.lens.put(case, value) == case, field.name
            card.editors[field.name].show_value(value)
            assert field.lens.put(case, card.editors[field.name].value()) == case, field.name
    assert page.session.document.undo_stack.count() == 0


def test_typing_is_one_step_with_a_name(page: IntakePage) -> None:
    before = case_of(page)
    write(page, "name", "Camille Essai")
    assert case_of(page).client.name == "Camille Essai" == page._title.text()
    stack = page.session.document.undo_stack
    assert (stack.count(), stack.undoText()) == (1, "Modifier le nom")
    stack.undo()
    assert case_of(page) is before and page.editor("name").text() == "Camille Exemple"


def test_ctrl_z_in_a_field_without_typing_takes_the_last_step_back(page: IntakePage) -> None:
    write(page, "name", "Camille Essai")
    phone = page.editor("phone")
    phone.setFocus()
    QTest.keyClick(phone, Qt.Key.Key_Z, CONTROL)
    assert case_of(page).client.name == "Camille Exemple"
    QTest.keyClick(phone, Qt.Key.Key_Y, CONTROL)
    assert case_of(page).client.name == "Camille Essai"


def test_ctrl_z_while_typing_takes_the_typing_back(page: IntakePage) -> None:
    phone = page.editor("phone")
    phone.setFocus()
    QTest.keyClicks(phone, "99")
    QTest.keyClick(phone, Qt.Key.Key_Z, CONTROL)
    assert "99" not in phone.text() and page.session.document.undo_stack.count() == 0


def test_a_trade_is_found_by_its_words_whatever_the_accents(page: IntakePage) -> None:
    write(page, "trade", "outillage")
    assert case_of(page).client.trade == "72100"
    write(page, "trade", "lighting")
    assert case_of(page).client.trade == "64100"


def test_the_marked_line_of_the_list_is_taken_by_tab(page: IntakePage) -> None:
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "age")
    popup = QApplication.activePopupWidget()
    assert popup.model().rowCount() == 2
    QTest.keyClick(popup, Qt.Key.Key_Down)
    marked = popup.currentIndex().data()
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert editor.text() == marked and not popup.isVisible()
    assert case_of(page).target.trade in marked


def test_an_occupation_is_found_by_what_people_call_it(page: IntakePage) -> None:
    write(page, "trade", "tourneuse")
    assert case_of(page).client.trade == "72100"
    assert page.editor("trade").text() == "Machiniste d’outillage (72100)"


def test_the_list_says_the_name_and_is_as_wide_as_its_lines(page: IntakePage) -> None:
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Eclairagist")
    popup = QApplication.activePopupWidget()
    line = popup.model().index(0, 0).data()
    assert line == "Préposée à l’éclairage (64100) — éclairagiste"
    assert popup.width() >= popup.fontMetrics().horizontalAdvance(line)
    popup.hide()


def test_where_nothing_fits_the_list_says_so_and_takes_nothing(page: IntakePage) -> None:
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "zzzz")
    popup = QApplication.activePopupWidget()
    assert popup.model().index(0, 0).data() == "Rien ne correspond\u00a0: essayez d’autres mots"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert case_of(page).target.trade == "72100" and page.session.document.undo_stack.count() == 0


def test_words_that_fit_nothing_are_not_kept(page: IntakePage) -> None:
    write(page, "target", "astronaut")
    assert case_of(page).target.trade == "72100" and page.session.document.undo_stack.count() == 0


def test_a_day_that_is_none_is_said_and_not_kept(page: IntakePage) -> None:
    write(page, "birth", "2002-13-45")
    assert case_of(page).client.birth_date is None and page.editor("birth").is_wrong
    write(page, "birth", "2002-04-03")
    assert case_of(page).client.birth_date == date(2002, 4, 3) and not page.editor("birth").is_wrong


def test_the_start_cannot_be_emptied(page: IntakePage) -> None:
    before = case_of(page).preferences.start
    editor = page.editor("start")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert case_of(page).preferences.start == before


def test_a_choice_by_arrows_is_kept_and_unknown_is_absent(page: IntakePage) -> None:
    editor = page.editor("french")
    editor.setFocus()
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    assert case_of(page).client.subjects == {"math": 3, "french": 3}
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert case_of(page).client.subjects == {"math": 3}


def test_the_job_is_none_when_nothing_is_stated(page: IntakePage) -> None:
    assert case_of(page).client.job == Job(35, 70_000)
    for name in ("job_hours", "job_pay"):
        page.editor(name).setValue(0)
    assert case_of(page).client.job is None


def test_rows_are_added_and_taken_away(page: IntakePage) -> None:
    rows = page.editor("hours")
    rows.add.click()
    first, hours = rows._rows[0][0]
    first.setFocus()
    QTest.keyClicks(first, "2027-01-11")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    hours.setValue(20)
    assert [(w.start, w.hours) for w in case_of(page).preferences.weekly_hours] == [(date(2027, 1, 11), 20)]
    rows._rows[0][1].click()
    assert case_of(page).preferences.weekly_hours == ()


def test_ctrl_enter_keeps_what_is_typed_and_goes_to_the_plan(page: IntakePage, window: MainWindow) -> None:
    name = page.editor("name")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Camille Essai")
    QTest.keyClick(name, Qt.Key.Key_Return, CONTROL)
    assert window.page == "plan" and case_of(page).client.name == "Camille Essai"


def test_another_file_fills_every_field_anew(page: IntakePage, window: MainWindow) -> None:
    window.session.open_case(ELOISE, "intake")
    assert page.editor("name").text() == "Éloïse Essai"
    assert page.editor("language").currentData() == "en" and page.editor("phone").text() == ""
    window.session.close_case()
    assert not any(card.isEnabled() for card in page.cards) and not page.plan.isEnabled()


def test_without_a_file_the_page_offers_to_begin_one(page: IntakePage, window: MainWindow) -> None:
    window.session.close_case()
    window.go("intake")
    assert page.empty.isVisible() and not page.editor("name").isVisible()
    page.empty.button.click()
    assert window.session.document.case is not None and page.editor("name").isVisible()
    assert not page.empty.isVisible()


def test_no_fact_of_the_client_is_without_a_field(page: IntakePage) -> None:
    asked = {field.name for card in page.cards for field in card._section.fields}
    subjects, known = {"french", "english", "math"}, {"birth": "birth_date", "job_hours": "job"}
    covered = {known.get(name, name) for name in asked} | ({"subjects"} if subjects <= asked else set())
    assert {field.name for field in fields(case_of(page).client)} <= covered


def test_the_income_and_the_job_tell_whether_the_client_is_in_employment(page: IntakePage) -> None:
    def employed(case: Case) -> bool | None:
        return case.client.declared.get(IN_EMPLOYMENT)

    nobody = Case(Preferences(date(2027, 1, 11)))
    assert employed(income().put(nobody, "employment")) is True
    assert employed(income().put(nobody, "social_assistance")) is False
    hired = of_job("hours_per_week").put(nobody, 35.0)
    assert employed(hired) is True
    assert employed(of_job("hours_per_week").put(hired, 0.0)) is None
    assert employed(of_job("hours_per_week").put(income().put(nobody, "none"), 35.0)) is False


def test_ctrl_enter_keeps_a_clear_occupation_and_stays_with_an_unclear_one(page: IntakePage) -> None:
    gone: list[str] = []
    page.session.go.connect(gone.append)
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "qqqq")
    page._go_on()
    assert gone == [] and editor.is_wrong
    editor.selectAll()
    QTest.keyClicks(editor, "72100")
    page._go_on()
    assert gone == ["plan"] and case_of(page).target.trade == "72100"


def test_a_wrong_day_stays_to_be_corrected_when_another_field_changes(page: IntakePage) -> None:
    write(page, "start", "11 janvier")
    write(page, "name", "Camille Essai")
    assert page.editor("start").text() == "11 janvier" and page.editor("start").is_wrong
    write(page, "start", "2027/02/01")
    assert case_of(page).preferences.start == date(2027, 2, 1)


@pytest.mark.parametrize("typed", ["37,5", "37.5"])
def test_half_hours_are_kept_with_either_mark_and_said_with_the_language_s_own(
    page: IntakePage, typed: str
) -> None:
    write(page, "job_hours", typed)
    assert case_of(page).client.job is not None
    assert case_of(page).client.job.hours_per_week == 37.5
    assert page.editor("job_hours").text().startswith("37,5")


def test_tab_goes_from_an_added_row_to_the_next_field(page: IntakePage, qtbot: QtBot) -> None:
    rows = page.editor("experience")
    rows.add.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is rows._rows[-1][0][0])
    reached = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert rows.add in reached and page.editor("skills").add in reached


def test_a_file_of_the_same_person_is_seen_opened_and_unlinked(page: IntakePage) -> None:
    same = page.editor("same_as")
    assert isinstance(same, SamePersonList) and same.isHidden()
    case, absent = case_of(page), "019a0000-0000-7000-8000-00000a1b2c3d"
    page.session.document.edit(
        replace(case, keeping=replace(case.keeping, same_as=(ELOISE, absent))), "Link the files"
    )
    said = [line.findChild(QLabel).text() for line in same.lines]
    assert said == ["La même personne\u00a0: Éloïse Essai", "La même personne\u00a0: (sans nom) · 0a1b2c3d"]
    buttons = [line.findChildren(QToolButton) for line in same.lines]
    assert buttons[0][0].isEnabled() and not buttons[1][0].isEnabled()
    assert all(button.accessibleName() and button.toolTip() for line in buttons for button in line)
    buttons[1][1].click()
    assert case_of(page).keeping.same_as == (ELOISE,)
    stack = page.session.document.undo_stack
    assert stack.undoText() == "Délier le dossier de la même personne"
    stack.undo()
    assert case_of(page).keeping.same_as == (ELOISE, absent) and len(same.lines) == 2
    same.lines[0].findChildren(QToolButton)[0].click()
    assert case_of(page).id == ELOISE and same.isHidden() and page.isVisibleTo(page.window())


def test_a_long_text_is_kept_at_each_pause_as_one_step(page: IntakePage, qtbot: QtBot) -> None:
    notes, stack = page.editor("notes"), page.session.document.undo_stack
    notes._pauses.pause.setInterval(1)
    notes.setFocus()
    for part in ("Aime ", "travailler de ses mains. "):
        QTest.keyClicks(notes, part)
        qtbot.waitUntil(lambda part=part: case_of(page).notes.endswith(part.strip()))
        assert notes.hasFocus() and notes.textCursor().atEnd()
    QTest.keyClick(notes, Qt.Key.Key_Tab)
    assert case_of(page).notes == "Aime travailler de ses mains." and stack.count() == 1
    stack.undo()
    assert case_of(page).notes == "" and notes.value() == ""


def test_the_hours_and_pay_of_a_job_say_that_nobody_stated_them(page: IntakePage, window: MainWindow) -> None:
    window.session.new_case()
    for name in ("job_hours", "job_pay"):
        assert page.editor(name).text() == "non indiqué"
    write(page, "job_hours", "35")
    assert page.editor("job_hours").text().startswith("35") and case_of(page).client.job is not None
    write(page, "job_hours", "0")
    assert page.editor("job_hours").text() == "non indiqué" and case_of(page).client.job is None


def test_a_long_name_leaves_room_for_the_rest_of_the_page(page: IntakePage, window: MainWindow) -> None:
    case = case_of(page)
    client = replace(case.client, name="Marie-Chantal de la Rivière-aux-Outardes " * 5)
    window.session.document.edit(replace(case, client=client), "Name")
    for name in ("intake", "plan"):
        window.go(name)
        assert window.pages[name].minimumSizeHint().width() <= 1340, name
    assert window.pages["plan"].board.goal.width() > 60 and page._hint.height() < 60


def a_value(editor: object, chance: random.Random) -> object:
    """Return something that a person could have put into an editor, or `editor` itself for a button."""
    if isinstance(editor, ChoiceEditor):
        return editor.itemData(chance.randrange(editor.count()))
    if isinstance(editor, DateEditor):
        return date(2027, 1, 1) + timedelta(days=chance.randrange(900))
    if isinstance(editor, NumberEditor):
        return float(chance.randrange(40))
    if isinstance(editor, TextEditor | LongTextEditor):
        return chance.choice(("", "Élodie", "une autre fois"))
    if isinstance(editor, CheckEditor):
        return chance.random() < 0.5
    if isinstance(editor, ChecksEditor):
        return tuple(value for value in editor._boxes if chance.random() < 0.5)
    if isinstance(editor, CodesEditor | CodeEditor):
        model = (editor._field if isinstance(editor, CodesEditor) else editor).model
        model.look("a")
        found = [c for row in range(model.rowCount()) if (c := model.index(row, 0).data(VALUE)) is not None]
        code = chance.choice(["", *found])
        return code if isinstance(editor, CodeEditor) else tuple(filter(None, (code,)))
    return editor


@pytest.mark.parametrize("seed", range(3))
def test_undoing_every_answer_gives_the_very_first_case(page: IntakePage, seed: int) -> None:
    chance, stack, first = random.Random(seed), page.session.document.undo_stack, case_of(page)
    editors = [editor for card in page.cards for editor in card.editors.values()]
    for _ in range(60):
        editor = chance.choice(editors)
        value = a_value(editor, chance)
        if value is not editor:
            editor.show_value(value)
            editor.edited.emit()
    edits, last = stack.count(), case_of(page)
    assert edits > 15 and last != first
    shown = [editor.value() for editor in editors]
    for _ in range(edits):
        stack.undo()
    assert case_of(page) is first and page.session.document.is_saved
    for _ in range(edits):
        stack.redo()
    assert case_of(page) is last and [editor.value() for editor in editors] == shown


def test_dollars_stand_where_each_language_writes_them(page: IntakePage, window: MainWindow) -> None:
    pay = page.editor("job_pay")
    assert pay.suffix() == "\u00a0$" and pay.prefix() == ""
    window.use_language("en")
    QApplication.processEvents()
    assert pay.suffix() == "" and pay.prefix() == "$" and pay.text().startswith("$")


def test_a_suggestion_of_no_skill_says_so(page: IntakePage, window: MainWindow) -> None:
    page.editor("suggest").click()
    assert page.session.document.undo_stack.count() == 0
    assert "ne proposent aucune autre compétence" in window.notice.text.text()
    edit_trade = replace(case_of(page), client=replace(case_of(page).client, trade="72100"))
    page.session.document.edit(edit_trade, "x")
    window.notice.hide()
    page.editor("suggest").click()
    assert list(case_of(page).client.skills) == ["S1"] and not window.notice.isVisible()
