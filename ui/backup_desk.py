"""Joins the window to the backups of its database: made each day, listed, gone back to."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.database import Database
from planner.errors import PlannerError
from planner.words import N_
from ui import failures, opening
from ui.daily_backup import DailyBackup
from ui.opened import Opened
from ui.session import Session
from ui.tasks import Running
from ui.widgets.notice import Notice, Way

if TYPE_CHECKING:
    from db.backups import Backup
    from db.restoring import Restored

RESTORING = N_("Going back to a backup…")
DAMAGE = ("database-damaged", "not-a-database", "database-lost", "vault-other-key")


class BackupDesk(QObject):
    """Has backups made and gone back to by the store's worker."""

    def __init__(self, window: QWidget, session: Session, notice: Notice) -> None:
        super().__init__(window)
        self._window, self._session, self._notice = window, session, notice
        self._daily = DailyBackup(self, session)
        session.failed.connect(self._offer)

    def keep_daily(self) -> None:
        """Make the backup of each day from now on."""
        self._daily.keep()

    def show(self) -> None:
        """List the backups of the open database."""
        if self._session.database.is_server:
            self._session.failed.emit(PlannerError("server-no-file"))
            return
        from db.backups import kept

        path = self._session.database.path
        self._run(lambda: kept(path), partial(self._list, path))

    def restore(self, backup: "Backup", path: Path | None = None) -> None:
        """Go back to a backup of the open database, or of another one, once what is on screen is saved."""
        self._session.leaving.emit()
        place = path or self._session.database.path
        # Behind what the worker still writes.
        self._session.store_tasks.run(lambda: None, lambda _: self._begin(place, backup))

    def _begin(self, path: Path, backup: "Backup") -> None:
        if self._session.may_leave():
            work = partial(_restored, path, backup, self._session.database)
            self._session.store_tasks.follow(RESTORING, work, partial(self._restored, backup))

    def _restored(self, backup: "Backup", done: "Future[tuple[Restored, Opened]]") -> None:
        if (found := self._session.answer(done)) is None:
            return
        before, opened_now = found
        self._session.settings.remember(opened_now.database.path)
        self._session.use(opened_now)
        self._session.go.emit("clients")
        self._tell(backup, before)

    def _tell(self, backup: "Backup", done: "Restored") -> None:
        from ui.models.backup_words import moment_words

        words = self._session.language.words
        said = words._("The database is again as it was: {moment}.", moment=moment_words(backup, words))
        if done.before:
            back = Way(words._("Undo"), partial(self.restore, done.before))
            self._notice.say(said, back, role="good")
        else:
            aside = words._("The damaged file was kept: {path}", path=done.aside) if done.aside else ""
            self._notice.say(f"{said} {aside}".strip(), role="good")

    def _list(self, path: Path, found: "tuple[Backup, ...]") -> None:
        from db.backups import folder_of
        from ui.dialogs.restore_backup import RestoreDialog

        dialog = RestoreDialog(found, folder_of(path), self._session.language.words, self._window)
        dialog.chosen.connect(self.restore)
        dialog.open()

    def _offer(self, error: object) -> None:
        """Offer the newest verified backup of a database that turned out damaged."""
        if isinstance(error, PlannerError) and error.code in DAMAGE:
            path = Path(str(error.details.get("path", "")))
            from db.backups import newest_verified

            self._run(lambda: newest_verified(path), partial(self._say_offer, error, path))

    def _say_offer(self, error: PlannerError, path: Path, found: "Backup | None") -> None:
        if found is not None:
            from ui.models.backup_words import moment_words

            words = self._session.language.words
            label = words._("Restore the backup of {moment}", moment=moment_words(found, words))
            way = Way(label, partial(self.restore, found, path))
            self._notice.say(failures.sentence(error, words), way, role="fault")

    def _run(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Work beside the window, and go on with what it brings; say why when it fails."""

        def answered(done: Future[Any]) -> None:
            error = done.exception()
            if error is not None:
                self._session.failed.emit(error)
            else:
                then(done.result())

        self._session.store_tasks.run(work, answered)


def _restored(
    path: Path, backup: "Backup", database: Database, running: Running
) -> "tuple[Restored, Opened]":
    from db.restoring import restore

    def tell(done: int, total: int) -> None:
        if running.stopped():
            raise PlannerError("restore-stopped")
        running.progress("", done / total)

    # A file that is put aside must be closed first: closing it later would take the journal of the new one.
    database.close()
    done = restore(path, backup, tell=tell)
    return done, opening.opened(path)
