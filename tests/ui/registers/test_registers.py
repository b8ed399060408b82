"""The registers in the window: files past their date, incidents, accesses, exports, and what is given."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from db.exchange.package import Order, write_package
from db.exchange.purging import end_interrupted
from planner.keeping import Consent, ContactNote, Keeping
from planner.registers import EXPORTED, OPENED, PRINTED, RELEASED
from tests.ui.office import AUTHOR, CAMILLE, DOMINIQUE, ELOISE, TODAY
from tests.ui.registers.entries import form, past, write
from ui.main_window import MainWindow
from ui.pages.sharing import SharingPage
from ui.plan_history import keep_printed
from ui.registers import RegistersSection, registers_section
from ui.release import release
from ui.tasks import Running


def test_a_file_past_its_date_is_destroyed_and_leaves_a_certificate(
    section: RegistersSection, window: MainWindow, tmp_path: Path
) -> None:
    assert "Aucun dossier" in section.retention.told.text()
    past(window)
    window.session.open_case(ELOISE)
    section.refresh()
    assert section.retention.chosen.name == "Éloïse Essai"
    section.retention.buttons["destroy"].click()
    assert "Éloïse Essai" in form(section).findChildren(type(section.person))[0].text()
    form(section).accept()
    assert window.session.document.case is None and window.session.cases.count() == 2
    assert section.retention.model.rowCount() == 0
    assert section.tabs.currentWidget() is section.destructions
    text = section.destructions.told.text()
    assert "Certificat de destruction nᵒ 1" in text and "Éloïse" not in text and "Andrée Conseil" in text
    section.destructions.buttons["copy"].click()
    assert QApplication.clipboard().text().strip() == text.strip()
    section.deeds.save_certificate(section.destructions.chosen, tmp_path / "c.txt")
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == QApplication.clipboard().text()
    section.deeds.save_certificate(section.destructions.chosen, tmp_path / "c.pdf")
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")


def test_a_destruction_can_be_stopped_before_it_and_in_its_cleansing(
    section: RegistersSection, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(window)
    section.refresh()
    said: list[str] = []
    window.session.said.connect(said.append)
    real = Running.stopped
    for stops in (lambda self: True, lambda self: self.fraction >= 0.4):
        monkeypatch.setattr(Running, "stopped", stops)
        section.retention.buttons["destroy"].click()
        form(section).accept()
    monkeypatch.setattr(Running, "stopped", real)
    assert said[0] == "Arrêté\u00a0: rien n’a été changé."
    assert "certificat 1" in said[1] and "a été arrêté" in said[1]
    assert window.session.cases.count() == 2 and section.retention.model.rowCount() == 0
    assert section.tabs.currentWidget() is section.destructions
    assert end_interrupted(window.session.database)


def test_the_journal_tells_who_opened_printed_and_gave_a_file(
    section: RegistersSection, window: MainWindow, tmp_path: Path
) -> None:
    window.session.open_case(CAMILLE)
    keep_printed(window.session, "Plan d’action")
    case = window.session.document.case
    assert case is not None
    release(window.session, case, tmp_path / "a.zip")
    window.session.open_case(DOMINIQUE)
    section.refresh()
    lines = [(line.value.what, line.value.name, line.value.detail) for line in section.accesses.model.rows]
    assert lines == [
        (RELEASED, "Camille Exemple", "a.zip"),
        (PRINTED, "Camille Exemple", "Plan d’action"),
        (OPENED, "Camille Exemple", ""),
    ], "a sample is nobody's file"
    section.accesses.filter.setText("imprime")
    section.accesses.filter.asked.emit("imprime")
    assert section.accesses.model.rowCount() == 1


def test_what_left_in_a_file_is_one_line_of_the_journal_with_its_clients_under_it(
    section: RegistersSection, window: MainWindow, tmp_path: Path
) -> None:
    order = Order("un deux trois quatre cinq", cases=(CAMILLE, ELOISE))
    write_package(window.session.database, tmp_path / "perdu.parcours", order, AUTHOR)
    window.session.open_case(CAMILLE)
    section.refresh()
    opened, sent = section.accesses.model.rows
    assert (sent.value.what, sent.value.clients, sent.value.detail) == (EXPORTED, 2, "perdu.parcours")
    assert "Éloïse" not in section.accesses.told.text() and opened.value.name == "Camille Exemple"
    section.accesses.table.selectRow(1)
    assert section.accesses.told.text() == "2 dossiers\xa0: Camille Exemple, Éloïse Essai"
    for typed, found in (("eloise", [EXPORTED]), ("camille", [OPENED, EXPORTED]), ("dominique", [])):
        section.accesses.filter.setText(typed)
        section.accesses.filter.asked.emit(typed)
        assert [line.value.what for line in section.accesses.model.rows] == found


def test_a_lost_file_tells_who_was_in_it_and_becomes_an_incident(
    section: RegistersSection, window: MainWindow, tmp_path: Path
) -> None:
    order = Order("un deux trois quatre cinq", cases=(CAMILLE, ELOISE))
    write_package(window.session.database, tmp_path / "perdu.parcours", order, AUTHOR)
    section.refresh()
    section.exports.buttons["who"].click()
    assert "Camille Exemple, Éloïse Essai" in section.exports.told.text()
    section.exports.buttons["report"].click()
    write(form(section), circumstances="clé USB oubliée", happened="2026-11-24")
    form(section).accept()
    (line,) = section.incidents.model.rows
    assert "perdu.parcours" in line.value.information and line.value.persons == "2"
    assert (line.value.export, line.value.author, line.value.made_on) == (1, "Andrée Conseil", TODAY)
    assert "Mesures prises" in section.incidents.told.text()
    section.incidents.buttons["edit"].click()
    write(form(section), known="2026-11-25", harm="chiffré", measures="perte signalée")
    form(section).accept()
    assert section.incidents.told.text() == "Complet"


def test_consents_to_ask_again_are_listed_and_lead_to_the_file(
    section: RegistersSection, window: MainWindow
) -> None:
    assert "redemander" in section.consents.told.text()
    cases = window.session.cases
    case, version = cases.load(ELOISE)
    ended = Consent("c", "partners", "CFP", date(2025, 11, 1), date(2026, 11, 1), author="AC")
    cases.save(replace(case, keeping=Keeping(consents=(ended,))), version, AUTHOR)
    section.refresh()
    model = section.consents.model
    told = [str(model.index(0, column).data()).replace("\u00a0", " ") for column in range(5)]
    assert told[0] == "Éloïse Essai" and told[1].endswith(": CFP") and told[3] == "1ᵉʳ nov. 2026"
    section.consents.buttons["open"].click()
    assert window.page == "intake" and window.session.document.case.id == ELOISE  # type: ignore[union-attr]


def test_the_journal_and_the_incidents_are_saved_whole_without_a_formula(
    section: RegistersSection, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.open_case(CAMILLE)
    keep_printed(window.session, "=1+1")
    section.incidents.buttons["new"].click()
    write(form(section), information="@SUM(A1)", measures="avis\nenvoyé")
    form(section).accept()
    for name in ("accesses", "incidents"):
        path = str(tmp_path / f"{name}.csv")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (path, ""))
        getattr(section, name).buttons["table"].click()

    def saved(name: str) -> list[list[str]]:
        file = io.StringIO((tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig"))
        return list(csv.reader(file, delimiter=";"))

    journal, (titles, incident) = saved("accesses"), saved("incidents")
    assert journal[0][-1] == "Numéro du dossier"
    assert [row[-2:] for row in journal[1:]] == [["'=1+1", CAMILLE], ["", CAMILLE]]
    assert dict(zip(titles, incident, strict=True))["Mesures prises"] == "avis\nenvoyé"
    assert incident[0] == "'@SUM(A1)" and incident[-3] == "Andrée Conseil"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    section.accesses.buttons["table"].click()


def test_a_number_is_asked_of_once_more_before_it_enters_a_register(section: RegistersSection) -> None:
    section.incidents.buttons["new"].click()
    dialog = form(section)
    write(dialog, information="NAS 046 454 286")
    dialog.accept()
    assert dialog.isVisible() and "NAS" in dialog.warning.text()
    dialog.accept()
    assert section.incidents.model.rowCount() == 1


def test_the_person_in_charge_is_named_and_stays(section: RegistersSection, window: MainWindow) -> None:
    assert "personne n’est encore nommé" in section.person.text()
    section.name_person.click()
    write(form(section), name="Maxime Modèle", phone="418 555-0199")
    form(section).accept()
    again = registers_section(window.session)
    again.show()
    assert "Maxime Modèle, 418 555-0199" in again.person.text() == section.person.text()
    again.deleteLater()


def test_the_registers_speak_the_language_of_the_window(
    section: RegistersSection, window: MainWindow, qtbot: QtBot
) -> None:
    window.use_language("en")
    qtbot.waitUntil(lambda: section.tabs.tabText(0) == "Retention")
    assert "Name the person" in section.name_person.text()
    window.use_language("fr")
    qtbot.waitUntil(lambda: section.tabs.tabText(0) == "Conservation")


def test_the_registers_stand_on_the_page_of_sharing_too(window: MainWindow) -> None:
    past(window)
    window.go("sharing")
    page = window.pages["sharing"]
    assert isinstance(page, SharingPage) and page.registers.retention.model.rowCount() == 0
    page.board.tabs.setCurrentWidget(page.registers)
    assert page.registers.retention.model.rowCount() == 1


def test_an_answer_after_the_dialog_is_gone_is_lost_in_peace(section: RegistersSection) -> None:
    dialog = section.window()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def test_what_a_person_is_given_is_whole_and_no_formula(window: MainWindow, tmp_path: Path) -> None:
    window.session.open_case(CAMILLE)
    case = window.session.document.case
    assert case is not None
    note = ContactNote("n", TODAY, "Andrée Conseil", "phone", "=1+1 " + "long " * 200)
    case = replace(case, keeping=Keeping(contacts=(note,)))
    release(window.session, case, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert {"lisez-moi.txt", "renseignements.csv", "renseignements.json"} <= set(packed.namelist())
        data = json.loads(packed.read("renseignements.json"))
        text = packed.read("renseignements.csv").decode("utf-8-sig")
        # As the other exports in French: a comma is for numbers.
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert data["file"]["name"] == "Camille Exemple" and data["lists"]["contacts"][0]["text"] == note.text
    assert {step["key"] for step in data["lists"]["steps"]} == {step.id for step in case.plan.steps}
    said = [value for _, value, _ in rows]
    assert "Camille Exemple" in said and f"’{note.text}" in said
    assert not any(cell.startswith("=") for row in rows for cell in row)
