"""The passphrase and the code of an encrypted database, through the window: changed, replaced, asked for."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog

from db import keys
from db.backups import make
from db.vault import doors
from planner.words import Words
from tests.gates.at_rest import CANARY, places
from tests.ui.sealing import OTHER, PASSPHRASE, give, give_new, is_encrypted, opens, shown, take_code
from ui import app, opening
from ui.dialogs import unlock as unlocking
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.unlock import UnlockDialog
from ui.main_window import MainWindow
from ui.tasks import InstantTasks

pytestmark = pytest.mark.usefixtures("cheap")


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
