"""The open database, who works in it, and the workers that do what takes long."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db.database import Database
from db.tally import Tally
from planner.office import Counsellor
from planner.words import N_
from ui import large_office
from ui.breadth import Breadth
from ui.counted import Counted
from ui.opened import Opened
from ui.opened_papers import OpenedPapers
from ui.settings import Settings
from ui.tasks import Running, Tasks

if TYPE_CHECKING:
    from db.cases import CaseStore
    from planner.catalogue import Catalogue

READING = N_("Reading the catalogue…")
# Files, lists and imports wait neither for a search nor much for each other.
SIDE_WORKERS = 3
# The map of all trades, and what would be if, wait neither for the pathways of the case nor for each other.
OTHER_SEARCHES = 2


class Workplace(QObject):
    """One open database at a time, its workers, and what is told when it or its lists change."""

    failed = Signal(object)
    cases_changed = Signal()
    # The law had cases destroyed, here or in what was merged.
    cases_destroyed = Signal()
    database_changed = Signal()
    # How many conflicts wait for a choice.
    to_decide = Signal(int)
    counsellor_changed = Signal()
    catalogue_changed = Signal()

    def __init__(self, opened: Opened, settings: Settings, tasks: type[Tasks] = Tasks) -> None:
        super().__init__()
        self.opened, self.settings = opened, settings
        self.search_tasks, self.store_tasks = tasks(self), tasks(self)
        self.side_tasks, self.what_if_tasks = tasks(self, SIDE_WORKERS), tasks(self, OTHER_SEARCHES)
        # Pages are drawn by one thread at a time, and nothing of the store waits for them.
        self.paper_tasks = tasks(self)
        self.opened_papers = OpenedPapers(settings.folder / "opened")
        self.cases_destroyed.connect(self.opened_papers.sweep)
        self.breadth = Breadth(self)
        self._waiting: list[Callable[[], object]] | None = None
        self.counted = Counted(self)

    @property
    def all_tasks(self) -> tuple[Tasks, ...]:
        """Return those who work: for the searches, the store and the paper, and for what is none of these."""
        searches = self.search_tasks, self.what_if_tasks
        return *searches, self.store_tasks, self.paper_tasks, self.side_tasks

    @property
    def database(self) -> Database:
        """Return the open database."""
        return self.opened.database

    @property
    def cases(self) -> "CaseStore":
        """Return the store of the cases."""
        return self.opened.cases

    @property
    def tally(self) -> Tally:
        """Return how many files the open database holds, as of the last change of its lists."""
        return self.counted.tally

    @property
    def catalogue(self) -> "Catalogue":
        """Return the catalogue in force, as last read from the database."""
        return self.opened.catalogue

    @property
    def counsellor(self) -> Counsellor:
        """Return who works here."""
        return self.opened.counsellor

    def save_counsellor(self, counsellor: Counsellor, then: Callable[[], object] = lambda: None) -> None:
        """Keep another profile of the counsellor and the office, and go on once it is kept."""
        profile = self.opened.profile

        def written() -> Counsellor:
            profile.save_counsellor(counsellor)
            return counsellor

        def kept(found: Counsellor) -> None:
            self.opened = replace(self.opened, counsellor=found)
            self.counsellor_changed.emit()
            then()

        large_office.read(self, written, kept)

    def use(self, opened: Opened) -> None:
        """Work on another database, once nothing is read of the former; one that comes too late is closed."""
        if self.store_tasks.is_closed:
            opened.close()
            return
        self.store_tasks.drain()
        self.opened.close()
        self.opened = opened
        self.database_changed.emit()
        self.counsellor_changed.emit()
        self.cases_changed.emit()

    def read_beside(self) -> None:
        """Read the catalogue beside the window; what needs it meanwhile waits in `when_read`."""
        self._waiting = []
        self.store_tasks.follow(READING, partial(_at_hand, self.opened), self._is_read)

    def when_read(self, act: Callable[[], object]) -> None:
        """Do what needs the catalogue: now, or as soon as the reading that is under way has ended."""
        if self._waiting is None:
            act()
        else:
            self._waiting.append(act)

    def close(self) -> None:
        """End every worker, then close the database."""
        for tasks in self.all_tasks:
            tasks.close()
        self.opened_papers.sweep()
        self.opened.close()

    def answer(self, done: Future[Any]) -> Any:
        """Return what a future brings, or say why it failed and return None."""
        error = done.exception()
        if error is not None:
            self.failed.emit(error)
            return None
        return done.result()

    def _is_read(self, done: "Future[Catalogue]") -> None:
        waiting, self._waiting = self._waiting or [], None
        # What waited would only fail in its turn: why it cannot be is said once.
        if self.answer(done) is not None:
            for act in waiting:
                act()


def _at_hand(opened: Opened, running: Running) -> "Catalogue":
    """Have at hand what the first page asked for needs: the store of the cases, and the catalogue."""
    _ = opened.cases
    return opened.catalogue
