"""What every change of a database's secrets goes through: asked, told how it went, its code shown."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.words import Words
from ui import failures

if TYPE_CHECKING:
    from ui.dialogs.new_passphrase import NewPassphraseDialog


def ask_passphrase(
    window: QWidget, words: Words, title: str, text: str, secret: tuple[str, QLineEdit] | None = None
) -> "NewPassphraseDialog":
    """Return the dialog that asks for a new passphrase, and for a further secret if there is one."""
    from ui.dialogs.new_passphrase import NewPassphraseDialog

    return NewPassphraseDialog(title, text, words, secret, window)


def is_done(dialog: "NewPassphraseDialog", done: Future[Any], words: Words) -> bool:
    """Close the dialog when the work is done; else say why not, or leave when it was stopped."""
    from db.connection import Stopped

    error = done.exception()
    if error is None:
        dialog.finish()
    elif isinstance(error, Stopped):
        dialog.finish_without()
    else:
        dialog.fail(failures.sentence(error, words))
    return error is None


def show_code(window: QWidget, words: Words, code: str, path: Path, then: Callable[[], object]) -> None:
    """Show the recovery code of a database, and go on once it is put away."""
    from ui.dialogs.recovery_code import RecoveryCodeDialog

    dialog = RecoveryCodeDialog(code, str(path), words, window)
    dialog.done_with.connect(lambda: then())
    dialog.open()
