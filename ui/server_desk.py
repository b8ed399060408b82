"""Joins the window to the office server: asked for, opened beside it, looked at for what others wrote."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from db.server.address import is_server
from ui import opening
from ui.rereading import reread
from ui.session import Session

if TYPE_CHECKING:
    from db.database import Database
    from db.news import News
    from planner.catalogue import Catalogue

LOOK_MS = 5_000


class ServerDesk(QObject):
    """Opens servers, and reads again what somebody else wrote on the one that is open."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._last: News | None = None
        self._looking = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        session.locked.connect(self._unlock)
        session.database_changed.connect(self._follow)
        self._follow()

    def ask(self) -> None:
        """Ask for a server, the one opened last proposed, and open it beside the window."""
        recent = (Path(text) for text in self._session.settings.values.recent)
        self._ask(next((path for path in recent if is_server(path) and path.exists()), None), "clients")

    def look(self) -> None:
        """Look beside the window whether somebody wrote; what is on screen and saved is read again then."""
        if not self._looking and self._window.isVisible():
            self._looking = True
            database = self._session.database
            self._session.store_tasks.run(lambda: _news(database), lambda done: self._looked(database, done))

    def _looked(self, database: "Database", done: "Future[News]") -> None:
        self._looking = False
        is_past = database is not self._session.database or not self._window.isVisible()
        # A server that does not answer is said by what is saved or read; looking is not worth a word.
        if is_past or done.exception() is not None:
            return
        last, self._last = self._last, done.result()
        if last and last.save != self._last.save:
            reread(self._session)
        if last and last.catalogue != self._last.catalogue:
            self._session.store_tasks.run(lambda: _catalogue(database), self._use_catalogue)

    def _use_catalogue(self, done: "Future[Catalogue]") -> None:
        """Go on with the catalogue that a colleague changed."""
        if (found := self._session.answer(done)) is not None:
            opening.use_catalogue(self._session, found)

    def _follow(self) -> None:
        """Look from time to time while a server is open."""
        self._last = None
        if self._session.database.is_server:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def _unlock(self, path: Path, page: str) -> None:
        if is_server(path):
            self._ask(path, page)

    def _ask(self, card: Path | None, page: str) -> None:
        from ui.dialogs.open_server import OpenServerDialog

        session = self._session
        dialog = OpenServerDialog(card, session.language.words, session.store_tasks, self._window)
        dialog.found.connect(lambda found: opening.open_beside(session, found, page))
        dialog.open()


def _news(database: "Database") -> "News":
    from db.news import news

    return news(database)


def _catalogue(database: "Database") -> "Catalogue":
    from db.catalogue import CatalogueStore

    return CatalogueStore(database).load()
