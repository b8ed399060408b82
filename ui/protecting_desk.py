"""The open database made an encrypted one: its passphrase asked, the work followed, plain files left."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.words import N_
from ui.session import Session
from ui.vault_steps import ask_passphrase, is_done, show_code

if TYPE_CHECKING:
    from ui.dialogs.new_passphrase import NewPassphraseDialog

WORKING = N_("Encrypting the database…")


class ProtectingDesk(QObject):
    """Asks for the passphrase, has the database encrypted by the store's worker, and shows its code."""

    protected = Signal()

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session

    def begin(self) -> None:
        """Encrypt the open database."""
        words = self._session.language.words
        text = words._(
            "The database is copied into an encrypted one, compared with it row by row, and put in its "
            "place. From then on it opens only with the passphrase, here and in every copy."
        )
        dialog = ask_passphrase(self._window, words, words._("Protect this database"), text)
        dialog.given.connect(lambda _, passphrase: self._protect(dialog, passphrase))
        dialog.open()

    def _protect(self, dialog: "NewPassphraseDialog", passphrase: str) -> None:
        from ui.vault_work import protected

        session = self._session
        session.leaving.emit()
        work = partial(protected, session.database, passphrase)
        running = session.store_tasks.follow(WORKING, work, partial(self._protected, dialog))
        session.store_tasks.progressed.connect(lambda told: dialog.show_progress(told.fraction))
        dialog.left.connect(running.cancel)

    def _protected(self, dialog: "NewPassphraseDialog", done: Future[tuple[str, tuple[Path, ...]]]) -> None:
        session, words = self._session, self._session.language.words
        if not is_done(dialog, done, words):
            return
        from db.drafts import seal

        code, plain = done.result()
        session.store_tasks.run(partial(seal, session.settings.drafts, session.database.path), session.answer)
        session.cases_changed.emit()
        self.protected.emit()
        show_code(self._window, words, code, session.database.path, lambda: self._ask_destroy(plain))

    def _ask_destroy(self, plain: tuple[Path, ...]) -> None:
        from ui.dialogs.plain_left import ask_destroy
        from ui.vault_work import destroyed

        session = self._session
        tasks, words = session.store_tasks, session.language.words
        work = partial(destroyed, plain, session.database.path)
        ask_destroy(plain, words, self._window, lambda: tasks.run(work, session.answer))
