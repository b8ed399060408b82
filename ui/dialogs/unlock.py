"""Opening an encrypted database: its passphrase is asked, tried beside the window, and forgotten."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from db.server.address import is_server
from planner.words import Words
from ui import failures, style
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.recovery_code import RecoveryCodeDialog
from ui.tasks import Tasks
from ui.widgets.passphrase_field import PassphraseField

WIDTH = 460


class UnlockDialog(QDialog):
    """Tries a passphrase, and is accepted once it is the one; `opened` says what that gave.

    `attempt` is what is done with it, when it is not to hold the key of the database.
    """

    opened = Signal(object)

    def __init__(
        self,
        path: Path,
        words: Words,
        leaving: str,
        tasks: Tasks,
        parent: QWidget | None = None,
        attempt: Callable[[str], Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._words, self._tasks, self._attempt = path, words, tasks, attempt
        self.line = PassphraseField(words, words._("Passphrase of the database"))
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.forgotten = QPushButton(words._("Passphrase forgotten? Use the recovery code…"))
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(words._("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave = self.buttons.addButton(leaving, QDialogButtonBox.ButtonRole.RejectRole)
        self.setWindowTitle(words._("{name} is locked", name=path.name))
        self._lay_out()
        self._connect()

    def accept(self) -> None:
        """Try the passphrase; the dialog stays when it is not the one."""
        from db.vault.doors import unlock

        if self.line.isEnabled() and self.line.text():
            self._say(self._words._("Opening…"), "muted")
            self._set_busy(True)
            attempt = self._attempt or partial(unlock, self._path)
            self._tasks.run(partial(attempt, self.line.take()), self._tried)

    def reject(self) -> None:
        """Leave, but not in the middle of an attempt."""
        if self.line.isEnabled():
            self.line.clear()
            super().reject()

    def recover(self) -> NewPassphraseDialog:
        """Ask for the recovery code and a new passphrase."""
        words = self._words
        code = PassphraseField(words, words._("Recovery code"))
        code.eye.setChecked(True)
        dialog = NewPassphraseDialog(
            words._("Recovery code"),
            words._("The code opens the database once, and gives it a new passphrase and a new code."),
            words,
            (words._("&Recovery code"), code),
            self,
        )
        dialog.given.connect(partial(self._recover, dialog))
        dialog.open()
        return dialog

    def _recover(self, dialog: NewPassphraseDialog, code: str, passphrase: str) -> None:
        from db.vault.doors import recover

        work = partial(recover, self._path, code, passphrase)
        self._tasks.run(work, partial(self._recovered, dialog))

    def _recovered(self, dialog: NewPassphraseDialog, done: Future[str]) -> None:
        if (error := done.exception()) is not None:
            dialog.fail(failures.sentence(error, self._words))
            return
        dialog.finish()
        shown = RecoveryCodeDialog(done.result(), str(self._path), self._words, self)
        # Not `accept`, which would try what is typed.
        shown.done_with.connect(lambda: self.done(QDialog.DialogCode.Accepted))
        shown.open()

    def _tried(self, done: Future[Any]) -> None:
        self._set_busy(False)
        if (error := done.exception()) is None:
            super().accept()
            self.opened.emit(done.result())
        else:
            self._say(failures.sentence(error, self._words), "error")
            self.line.setFocus()

    def _say(self, text: str, role: str) -> None:
        self.told.setText(text)
        style.emphasise(self.told, role)

    def _set_busy(self, busy: bool) -> None:
        self.line.setEnabled(not busy)
        self.forgotten.setEnabled(not busy)
        self.go.setEnabled(not busy and bool(self.line.text()))

    def _connect(self) -> None:
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self.forgotten.clicked.connect(self.recover)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        self.forgotten.setVisible(self._attempt is None)
        self.told.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        for widget, role in ((self.forgotten, "link"), (self.told, "muted")):
            style.emphasise(widget, role)
        column = QVBoxLayout(self)
        text = self._words._("Passphrase of {name}:", name=self._path.name)
        label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
        label.setBuddy(self.line)
        for part in (label, self.line, self.told):
            column.addWidget(part)
        column.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.buttons)


def ask_unlock(path: Path, words: Words) -> Path | None:
    """Ask for what opens a start's database; return what then opens, None when the person leaves."""
    if is_server(path):
        from ui.dialogs.open_server import ask_server

        return ask_server(path, words)
    tasks = Tasks()
    dialog = UnlockDialog(path, words, words._("Quit"), tasks)
    try:
        return path if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        tasks.close()
        dialog.deleteLater()
