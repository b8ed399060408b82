"""The backup of each day, made while the store has nothing to do: what a person asks for comes first."""

from concurrent.futures import Future
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from db import keys
from db.connection import Stopped
from db.database import Database
from planner.words import N_
from ui.session import Session
from ui.tasks import Running

MAKING = N_("Making the backup of the day…")
# How long the store rests before what gave way begins anew, and how often it gives way at most.
REST_MS, TURNS = 2_000, 5


class DailyBackup(QObject):
    """Has the backup of each day made by the store's worker, and broken off for what is asked meanwhile."""

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._day: tuple[Path, date] | None = None
        self._is_due, self._turns = False, 0
        self._running: Running | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)

    def keep(self) -> None:
        """Make it from now on: as soon as may be, when another is opened, at a day’s first save."""
        session = self._session
        for changed in (session.database_changed, session.cases_changed):
            changed.connect(self._look)
        session.store_tasks.waiting.connect(self._give_way)
        self._look()

    def _look(self) -> None:
        database, today = self._session.database, self._session.today()
        if database.is_server:
            return
        waits = keys.is_sealed(database.path) and keys.held(database.path) is None
        if not waits and self._day != (database.path, today):
            self._day = database.path, today
            self._is_due, self._turns = True, 0
            self._begin()

    def _begin(self) -> None:
        """Begin if the store has nothing to do; else when it rests."""
        if self._is_due and not self._session.store_tasks.is_waiting:
            self._is_due = False
            work = partial(_kept_for_today, self._session.database)
            running = self._session.store_tasks.follow(MAKING, work, self._ended)
            self._running = running if running in self._session.store_tasks.running else None

    def _give_way(self, is_waiting: bool) -> None:
        """Break off for what is asked of the store; begin anew once all of it is answered."""
        if self._running is not None and is_waiting and self._turns < TURNS:
            self._is_due = True
            self._running.cancel()
        elif self._is_due:
            self._rest.start()

    def _ended(self, done: Future[None]) -> None:
        self._running = None
        error = done.exception()
        if isinstance(error, Stopped):
            # By what was asked meanwhile, unless by the person: then this day has none.
            self._turns += 1
        else:
            self._is_due = False
            self._session.answer(done)


def _kept_for_today(database: Database, running: Running) -> None:
    """End a destruction that was interrupted, then make the backup of the day.

    The cleansing comes first: what gives way begins anew, while a backup that is made is not due again.
    """
    from db.backups import daily, is_due
    from db.exchange.cleansing import cleanse_backups
    from db.exchange.purging import end_interrupted
    from db.exchange.share import part

    def tell(done: int, total: int) -> None:
        if running.stopped():
            raise Stopped
        running.progress("", done / total)

    end_interrupted(database, part(tell, 0.0, 0.4))
    if is_due(database.path):
        cleanse_backups(database, part(tell, 0.4, 0.8))
        daily(database.path, stopped=running.stopped)
