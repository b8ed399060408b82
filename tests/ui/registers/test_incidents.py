"""An incident that is being written: it outlives the program, and what is refused comes back."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from planner.errors import PlannerError
from tests.ui.registers.entries import form, write
from ui.dialogs.entry import EntryDialog
from ui.incident_drafts import KEY
from ui.registers import RegistersSection


def written_so_far(section: RegistersSection, deed: str, text: str) -> EntryDialog:
    """Begin to write an incident, as far as the writing pauses."""
    section.incidents.buttons[deed].click()
    dialog = form(section)
    write(dialog, circumstances=text)
    dialog._pauses.reached.emit()
    return dialog


def test_an_incident_that_is_being_written_outlives_the_program(section: RegistersSection) -> None:
    profile = section._session.opened.profile
    dialog = written_so_far(section, "new", "Clé égarée, NAS 046 454 286")
    (row,) = profile.get(KEY).values()
    assert row["circumstances"].startswith("Clé égarée") and "046" not in row["circumstances"]
    dialog.deleteLater()  # as a program that dies: nobody answered
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    section.incidents.buttons["new"].click()
    again = form(section)
    assert again.editors["circumstances"].value().startswith("Clé égarée") and again.warning.isVisible()
    again.reject()
    assert again.isVisible(), "what came back is not thrown away by Esc"
    again.accept()
    assert section.incidents.model.rowCount() == 1 and profile.get(KEY) == {}
    section.incidents.buttons["new"].click()
    assert form(section).editors["circumstances"].value() == ""


def test_what_is_thrown_away_of_an_incident_does_not_come_back(section: RegistersSection) -> None:
    dialog = written_so_far(section, "new", "Courriel parti ailleurs")
    dialog.reject()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert section._session.opened.profile.get(KEY) == {}


def test_what_the_register_of_incidents_refuses_comes_back(
    section: RegistersSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PlannerError("disk-full", path="bureau.db")

    monkeypatch.setattr("ui.incident_deeds.keep_incident", refuse)
    written_so_far(section, "new", "Clé égarée").accept()
    assert section.incidents.model.rowCount() == 0
    section.incidents.buttons["new"].click()
    assert form(section).editors["circumstances"].value() == "Clé égarée"
