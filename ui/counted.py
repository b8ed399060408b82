"""How many files the open database holds, as of the last change of its lists."""

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.database import Database
from db.tally import Tally, tally

if TYPE_CHECKING:
    from ui.workplace import Workplace


class Counted(QObject):
    """Counts a file of this computer at once, and a server beside the window: `changed` says that it did."""

    changed = Signal()

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._tally: Tally | None = None
        workplace.cases_changed.connect(self._count_anew)
        workplace.database_changed.connect(self._forget)

    @property
    def tally(self) -> Tally:
        """Return the count; of a server, until it is counted again, the one before."""
        if self._tally is None:
            self._tally = tally(self._workplace.database)
        return self._tally

    def _count_anew(self) -> None:
        database = self._workplace.database
        if self._tally is None or not database.is_server:
            self._forget()
            return
        self._workplace.store_tasks.run(partial(tally, database), partial(self._take, database))

    def _take(self, counted: Database, done: Future[Tally]) -> None:
        found = self._workplace.answer(done)
        # Another database may be open by then.
        if counted is self._workplace.database and found is not None and found != self._tally:
            self._tally = found
            self.changed.emit()

    def _forget(self) -> None:
        self._tally = None
