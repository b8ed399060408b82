"""Undo and redo of the window: the steps of the open case, and what is typed in a field."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.office import CAMILLE, ELOISE
from tests.ui.on_screen import change_notes
from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_undo_and_redo_name_their_step(planned: MainWindow) -> None:
    undo, redo = planned.actions_["undo"], planned.actions_["redo"]
    assert not undo.isEnabled() and not redo.isEnabled()
    change_notes(planned, "Rappeler")
    assert undo.isEnabled() and "Changer les notes" in undo.text()
    QTest.keyClick(planned, Qt.Key.Key_Z, CONTROL)
    assert planned.session.document.case.notes == ""
    assert "Changer les notes" in redo.text() and "Changer" not in undo.text()
    QTest.keyClick(planned, Qt.Key.Key_Y, CONTROL)
    assert planned.session.document.case.notes == "Rappeler"


def test_undo_takes_back_typing_where_no_step_is_left_and_the_menu_says_so(planned: MainWindow) -> None:
    undo, redo, field = planned.actions_["undo"], planned.actions_["redo"], planned.search
    field.setFocus()
    assert not undo.isEnabled()
    QTest.keyClicks(field, "cuis")
    assert undo.isEnabled() and undo.text() == "&Annuler\u00a0: la frappe"
    planned.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    undo.trigger()
    assert field.text() == "" and not undo.isEnabled() and undo.text() == "&Annuler"
    assert redo.isEnabled() and redo.text() == "&Rétablir\u00a0: la frappe"
    field.setFocus()
    redo.trigger()
    assert field.text() == "cuis" and not redo.isEnabled()
    field.clear()
    planned.pages["plan"].setFocus()
    assert not undo.isEnabled() and undo.text() == "&Annuler"


def test_undo_takes_back_an_edit_after_another_client_was_seen(planned: MainWindow) -> None:
    change_notes(planned, "Ma note")
    planned.autosave.save()
    planned.session.open_case(ELOISE)
    assert not planned.actions_["undo"].isEnabled()
    planned.session.open_case(CAMILLE)
    assert planned.actions_["undo"].isEnabled()
    planned.actions_["undo"].trigger()
    assert planned.session.document.case.notes != "Ma note"
    planned.session.close_case()
    planned.session.cases_destroyed.emit()
    planned.session.open_case(CAMILLE)
    assert not planned.actions_["undo"].isEnabled()
