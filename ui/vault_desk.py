"""Joins the window to the encryption of its database: protected, given new secrets, opened."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db import keys
from db.server.address import is_server
from planner.errors import PlannerError
from planner.words import Words
from ui import opening
from ui.databases import beside
from ui.locking import Locking
from ui.opened import Opened
from ui.plain_warning import PlainWarning
from ui.protecting_desk import ProtectingDesk
from ui.session import Session
from ui.vault_steps import ask_passphrase, is_done, show_code
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.dialogs.new_passphrase import NewPassphraseDialog


class VaultDesk(QObject):
    """Asks what the person must say, and has it done by the store's worker."""

    def __init__(self, window: QWidget, session: Session, locking: Locking, notice: Notice) -> None:
        super().__init__(window)
        self._window, self._session, self._locking = window, session, locking
        self._protecting = ProtectingDesk(window, session)
        self.protect = self._protecting.begin
        self._warning = PlainWarning(self, session, locking, notice, self.protect)
        self.warn = self._warning.look
        self._protecting.protected.connect(self.warn)
        self._protecting.protected.connect(locking.wait)
        session.locked.connect(self.unlock)

    def show(self) -> None:
        """Show how the database is protected, and what can be done."""
        if self._session.database.is_server:
            self._session.failed.emit(PlannerError("server-no-file"))
            return
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

    def change(self) -> None:
        """Give the open database another passphrase."""
        from ui.widgets.passphrase_field import PassphraseField

        words = self._words
        text = words._(
            "The backup copies beside the database take the new passphrase too. Copies kept elsewhere "
            "keep the former one."
        )
        dialog = ask_passphrase(self._window, words,
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
        dialog.opened.connect(
            lambda code: show_code(self._window, self._words, code, self._path, lambda: None)
        )
        dialog.open()

    def new_database(self) -> None:
        """Ask where a new encrypted database goes, and its passphrase."""
        from ui.dialogs.open_database import ask_new_database

        words = self._words
        path = ask_new_database(beside(self._path), words, self._window)
        if path is not None:
            text = words._("Without this passphrase or the recovery code, nobody opens the database.")
            dialog = ask_passphrase(self._window, words, words._("New encrypted database"), text)
            dialog.given.connect(lambda _, passphrase: self._make(dialog, path, passphrase))
            dialog.open()

    def unlock(self, path: Path, page: str) -> None:
        """Ask for the passphrase of another database, then open it beside the window."""
        if is_server(path):
            return
        from ui.dialogs.unlock import UnlockDialog

        words = self._words
        dialog = UnlockDialog(path, words, words._("Cancel"), self._session.store_tasks, self._window)
        dialog.accepted.connect(partial(opening.open_beside, self._session, path, page))
        dialog.open()

    def _change(self, dialog: "NewPassphraseDialog", former: str, passphrase: str) -> None:
        from db.vault.doors import change_passphrase

        work = partial(change_passphrase, self._path, former, passphrase)
        self._session.store_tasks.run(work, partial(self._changed, dialog))

    def _changed(self, dialog: "NewPassphraseDialog", done: Future[None]) -> None:
        if is_done(dialog, done, self._words):
            self._session.said.emit(self._words._("The passphrase is changed."))

    def _make(self, dialog: "NewPassphraseDialog", path: Path, passphrase: str) -> None:
        from ui.vault_work import made

        work = partial(made, path, passphrase)
        self._session.store_tasks.run(work, partial(self._made, dialog))

    def _made(self, dialog: "NewPassphraseDialog", done: Future[tuple[str, Opened]]) -> None:
        if is_done(dialog, done, self._words):
            code, found = done.result()
            found.close()
            path = found.database.path
            show_code(
                self._window, self._words, code, path, partial(opening.open_beside, self._session, path)
            )

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
