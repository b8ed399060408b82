"""Names that are to leave: whose consent to a transfer is on file, before anything is written."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.exchange.offices import KnownOffice, identity
from planner.keeping import Consent, Keeping
from tests.ui.office import AUTHOR, CAMILLE, TODAY
from tests.ui.sealing import PASSPHRASE
from ui.dialogs.export_cases import ExportDialog
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import InstantTasks


def consent(session: Session, given: Consent) -> None:
    case, version = session.cases.load(CAMILLE)
    session.cases.save(replace(case, keeping=Keeping(consents=(given,))), version, AUTHOR)


def test_clients_without_a_consent_to_a_transfer_are_counted_when_names_leave(
    session: Session, qtbot: QtBot
) -> None:
    dialog = ExportDialog(session, ())
    qtbot.addWidget(dialog)
    assert dialog.unasked.text() == ""
    dialog.identity.setChecked(True)
    assert dialog.unasked.text().startswith("2 personnes n’ont"), "a sample is nobody"
    consent(session, Consent("c", "transfer", given=TODAY - timedelta(days=1)))
    dialog.identity.setChecked(False)
    dialog.identity.setChecked(True)
    assert dialog.unasked.text().startswith("1 personne n’a")
    dialog.found.setChecked(True)
    dialog.search.setText("Camille")
    assert dialog.unasked.text() == "" and not dialog.unasked.isVisibleTo(dialog)
    consent(session, Consent("c", "transfer", expires=TODAY))
    dialog.basis.setText("entente écrite")
    dialog.search.setText("Camille E")
    assert dialog.unasked.text() and "Names leave" not in dialog.fault.text()


def test_samples_are_not_counted_as_cases_of_the_office(session: Session, qtbot: QtBot) -> None:
    dialog = ExportDialog(session, ())
    qtbot.addWidget(dialog)
    assert dialog.count.text() == "2 dossiers sortent"
    dialog.found.setChecked(True)
    dialog.search.setText("Dominique")
    assert dialog.count.text() == "1 exemple sort, aucun dossier"


def test_a_pasted_key_is_read_as_it_was_sent_and_said_by_its_fingerprint(
    session: Session, qtbot: QtBot
) -> None:
    own = identity(session.database)
    met = KnownOffice("x", "Bureau du sud", own.key, "2027-01-11", 1)
    for offices, said in ((), "lisez-la"), ((met,), "la clé de Bureau du sud"):
        dialog = ExportDialog(session, offices)
        qtbot.addWidget(dialog)
        dialog.seal.sealed_for.setCurrentIndex(dialog.seal.sealed_for.findData("key"))
        groups = " ".join(own.key.upper()[place : place + 8] for place in range(0, 64, 8))
        dialog.seal.key.setText(f"« {groups} »\u200b")
        assert dialog.order.receiver == own.key and dialog.fault.text() == ""
        assert dialog.seal.whose.text().startswith(own.fingerprint) and said in dialog.seal.whose.text()
        dialog.seal.key.setText(own.key[:-1])
        assert dialog.seal.whose.text() == "" and dialog.fault.text()


def test_what_leaves_of_a_server_is_counted_beside_the_window_and_once(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.database, "is_server", True)
    waiting: list[Callable[[], None]] = []

    def later(work: Callable[[], object], then: Callable[[Future[object]], None]) -> None:
        waiting.append(lambda: InstantTasks.run(session.store_tasks, work, then))

    monkeypatch.setattr(session.store_tasks, "run", later)
    dialog = ExportDialog(session, ())
    qtbot.addWidget(dialog)
    for field in (dialog.seal.passphrase, dialog.seal.again):
        field.setText("correct horse battery staple")
    assert dialog.count.text() == "" and len(waiting) == 1, "nothing is read for what is typed"
    dialog.found.setChecked(True)
    dialog.search.setText("Camille")
    monkeypatch.setattr(session.database, "is_server", False)
    for answer in waiting:
        answer()
    assert dialog.count.text() == "1 dossier sort" and dialog.fault.text() == ""


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "brique nuage pupitre savon"])
def test_what_opens_the_database_seals_no_file_that_leaves_it(
    sealed: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.parcours"), ""))
    dialog = ExportDialog(sealed.session, ())
    qtbot.addWidget(dialog)
    for field in (dialog.seal.passphrase, dialog.seal.again):
        field.setText(passphrase)
    dialog.accept()
    is_shared = passphrase == PASSPHRASE
    assert ("ouvre la base" in dialog.fault.text()) is is_shared
    assert (tmp_path / "a.parcours").exists() is not is_shared


def test_a_passphrase_is_tried_beside_the_window(
    sealed: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(sealed.session.side_tasks, "run", lambda work, then: asked.append(work))
    dialog = ExportDialog(sealed.session, ())
    qtbot.addWidget(dialog)
    for field in (dialog.seal.passphrase, dialog.seal.again):
        field.setText(PASSPHRASE)
    dialog.accept()
    assert len(asked) == 1 and not dialog.isEnabled()
