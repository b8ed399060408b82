"""What is typed in the intake form: one undo step each, kept when clear, left to be corrected when not."""

import random
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.intake.reading import CONTROL, case_of, write
from ui.main_window import MainWindow
from ui.models.columns import VALUE
from ui.pages.intake import IntakePage
from ui.widgets.code_editor import ChecksEditor, CodeEditor, CodesEditor
from ui.widgets.editors import CheckEditor, ChoiceEditor, DateEditor, LongTextEditor, TextEditor
from ui.widgets.number_editor import NumberEditor
from ui.widgets.trade_editor import TradeEditor


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


def test_a_day_that_is_none_is_said_and_not_kept(page: IntakePage) -> None:
    write(page, "birth", "2002-13-45")
    assert case_of(page).client.birth_date is None and page.editor("birth").is_wrong
    write(page, "birth", "2002-04-03")
    assert case_of(page).client.birth_date == date(2002, 4, 3) and not page.editor("birth").is_wrong


def test_the_start_cannot_be_emptied(page: IntakePage, window: MainWindow) -> None:
    before = case_of(page).preferences.start
    editor = page.editor("start")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert case_of(page).preferences.start == before and editor.text() == before.isoformat()
    assert "ne peut pas rester vide" in window.notice.text.text()


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
        if isinstance(editor, TradeEditor):
            return code, ""
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
