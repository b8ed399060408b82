"""What every page shares: the open database, the open case, the language and the workers."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from db.database import Database
from db.settings import SettingsStore
from db.tally import Tally, tally
from planner.office import Counsellor
from planner.words import N_
from ui import holding
from ui.document import CaseDocument
from ui.language import Language
from ui.opened_papers import OpenedPapers
from ui.reading import Reading
from ui.settings import Settings
from ui.tasks import Running, Tasks

if TYPE_CHECKING:
    from db.cases import CaseStore
    from planner.case import Case
    from planner.catalogue import Catalogue
    from planner.finding import MeasureFinder, ProgramFinder, TradeFinder
    from planner.pathway.result import Proposal, Result

READING = N_("Reading the catalogue…")
NOT_STORED = 0
# Files, lists and imports wait neither for a search nor much for each other.
SIDE_WORKERS = 3


@dataclass(frozen=True)
class Opened:
    """A database that is open: its stores, and what is read from it; the catalogue when first asked for."""

    database: Database
    counsellor: Counsellor
    reading: "Reading[Catalogue]"

    def with_catalogue(self, catalogue: "Catalogue") -> "Opened":
        """Return the same database with another catalogue in force."""
        return replace(self, reading=Reading(lambda: catalogue))

    def close(self) -> None:
        """Close the database, and leave it to other windows."""
        self.database.close()
        holding.let_go(self.database.path)

    @property
    def catalogue(self) -> "Catalogue":
        """Return the catalogue as it was read; the first to ask reads it."""
        return self.reading()

    @cached_property
    def cases(self) -> "CaseStore":
        """Return the store of the cases."""
        from db.cases import CaseStore

        return CaseStore(self.database)

    @cached_property
    def profile(self) -> SettingsStore:
        """Return the store of the small values."""
        return SettingsStore(self.database)

    @cached_property
    def finder(self) -> "TradeFinder":
        """Return the search of the occupations by what people call them."""
        from planner.finding import TradeFinder

        return TradeFinder(self.catalogue)

    @cached_property
    def program_finder(self) -> "ProgramFinder":
        """Return the search of the programmes and activities."""
        from planner.finding import ProgramFinder

        return ProgramFinder(self.catalogue)

    @cached_property
    def measure_finder(self) -> "MeasureFinder":
        """Return the search of the funding measures."""
        from planner.finding import MeasureFinder

        return MeasureFinder(self.catalogue)


class Session(QObject):
    """One person's work at one window; pages read it, and ask for each other by `go`."""

    go = Signal(str)
    asked_card = Signal(object)
    asked_command = Signal(str)
    leaving = Signal()
    filter_cases = Signal(str)
    said = Signal(str)
    failed = Signal(object)
    locked = Signal(object, str)
    cases_changed = Signal()
    # The law had cases destroyed, here or in what was merged.
    cases_destroyed = Signal()
    database_changed = Signal()
    # How many conflicts wait for a choice.
    to_decide = Signal(int)
    counsellor_changed = Signal()
    catalogue_changed = Signal()

    def __init__(
        self,
        opened: Opened,
        language: Language,
        settings: Settings,
        tasks: type[Tasks] = Tasks,
    ) -> None:
        super().__init__()
        self.opened, self.language, self.settings = opened, language, settings
        self.document = CaseDocument(self, lambda text, **values: self.language.words._(text, **values))
        language.changed.connect(self.document.retranslate)
        self.search_tasks, self.store_tasks = tasks(self), tasks(self)
        self.side_tasks = tasks(self, SIDE_WORKERS)
        # Pages are drawn by one thread at a time, and nothing of the store waits for them.
        self.paper_tasks = tasks(self)
        self.opened_papers = OpenedPapers(settings.folder / "opened")
        self.cases_destroyed.connect(self.opened_papers.sweep)
        self.today: Callable[[], date] = date.today
        # What comes on the lists of cases and leaves them; the edits of a case are the document's.
        self.list_steps = QUndoStack(self)
        self.database_changed.connect(self.list_steps.clear)
        self._found: tuple[str, tuple[Proposal, ...]] = ("", ())
        self._waiting: list[Callable[[], object]] | None = None
        self._tally: Tally | None = None
        for changed in (self.cases_changed, self.database_changed):
            changed.connect(self._count_anew)

    def read_beside(self) -> None:
        """Read the catalogue beside the window; what needs it meanwhile waits in `when_read`."""
        self._waiting = []
        self.store_tasks.follow(READING, self._read, self._is_read)

    def when_read(self, act: Callable[[], object]) -> None:
        """Do what needs the catalogue: now, or as soon as the reading that is under way has ended."""
        if self._waiting is None:
            act()
        else:
            self._waiting.append(act)

    def keep_found(self, case: "Case", result: "Result | None") -> None:
        """Keep what the search found for a case, for the papers that compare pathways."""
        self._found = case.id, result.proposals if result else ()

    def found(self, case: "Case") -> "tuple[Proposal, ...]":
        """Return the pathways found for a case; none when another case was searched since."""
        return self._found[1] if self._found[0] == case.id else ()

    @property
    def all_tasks(self) -> tuple[Tasks, ...]:
        """Return those who work: for the search, the store and the paper, and for what is none of these."""
        return self.search_tasks, self.store_tasks, self.paper_tasks, self.side_tasks

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
        if self._tally is None:
            self._tally = tally(self.database)
        return self._tally

    @property
    def catalogue(self) -> "Catalogue":
        """Return the catalogue in force, as last read from the database."""
        return self.opened.catalogue

    @property
    def offered(self) -> "Catalogue":
        """Return the catalogue in force, with what recognition shortens for the open client."""
        from planner.recognition import with_recognition

        case = self.document.case
        return with_recognition(case, self.catalogue) if case else self.catalogue

    @property
    def counsellor(self) -> Counsellor:
        """Return who works here."""
        return self.opened.counsellor

    def save_counsellor(self, counsellor: Counsellor) -> None:
        """Keep another profile of the counsellor and the office."""
        self.opened.profile.save_counsellor(counsellor)
        self.opened = replace(self.opened, counsellor=counsellor)
        self.counsellor_changed.emit()

    def use(self, opened: Opened) -> None:
        """Work on another database; no case is open in it yet."""
        self.document.close()
        self.opened.close()
        self.opened = opened
        self.database_changed.emit()
        self.counsellor_changed.emit()
        self.cases_changed.emit()

    def open_case(self, case_id: str, page: str = "plan") -> None:
        """Read a case beside the window, show it and go to a page; what is open is written first."""
        self.leaving.emit()
        self.store_tasks.run(lambda: self.cases.load(case_id), lambda done: self._show(done, page))

    def new_case(self, target: str = "", page: str = "intake") -> None:
        """Show an empty case, and go to a page; it is written after its first edit."""
        self.leaving.emit()
        make = partial(_new_case, target, self.today(), self.counsellor)
        # Behind what the worker still writes, so that a failed save is known before its case is put away.
        self.store_tasks.run(lambda: (make(), NOT_STORED), lambda done: self._show(done, page))

    def note_access(self, what: str, detail: str = "") -> None:
        """Write in the access journal what is done with the open case; samples are nobody's."""
        from db.registers.access import note_access

        case, database, who = self.document.case, self.database, self.counsellor
        if case is not None and not case.sample and self.document.version != NOT_STORED:
            self.store_tasks.run(
                lambda: note_access(database, who, what, (case.id,), detail), lambda done: self.answer(done)
            )

    def close_case(self) -> None:
        """Put the open case away, once it is written."""
        self.leaving.emit()
        self.store_tasks.run(lambda: None, lambda done: self._put_away())

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

    def _read(self, running: Running) -> "Catalogue":
        """Have at hand what the first page asked for needs: the store of the cases, and the catalogue."""
        _ = self.opened.cases
        return self.opened.catalogue

    def _count_anew(self) -> None:
        self._tally = None

    def _is_read(self, done: "Future[Catalogue]") -> None:
        waiting, self._waiting = self._waiting or [], None
        # What waited would only fail in its turn: why it cannot be is said once.
        if self.answer(done) is not None:
            for act in waiting:
                act()

    def _show(self, done: "Future[tuple[Case, int]]", page: str) -> None:
        from planner.registers import OPENED

        if (found := self.answer(done)) is not None and self.may_leave():
            self.document.open(*found)
            self.note_access(OPENED)
            self.go.emit(page)

    def may_leave(self) -> bool:
        """Say whether what is on screen is written; if not, tell the person that it stays."""
        if not self.document.is_saved:
            self.said.emit(self.language.words._("The file on screen is not saved yet: it stays open."))
        return self.document.is_saved

    def _put_away(self) -> None:
        if self.document.case is not None and self.may_leave():
            self.document.close()
            self.go.emit("clients")


def _new_case(target: str, today: date, counsellor: Counsellor) -> "Case":
    from planner.case import Case, Preferences, Target
    from planner.dates import monday_from
    from planner.keeping import Keeping

    preferences = Preferences(monday_from(today + timedelta(days=1)))
    return Case(preferences, target=Target(target), created=today, keeping=Keeping(counsellor.name))
