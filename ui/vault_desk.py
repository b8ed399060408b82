"""Joins the window to the encryption of its database: protected, given new secrets, opened."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from db import keys
from planner.words import N_, Words
from ui import failures, opening
from ui.locking import Locking
from ui.session import Opened, Session
from ui.widgets.notice import Notice, Way

if TYPE_CHECKING:
    from ui.dialogs.new_passphrase import NewPassphraseDialog

PLAIN = "plain database"
WORKING = N_("Encrypting the database…")


class VaultDesk(QObject):
    """Asks what the person must say, and has it done by the store's worker."""

    def __init__(self, window: QWidget, session: Session, locking: Locking, notice: Notice) -> None:
        super().__init__(window)
        self._window, self._session, self._locking, self._notice = window, session, locking, notice
        self._real = session.tally.real
        session.locked.connect(self.unlock)
        session.database_changed.connect(self.warn)
        session.cases_changed.connect(self._warn_of_first)
        session.language.changed.connect(self._warn_anew)

    def show(self) -> None:
        """Show how the database is protected, and what can be done."""
        from ui.dialogs.protection import ProtectionDialog

        settings = self._session.settings
        dialog = ProtectionDialog(self._is_sealed, settings.values.lock_minutes, self._words, self._window)
        doings = {
            "protect": self.protect,
            "change": self.change,
            "code": self.renew_code,
            "lock": self._locking.lock,
        }
        dialog.asked.connect(lambda name: doings[name]())
        dialog.waited.connect(self._wait)
        dialog.open()

    def lock(self) -> None:
        """Lock now, or say why that cannot be."""
        if self._is_sealed:
            self._locking.lock()
        else:
            self.show()

    def protect(self) -> None:
        """Encrypt the open database."""
        words = self._words
        text = words._(
            "The database is copied into an encrypted one, compared with it row by row, and put in its "
            "place. From then on it opens only with the passphrase, here and in every copy."
        )
        dialog = self._ask(words._("Protect this database"), text)
        dialog.given.connect(lambda _, passphrase: self._protect(dialog, passphrase))
        dialog.open()

    def change(self) -> None:
        """Give the open database another passphrase."""
        from ui.widgets.passphrase_field import PassphraseField

        words = self._words
        text = words._(
            "The backup copies beside the database take the new passphrase too. Copies kept elsewhere "
            "keep the former one."
        )
        dialog = self._ask(
            words._("Change the passphrase"), text,
            (words._("&Present passphrase"), PassphraseField(words, words._("Present passphrase"))),
        )  # fmt: skip
        dialog.given.connect(partial(self._change, dialog))
        dialog.open()

    def renew_code(self) -> None:
        """Give the open database another recovery code."""
        from db.vault.doors import change_code
        from ui.dialogs.unlock import UnlockDialog

        words = self._words
        dialog = UnlockDialog(
            self._path, words, words._("Cancel"), self._session.store_tasks, self._window,
            partial(change_code, self._path),
        )  # fmt: skip
        dialog.setWindowTitle(words._("New recovery code"))
        dialog.opened.connect(lambda code: self._show_code(code, self._path, lambda: None))
        dialog.open()

    def new_database(self) -> None:
        """Ask where a new encrypted database goes, and its passphrase."""
        from ui.dialogs.open_database import ask_new_database

        words = self._words
        path = ask_new_database(self._path.parent, words, self._window)
        if path is not None:
            text = words._("Without this passphrase or the recovery code, nobody opens the database.")
            dialog = self._ask(words._("New encrypted database"), text)
            dialog.given.connect(lambda _, passphrase: self._make(dialog, path, passphrase))
            dialog.open()

    def unlock(self, path: Path, page: str) -> None:
        """Ask for the passphrase of another database, then open it beside the window."""
        from ui.dialogs.unlock import UnlockDialog

        words = self._words
        dialog = UnlockDialog(path, words, words._("Cancel"), self._session.store_tasks, self._window)
        dialog.accepted.connect(partial(opening.open_beside, self._session, path, page))
        dialog.open()

    def warn(self) -> None:
        """Say that real clients lie in a database that is not encrypted, if it is so."""
        self._real = self._session.tally.real
        if self._is_sealed:
            self._notice.settle(PLAIN)
        elif self._real:
            words = self._words
            text = words._(
                "Real clients are in a database that is not encrypted: protect it by a passphrase."
            )
            self._notice.say(text, Way(words._("Protect…"), self.protect), about=PLAIN)

    def _warn_of_first(self) -> None:
        if not self._real and not self._locking.is_locked:
            self.warn()

    def _warn_anew(self) -> None:
        """Say the warning that is on show in the language that was chosen."""
        if self._notice.tells(PLAIN):
            self.warn()

    def _protect(self, dialog: "NewPassphraseDialog", passphrase: str) -> None:
        from ui.vault_work import protected

        session = self._session
        session.leaving.emit()
        work = partial(protected, session.database, passphrase)
        running = session.store_tasks.follow(WORKING, work, partial(self._protected, dialog))
        session.store_tasks.progressed.connect(lambda told: dialog.show_progress(told.fraction))
        dialog.left.connect(running.cancel)

    def _protected(self, dialog: "NewPassphraseDialog", done: Future[tuple[str, tuple[Path, ...]]]) -> None:
        if not self._answered(dialog, done):
            return
        code, plain = done.result()
        self._session.cases_changed.emit()
        self.warn()
        self._locking.wait()
        self._show_code(code, self._path, lambda: self._ask_destroy(plain))

    def _ask_destroy(self, plain: tuple[Path, ...]) -> None:
        from ui.dialogs.plain_left import ask_destroy
        from ui.vault_work import destroyed

        tasks = self._session.store_tasks
        work = partial(destroyed, plain, self._path)
        ask_destroy(plain, self._words, self._window, lambda: tasks.run(work, self._session.answer))

    def _change(self, dialog: "NewPassphraseDialog", former: str, passphrase: str) -> None:
        from db.vault.doors import change_passphrase

        work = partial(change_passphrase, self._path, former, passphrase)
        self._session.store_tasks.run(work, partial(self._changed, dialog))

    def _changed(self, dialog: "NewPassphraseDialog", done: Future[None]) -> None:
        if self._answered(dialog, done):
            self._session.said.emit(self._words._("The passphrase is changed."))

    def _make(self, dialog: "NewPassphraseDialog", path: Path, passphrase: str) -> None:
        from ui.vault_work import made

        work = partial(made, path, passphrase, self._session.today())
        self._session.store_tasks.run(work, partial(self._made, dialog))

    def _made(self, dialog: "NewPassphraseDialog", done: Future[tuple[str, Opened]]) -> None:
        if self._answered(dialog, done):
            code, found = done.result()
            found.database.close()
            path = found.database.path
            self._show_code(code, path, partial(opening.open_beside, self._session, path))

    def _answered(self, dialog: "NewPassphraseDialog", done: Future[Any]) -> bool:
        """Close the dialog when the work is done; else say why not, or leave when it was stopped."""
        from db.vault.protecting import Stopped

        error = done.exception()
        if error is None:
            dialog.finish()
        elif isinstance(error, Stopped):
            dialog.finish_without()
        else:
            dialog.fail(failures.sentence(error, self._words))
        return error is None

    def _show_code(self, code: str, path: Path, then: Callable[[], object]) -> None:
        from ui.dialogs.recovery_code import RecoveryCodeDialog

        dialog = RecoveryCodeDialog(code, str(path), self._words, self._window)
        dialog.done_with.connect(lambda: then())
        dialog.open()

    def _ask(
        self, title: str, text: str, secret: tuple[str, QLineEdit] | None = None
    ) -> "NewPassphraseDialog":
        from ui.dialogs.new_passphrase import NewPassphraseDialog

        return NewPassphraseDialog(title, text, self._words, secret, self._window)

    @property
    def _words(self) -> Words:
        return self._session.language.words

    @property
    def _path(self) -> Path:
        return self._session.database.path

    @property
    def _is_sealed(self) -> bool:
        return keys.is_sealed(self._path)

    def _wait(self, minutes: int) -> None:
        self._session.settings.put(lock_minutes=minutes)
        self._locking.wait()
