"""A plain database encrypted through the window: nothing is lost, and nothing in the clear stays unasked."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from db import drafts, keys
from db.backups import kept
from db.vault import doors, protecting
from planner.errors import PlannerError
from planner.words import Words
from tests.ui.office import CAMILLE
from tests.ui.sealing import OTHER, PASSPHRASE, give_new, is_encrypted, opens, shown, take_code
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.protection import ProtectionDialog
from ui.dialogs.recovery_code import RecoveryCodeDialog
from ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("cheap")


def test_a_plain_database_is_protected_and_the_work_goes_on(planned: MainWindow, qtbot: QtBot) -> None:
    window, session = planned, planned.session
    path, undo = session.database.path, session.document.undo_stack
    session.document.edit(replace(session.document.case, notes="Zébuline"), "Changer les notes")
    window.actions_["protection"].trigger()
    shown(window, ProtectionDialog).buttons["protect"].click()
    give_new(shown(window, NewPassphraseDialog), PASSPHRASE)
    code = take_code(window)
    box = shown(window, QMessageBox)
    (destroy,) = (b for b in box.buttons() if "détruire" in b.text())
    aside = protecting.plain_copies(path)
    assert len(aside) == 1 and str(aside[0]) in box.text()
    destroy.click()
    assert not aside[0].exists() and is_encrypted(path)
    (backup,) = kept(path)
    assert is_encrypted(backup.path) and keys.key_path(backup.path).exists()
    assert session.document.case.notes == "Zébuline" and undo.canUndo()
    session.document.edit(replace(session.document.case, notes="Tétragone"), "Changer les notes")
    window.autosave.save()
    assert session.cases.load(CAMILLE)[0].notes == "Tétragone"
    assert window.status_bar.database.text().endswith("· chiffrée")
    assert opens(path, PASSPHRASE) and doors.recover(path, code, OTHER)
    keys.forget(path)


def test_work_kept_plain_is_sealed_once_the_database_is(window: MainWindow) -> None:
    session, path = window.session, window.session.database.path
    case, version = session.cases.load(CAMILLE)
    draft = drafts.Draft(replace(case, notes="Confidence"), case, version, "avant")
    drafts.keep(session.settings.drafts, path, draft)
    window.vault.protect()
    give_new(shown(window, NewPassphraseDialog), PASSPHRASE)
    take_code(window)
    shown(window, QMessageBox).reject()
    (file,) = session.settings.drafts.iterdir()
    assert b"Confidence" not in file.read_bytes()
    assert drafts.drafts(session.settings.drafts, path) == (draft,)
    keys.forget(path)


def test_plain_files_are_kept_unless_somebody_says_otherwise(window: MainWindow) -> None:
    path = window.session.database.path
    window.vault.protect()
    give_new(shown(window, NewPassphraseDialog), PASSPHRASE)
    take_code(window)
    shown(window, QMessageBox).reject()
    assert len(protecting.plain_copies(path)) == 1
    keys.forget(path)


def test_a_protection_that_fails_is_said_and_all_is_as_it_was(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise PlannerError("disk-full", path="bureau.db")

    monkeypatch.setattr(protecting, "_encrypt", full)
    window.vault.protect()
    dialog = shown(window, NewPassphraseDialog)
    give_new(dialog, PASSPHRASE)
    assert dialog.isVisible() and "plein" in dialog.fault.text()
    dialog.reject()
    assert not dialog.isVisible() and not is_encrypted(window.session.database.path)
    assert window.session.cases.count() == 3


@pytest.mark.parametrize(
    ("first", "again", "taken"),
    [
        (PASSPHRASE, PASSPHRASE, True),
        (PASSPHRASE, OTHER, False),
        ("court", "court", False),
        ("motdepasse2026", "motdepasse2026", False),
        ("", "", False),
    ],
)
def test_only_a_passphrase_that_is_hard_to_guess_and_typed_twice_is_taken(
    window: MainWindow, first: str, again: str, taken: bool
) -> None:
    window.vault.protect()
    dialog = shown(window, NewPassphraseDialog)
    dialog.new.first.setText(first)
    dialog.new.again.setText(again)
    assert dialog.go.isEnabled() is taken and dialog.new.advice.text()
    dialog.reject()


def test_a_passphrase_is_hidden_until_its_eye_is_opened(window: MainWindow) -> None:
    window.vault.protect()
    new = shown(window, NewPassphraseDialog).new
    kinds = {line.echoMode() for line in (new.first, new.again)}
    new.first.eye.trigger()
    after = {line.echoMode() for line in (new.first, new.again)}
    modes = type(new.first).EchoMode
    assert kinds == {modes.Password} and after == {modes.Normal}
    assert new.first.accessibleName() and new.first.eye.text()
    shown(window, NewPassphraseDialog).reject()


def test_the_code_is_not_left_before_somebody_says_that_they_have_it(
    window: MainWindow, tmp_path: Path
) -> None:
    dialog = RecoveryCodeDialog("ABCD-EFGH", "bureau.db", Words("fr"), window)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.go.isEnabled() and dialog.told.text()
    dialog.write(tmp_path / "code.txt")
    assert "ABCD-EFGH" in (tmp_path / "code.txt").read_text("utf-8")
    dialog.has_it.click()
    dialog.go.click()
    assert not dialog.isVisible()


def test_the_warning_of_a_plain_database_follows_the_language(window: MainWindow) -> None:
    window.vault.warn()
    before = window.notice.text.text()
    window.use_language("en")
    assert window.notice.text.text() != before and "not encrypted" in window.notice.text.text()
    window.notice.hide()
    window.use_language("fr")
    assert window.notice.isHidden()


def test_a_plain_database_is_not_locked_but_protection_is_offered(window: MainWindow) -> None:
    window.actions_["lock"].trigger()
    assert not window.locking.is_locked
    dialog = shown(window, ProtectionDialog)
    assert dialog.buttons["protect"].isVisible() and not dialog.buttons["lock"].isVisible()
    dialog.reject()


def test_real_clients_in_a_plain_database_bring_a_notice(window: MainWindow) -> None:
    window.vault.warn()
    assert window.notice.isVisible() and "chiffrée" in window.notice.text.text()
    (button,) = (b for b in window.notice.findChildren(QAbstractButton) if b.text() == "Protéger…")
    button.click()
    shown(window, NewPassphraseDialog).reject()


def test_an_encrypted_database_brings_none(sealed: MainWindow) -> None:
    sealed.vault.warn()
    assert not sealed.notice.isVisible()
