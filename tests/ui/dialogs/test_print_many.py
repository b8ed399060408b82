"""Printing several plans from the window: what is found, where it goes, what is told."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from planner.report.choice import Choice
from ui.dialogs.print_many import PrintManyDialog
from ui.session import Session


@pytest.fixture
def told(session: Session) -> list[str]:
    found: list[str] = []
    session.said.connect(found.append)
    return found


@pytest.fixture
def dialog(session: Session, qtbot: object) -> PrintManyDialog:
    return PrintManyDialog(session, Choice("calendar"), "")


def test_the_search_says_how_many_cases_it_finds(dialog: PrintManyDialog) -> None:
    begin = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.count.text() == "3 dossiers trouvés" and begin.isEnabled()
    dialog.search.setText("camille")
    assert dialog.count.text() == "1 dossier trouvé"
    dialog.search.setText("personne")
    assert not begin.isEnabled()


def test_a_folder_gets_a_file_for_each_plan_and_what_failed_is_told(
    dialog: PrintManyDialog, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "plans"))
    dialog.accept()
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["Camille-Exemple-000001.pdf"]
    assert told[0].startswith("1 plan imprimé") and "Éloïse Essai n’a pas encore de plan" in told[0]


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
