"""Printing several plans from the window: what is found, where it goes, what is told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from planner.report.choice import Choice
from tests.ui.office import CAMILLE
from ui.dialogs.print_many import PrintManyDialog
from ui.main_window import MainWindow
from ui.models.client_lists import FILTERS
from ui.session import Session


@pytest.fixture
def told(session: Session) -> list[str]:
    found: list[str] = []
    session.said.connect(found.append)
    return found


@pytest.fixture
def dialog(session: Session, qtbot: object) -> PrintManyDialog:
    return PrintManyDialog(session, Choice("calendar"))


def test_the_search_says_how_many_plans_it_finds(dialog: PrintManyDialog) -> None:
    begin = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.count.text() == "1 plan à imprimer · 1 dossier sans plan est laissé de côté"
    dialog.search.setText("camille")
    assert dialog.count.text() == "1 plan à imprimer" and begin.isEnabled()
    dialog.search.setText("personne")
    assert dialog.count.text() == "0 plan à imprimer" and not begin.isEnabled()


def test_plans_of_a_large_office_are_counted_beside_the_window(
    session: Session, beside: list[Callable[[], object]], qtbot: object
) -> None:
    dialog = PrintManyDialog(session, Choice("calendar"))
    begin = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.count.text() == "" and not begin.isEnabled() and len(beside) == 1
    beside.pop()()
    dialog.search.setText("personne")
    late, newest = beside
    newest()
    late()
    assert dialog.count.text() == "0 plan à imprimer" and not begin.isEnabled()


def test_the_lists_of_the_clients_page_are_offered(dialog: PrintManyDialog) -> None:
    assert dialog.among.value == "mine" and dialog.among.count() == len(FILTERS)
    dialog.among.choose("upgrading")
    assert dialog.count.text() == "0 plan à imprimer · 1 dossier sans plan est laissé de côté"
    dialog.among.choose("samples")
    assert dialog.count.text() == "0 plan à imprimer · 1 dossier sans plan est laissé de côté"


def test_no_password_is_taken_over_and_one_typed_here_locks_every_file(
    dialog: PrintManyDialog, tmp_path: Path
) -> None:
    assert dialog.secret.text() == ""
    dialog.secret.setText("un long mot de passe")
    dialog.print_into(tmp_path / "plans")
    with pytest.raises(PdfiumError):
        PdfDocument(next((tmp_path / "plans").iterdir()))


def test_the_case_on_screen_is_printed_with_its_last_edits_and_kept_there(
    planned: MainWindow, tmp_path: Path
) -> None:
    session = planned.session
    planned_said: list[str] = []
    session.said.connect(planned_said.append)
    case = session.document.case
    assert case is not None
    session.document.edit(replace(case, client=replace(case.client, name="Camille Neuve")), "Name")
    PrintManyDialog(session, Choice("calendar")).print_into(tmp_path / "plans")
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["Camille-Neuve-000001.pdf"]
    kept = session.document.case
    assert kept is not None and [r.reason for r in kept.keeping.revisions] == ["printed"]
    session.document.edit(replace(kept, client=replace(kept.client, phone="418 555-0199")), "Phone")
    session.leaving.emit()
    assert session.document.is_saved and not any("Quelqu’un" in said for said in planned_said)
    assert session.cases.load(CAMILLE)[0] == session.document.case


def test_a_folder_gets_a_file_for_each_plan_and_what_failed_is_told(
    dialog: PrintManyDialog, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "plans"))
    dialog.accept()
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["Camille-Exemple-000001.pdf"]
    assert told[0].startswith("1 plan imprimé") and "plans" in told[0]


def test_one_file_takes_its_suffix(
    dialog: PrintManyDialog, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "tous"), ""))
    dialog.bound.setChecked(True)
    dialog.accept()
    assert (tmp_path / "tous.pdf").read_bytes()[:5] == b"%PDF-" and "tous.pdf" in told[0]


def test_giving_up_the_place_keeps_the_dialog_open(
    dialog: PrintManyDialog, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog.show()
    dialog.accept()
    assert dialog.isVisible() and told == []


def test_a_folder_that_cannot_be_made_is_a_notice(
    dialog: PrintManyDialog, session: Session, told: list[str], tmp_path: Path
) -> None:
    failed: list[object] = []
    session.failed.connect(failed.append)
    (tmp_path / "file").write_text("x", "utf-8")
    dialog.print_into(tmp_path / "file")
    assert told == [] and len(failed) == 1
