"""The encryption of the database, through the window: protected, locked, opened, given new secrets."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from db import drafts, keys, strays
from db.backups import kept, make
from db.exchange.sealing import Cost
from db.vault import doors, key_file, protecting
from db.vault.doors import unlock
from planner.errors import PlannerError
from planner.words import Words
from tests.gates.at_rest import CANARY, places
from tests.ui.office import CAMILLE
from ui import app, opening
from ui.dialogs import unlock as unlocking
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.protection import ProtectionDialog
from ui.dialogs.recovery_code import RecoveryCodeDialog
from ui.dialogs.unlock import UnlockDialog
from ui.main_window import MainWindow
from ui.pages.sharing import SharingPage
from ui.tasks import InstantTasks

PASSPHRASE = "tortue violon canal fenouil"
OTHER = "brique nuage pupitre savon"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))


@pytest.fixture
def sealed(window: MainWindow) -> Iterator[MainWindow]:
    """Return the window on its database, which was protected."""
    path = window.session.database.path
    window.session.database.close()
    strays.destroy(protecting.protect(path, PASSPHRASE)[1])
    window.session.database.renew()
    window.locking.wait()
    yield window
    if window.locking.is_locked:
        give(window.locking.asking, PASSPHRASE)
    keys.forget(path)


def shown(window: MainWindow, kind: type) -> QDialog:
    (dialog,) = (d for d in window.findChildren(kind) if d.isVisible())
    return dialog


def give(dialog: UnlockDialog, passphrase: str) -> None:
    dialog.line.setText(passphrase)
    dialog.go.click()


def give_new(dialog: NewPassphraseDialog, passphrase: str, secret: str = "") -> None:
    if dialog.secret is not None:
        dialog.secret.setText(secret)
    dialog.new.first.setText(passphrase)
    dialog.new.again.setText(passphrase)
    dialog.go.click()


def take_code(window: MainWindow) -> str:
    """Return the code that is shown, and leave as somebody who has written it down."""
    dialog = shown(window, RecoveryCodeDialog)
    code = dialog.code.text()
    dialog.has_it.click()
    dialog.go.click()
    return code


def is_encrypted(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        try:
            connection.execute("SELECT count(*) FROM cases")
        except sqlite3.DatabaseError:
            return True
    return False


def opens(path: Path, passphrase: str) -> bool:
    try:
        unlock(path, passphrase)
    except PlannerError:
        return False
    return True


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


def test_locked_nothing_is_seen_and_nothing_opens(sealed: MainWindow) -> None:
    session = sealed.session
    session.open_case(CAMILLE)
    session.document.edit(replace(session.document.case, notes="avant de partir"), "Changer les notes")
    paper = session.opened_papers.keep("plan", b"%PDF")
    sealed.vault.show()
    dialog = shown(sealed, ProtectionDialog)
    QTest.keyClick(sealed, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert sealed.locking.is_locked or dialog.isVisible()
    sealed.vault.lock()
    assert not sealed.isVisible() and not dialog.isVisible() and not paper.exists()
    seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    said = " ".join(label.text() for w in seen for label in w.findChildren(QLabel))
    assert seen == [sealed.locking.asking] and "Camille" not in said
    assert keys.held(session.database.path) is None
    with pytest.raises(PlannerError, match="database-locked"):
        session.cases.load(CAMILLE)
    give(sealed.locking.asking, PASSPHRASE)
    assert sealed.isVisible() and dialog.isVisible()
    assert session.document.case.notes == session.cases.load(CAMILLE)[0].notes == "avant de partir"
    dialog.reject()


def test_a_file_double_clicked_while_locked_is_shown_once_unlocked(
    sealed: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "sud.parcours"
    file.write_bytes(b"")
    page = sealed.pages["sharing"]
    assert isinstance(page, SharingPage)
    sealed.vault.lock()
    app.welcome(sealed, str(file))
    assert page.work.path != file
    give(sealed.locking.asking, PASSPHRASE)
    assert page.work.path == file and sealed.page == "sharing"
    sealed.vault.lock()
    page.work.path = tmp_path
    give(sealed.locking.asking, PASSPHRASE)
    assert page.work.path == tmp_path


def test_the_warning_of_a_plain_database_follows_the_language(window: MainWindow) -> None:
    window.vault.warn()
    before = window.notice.text.text()
    window.use_language("en")
    assert window.notice.text.text() != before and "not encrypted" in window.notice.text.text()
    window.notice.hide()
    window.use_language("fr")
    assert window.notice.isHidden()


def test_a_wrong_passphrase_leaves_it_locked_and_is_forgotten(sealed: MainWindow) -> None:
    sealed.vault.lock()
    asking = sealed.locking.asking
    give(asking, OTHER)
    assert sealed.locking.is_locked and not sealed.isVisible()
    assert asking.told.property("role") == "error" and asking.line.text() == ""
    give(asking, PASSPHRASE)
    assert not sealed.locking.is_locked and sealed.isVisible()


def test_what_cannot_be_saved_keeps_the_window_open(
    sealed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sealed.session
    session.open_case(CAMILLE)

    def refuse(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    with monkeypatch.context() as patch:
        patch.setattr(type(session.cases), "save", refuse)
        session.document.edit(replace(session.document.case, notes="perdu ?"), "Changer les notes")
        sealed.vault.lock()
        assert not sealed.locking.is_locked and sealed.isVisible()
        assert session.document.case.notes == "perdu ?"
    sealed.autosave.save()
    sealed.vault.lock()
    assert sealed.locking.is_locked


def test_nobody_touching_it_locks_it_after_the_minutes_of_the_settings(
    sealed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = sealed.locking.idle
    minutes = sealed.session.settings.values.lock_minutes
    now = {"ms": minutes * 60_000 - 1}
    monkeypatch.setattr(type(idle._since), "elapsed", lambda _: now["ms"])
    idle.look()
    assert not sealed.locking.is_locked
    now["ms"] += 1
    idle.look()
    assert sealed.locking.is_locked


def test_a_touch_begins_the_minutes_anew(sealed: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    restarts: list[int] = []
    monkeypatch.setattr(type(sealed.locking.idle._since), "restart", lambda _: restarts.append(1))
    QTest.keyClick(sealed, Qt.Key.Key_Shift)
    assert restarts


def test_the_minutes_are_chosen_and_never_is_one_of_them(sealed: MainWindow) -> None:
    sealed.vault.show()
    dialog = shown(sealed, ProtectionDialog)
    dialog.minutes.choose(0)
    assert sealed.session.settings.values.lock_minutes == 0
    assert not sealed.locking.idle._timer.isActive()
    dialog.minutes.choose(5)
    assert sealed.locking.idle._timer.isActive()
    dialog.reject()


def test_a_plain_database_is_not_locked_but_protection_is_offered(window: MainWindow) -> None:
    window.actions_["lock"].trigger()
    assert not window.locking.is_locked
    dialog = shown(window, ProtectionDialog)
    assert dialog.buttons["protect"].isVisible() and not dialog.buttons["lock"].isVisible()
    dialog.reject()


def test_another_passphrase_and_another_code(sealed: MainWindow) -> None:
    path = sealed.session.database.path
    sealed.vault.change()
    dialog = shown(sealed, NewPassphraseDialog)
    give_new(dialog, OTHER, secret=PASSPHRASE[::-1])
    assert dialog.isVisible() and dialog.fault.text() and dialog.secret.text() == ""
    give_new(dialog, OTHER, secret=PASSPHRASE)
    assert not opens(path, PASSPHRASE) and opens(path, OTHER)
    sealed.vault.renew_code()
    give(shown(sealed, UnlockDialog), OTHER)
    code = take_code(sealed)
    assert doors.recover(path, code, PASSPHRASE)


def test_a_forgotten_passphrase_is_replaced_by_the_code(sealed: MainWindow) -> None:
    path = sealed.session.database.path
    code = doors.change_code(path, PASSPHRASE)
    sealed.vault.lock()
    asking = sealed.locking.asking
    asking.forgotten.click()
    dialog = shown(asking, NewPassphraseDialog)
    give_new(dialog, OTHER, secret=code[:-1])
    assert "faute de frappe" in dialog.fault.text()
    give_new(dialog, OTHER, secret=code.lower())
    assert take_code(asking) != code
    assert sealed.isVisible() and not sealed.locking.is_locked and opens(path, OTHER)


def test_another_locked_database_asks_for_its_passphrase(sealed: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "autre.db"
    doors.create_vault(path, OTHER, lambda database: None)
    keys.forget(path)
    before = sealed.session.database.path
    opening.open_beside(sealed.session, path)
    dialog = shown(sealed, UnlockDialog)
    give(dialog, PASSPHRASE)
    assert sealed.session.database.path == before and dialog.isVisible()
    give(dialog, OTHER)
    assert sealed.session.database.path == path and sealed.page == "clients"
    keys.forget(path)


def test_a_new_database_is_encrypted_from_the_start(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "neuve.db"
    monkeypatch.setattr("ui.dialogs.open_database.ask_new_database", lambda *_: path)
    window.actions_["new_database"].trigger()
    give_new(shown(window, NewPassphraseDialog), PASSPHRASE)
    take_code(window)
    assert window.session.database.path == path and is_encrypted(path)
    assert window.session.catalogue.trades and window.session.cases.count() == 0
    keys.forget(path)


def test_a_start_on_a_locked_database_asks_until_it_opens_or_somebody_leaves(
    dressed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "neuve.db"
    doors.create_vault(path, PASSPHRASE, lambda database: None)
    keys.forget(path)
    monkeypatch.setattr(unlocking, "Tasks", InstantTasks)
    given = iter([OTHER, PASSPHRASE])

    def play(dialog: UnlockDialog) -> int:
        for passphrase in given:
            give(dialog, passphrase)
        return dialog.result()

    monkeypatch.setattr(UnlockDialog, "exec", play)
    found = app._opened(path, Words("fr"))
    assert found is not None and found.database.path == path
    found.database.close()
    keys.forget(path)
    monkeypatch.setattr(UnlockDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected)
    assert app._opened(path, Words("fr")) is None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_later_start_brings_the_question_forward_and_opens_nothing(sealed: MainWindow) -> None:
    sealed.vault.lock()
    app.welcome(sealed, "/nowhere/else.db")
    assert sealed.locking.is_locked and not sealed.isVisible() and sealed.locking.asking.isVisible()


def test_real_clients_in_a_plain_database_bring_a_notice(window: MainWindow) -> None:
    window.vault.warn()
    assert window.notice.isVisible() and "chiffrée" in window.notice.text.text()
    (button,) = (b for b in window.notice.findChildren(QAbstractButton) if b.text() == "Protéger…")
    button.click()
    shown(window, NewPassphraseDialog).reject()


def test_an_encrypted_database_brings_none(sealed: MainWindow) -> None:
    sealed.vault.warn()
    assert not sealed.notice.isVisible()


def test_nothing_of_a_case_lies_on_the_disk_while_the_window_works(
    sealed: MainWindow, tmp_path: Path
) -> None:
    session = sealed.session
    session.new_case()
    client = replace(session.document.case.client, name=CANARY.title())
    session.document.edit(replace(session.document.case, client=client), "Changer le nom")
    sealed.autosave.save()
    assert session.cases.count(CANARY) == 1
    sealed.go("clients")
    sealed.backups.keep_daily()
    assert places(tmp_path) == []
    sealed.vault.lock()
    assert places(tmp_path) == []
    with (tmp_path / "notes.txt").open("w") as seen:
        seen.write(CANARY)
    assert [file.name for file in places(tmp_path)] == ["notes.txt"]


def test_a_database_without_its_key_file_takes_the_one_of_its_backup(
    sealed: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "autre.db"
    doors.create_vault(path, OTHER, lambda database: None)
    make(path, "daily")
    keys.forget(path)
    keys.key_path(path).unlink()
    opening.open_beside(sealed.session, path)
    give(shown(sealed, UnlockDialog), OTHER)
    assert sealed.session.database.path == path and keys.key_path(path).exists()
    keys.forget(path)


def test_a_question_that_waits_is_over_once_locked(sealed: MainWindow) -> None:
    box = QMessageBox(sealed)
    gone = QDialog(sealed)
    gone.show()
    QTimer.singleShot(0, sealed.vault.lock)
    assert box.exec() != QMessageBox.StandardButton.Ok
    assert sealed.locking.is_locked and not box.isVisible()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    give(sealed.locking.asking, PASSPHRASE)
    assert sealed.isVisible() and not box.isVisible()
