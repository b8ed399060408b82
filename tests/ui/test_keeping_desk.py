"""Contact notes and consents on the page of a file: written, changed, copied, taken out, and undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QToolButton

from planner.keeping import Consent, Keeping
from tests.ui.office import AUTHOR, CAMILLE, TODAY
from tests.ui.on_screen import page_of
from ui.dialogs.entry import EntryDialog
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.entry_list import FIRST, EntryList


@pytest.fixture
def page(window: MainWindow) -> IntakePage:
    """Return the page on the file of Camille, with a profile."""
    window.session.save_counsellor(AUTHOR)
    window.session.open_case(CAMILLE, "intake")
    return page_of(window, IntakePage)


def kept(page: IntakePage) -> Keeping:
    assert page.session.document.case is not None
    return page.session.document.case.keeping


def form(page: IntakePage) -> EntryDialog:
    found = [d for d in page.window().findChildren(EntryDialog) if d.isVisible()]
    return found[-1]


def press(entries: EntryList, act: str, line: int = 0) -> None:
    button = entries.lines[line].findChild(QToolButton, act)
    assert button is not None and button.accessibleName()
    button.click()


def write(page: IntakePage, text: str) -> None:
    page.desk.notes.add.click()
    QTest.keyClicks(form(page).editors["text"], text)
    form(page).accept()


def test_a_note_has_its_day_and_its_author_and_is_one_undo_step(page: IntakePage) -> None:
    write(page, "Rencontre utile")
    (note,) = kept(page).contacts
    assert (note.day, note.author, note.kind, note.text, note.revised) == (
        TODAY, "Andrée Conseil", "meeting", "Rencontre utile", None
    )  # fmt: skip
    stack = page.session.document.undo_stack
    assert stack.undoText() == "Ajouter une note de contact"
    stack.undo()
    assert kept(page).contacts == () and page.desk.notes.lines == []


def test_a_note_that_says_nothing_is_not_kept(page: IntakePage) -> None:
    page.desk.notes.add.click()
    form(page).accept()
    assert kept(page).contacts == ()


def test_a_note_is_changed_copied_and_deleted(page: IntakePage) -> None:
    write(page, "Appel")
    press(page.desk.notes, "edit")
    QTest.keyClicks(form(page).editors["text"], " au centre; ")
    form(page).accept()
    (note,) = kept(page).contacts
    assert "au centre" in note.text and note.revised == TODAY
    press(page.desk.notes, "copy")
    assert note.text in QApplication.clipboard().text()
    press(page.desk.notes, "delete")
    assert kept(page).contacts == ()
    page.session.document.undo_stack.undo()
    assert kept(page).contacts == (note,)


def test_a_form_closed_without_a_change_is_no_step(page: IntakePage) -> None:
    write(page, "Appel")
    count = page.session.document.undo_stack.count()
    press(page.desk.notes, "edit")
    form(page).accept()
    assert page.session.document.undo_stack.count() == count


def test_the_newest_notes_are_shown_and_the_others_on_demand(page: IntakePage) -> None:
    for number in range(FIRST + 2):
        write(page, f"Note {number}")
    notes = page.desk.notes
    assert len(notes.lines) == FIRST and notes.more.isVisibleTo(page)
    notes.more.click()
    assert len(notes.lines) == FIRST + 2


def test_a_consent_lasts_a_year_and_can_be_withdrawn(page: IntakePage) -> None:
    page.desk.consents.add.click()
    form(page).accept()
    (consent,) = kept(page).consents
    assert (consent.given, consent.expires, consent.author) == (TODAY, date(2027, 11, 25), "Andrée Conseil")
    press(page.desk.consents, "withdraw")
    assert kept(page).consents[0].withdrawn == TODAY
    assert page.desk.consents.lines[0].findChild(QToolButton, "withdraw") is None


def test_an_expired_consent_and_a_file_past_its_date_are_said_on_top(page: IntakePage) -> None:
    assert not page.ended.isVisibleTo(page)
    page.desk.consents.put(Consent("c", given=date(2025, 1, 1), expires=TODAY), "Record a consent")
    editor = page.editor("retain_until")
    editor.setFocus()
    QTest.keyClicks(editor, "2026-11-01")
    page.editor("name").setFocus()
    assert "Préparer et suivre le plan d’action" in page.ended.text()
    assert "date de conservation" in page.ended.text() and page.ended.isVisibleTo(page)


def test_a_wrong_day_stays_in_the_form(page: IntakePage) -> None:
    page.desk.notes.add.click()
    dialog = form(page)
    dialog.editors["day"].setText("hier peut-être")
    dialog.accept()
    assert dialog.isVisible() and dialog.warning.isVisible()
    dialog.reject()
    assert dialog.isVisible(), "a wrong day is something written too"
    dialog.done(QDialog.DialogCode.Rejected)


def test_a_number_is_hidden_before_it_is_kept_unless_the_person_insists(
    page: IntakePage, window: MainWindow
) -> None:
    write(page, "NAS 046 454 286")
    assert kept(page).contacts[0].text == "NAS ••• ••• •••"
    (keep,) = window.notice._buttons
    keep.click()
    assert kept(page).contacts[0].text == "NAS 046 454 286"
    editor = page.editor("notes")
    editor.setFocus()
    QTest.keyClicks(editor, "046454286")
    page.editor("name").setFocus()
    case = page.session.document.case
    assert case is not None and case.notes == "•" * 9 == editor.toPlainText()


def test_a_new_file_is_answered_for_by_the_counsellor(page: IntakePage, window: MainWindow) -> None:
    window.session.new_case()
    assert kept(page).responsible == "Andrée Conseil"


def test_a_note_is_begun_from_any_page(page: IntakePage, window: MainWindow) -> None:
    window.go("plan")
    window.actions_["note"].trigger()
    assert form(page).isVisible()
    form(page).reject()


def test_esc_throws_away_nothing_that_was_written(page: IntakePage) -> None:
    page.desk.notes.add.click()
    dialog, kinds = form(page), QDialogButtonBox.StandardButton
    QTest.keyClicks(dialog.editors["text"], "Rencontre utile")
    for _ in range(2):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible() and dialog.warning.isVisible()
    assert dialog.buttons.button(kinds.Cancel).text() == "Jeter"
    dialog.buttons.button(kinds.Save).click()
    assert [note.text for note in kept(page).contacts] == ["Rencontre utile"]


def test_what_was_written_is_thrown_away_by_the_button_that_says_so(page: IntakePage) -> None:
    page.desk.notes.add.click()
    dialog = form(page)
    leave = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    QTest.keyClicks(dialog.editors["text"], "Rencontre utile")
    leave.click()
    assert dialog.isVisible()
    leave.click()
    assert not dialog.isVisible() and kept(page).contacts == ()
    page.desk.notes.add.click()
    QTest.keyClick(form(page), Qt.Key.Key_Escape)
    assert not [d for d in page.window().findChildren(EntryDialog) if d.isVisible()]
