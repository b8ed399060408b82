"""What a person does to a passphrase and a code in the window, and whether a file is encrypted."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QDialog

from db.vault.doors import unlock
from planner.errors import PlannerError
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.recovery_code import RecoveryCodeDialog
from ui.dialogs.unlock import UnlockDialog
from ui.main_window import MainWindow

PASSPHRASE = "tortue violon canal fenouil"
OTHER = "brique nuage pupitre savon"


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
