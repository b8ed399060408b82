"""What every page shares: the open database, the open case, the language and the two workers."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.cases import CaseStore
from db.database import Database
from db.registers.access import note_access
from db.settings import SettingsStore
from planner.case import Case, Preferences, Target
from planner.catalogue import Catalogue
from planner.dates import monday_from
from planner.finding import MeasureFinder, ProgramFinder, TradeFinder
from planner.keeping import Keeping
from planner.office import Counsellor
from planner.pathway.result import Proposal, Result
from planner.recognition import with_recognition
from planner.registers import OPENED
from ui.document import CaseDocument
from ui.language import Language
from ui.settings import Settings
from ui.tasks import Tasks

NOT_STORED = 0


@dataclass(frozen=True)
class Opened:
    """A database that is open: its stores, and what was read from it."""

    database: Database
    cases: CaseStore
    profile: SettingsStore
    catalogue: Catalogue
    counsellor: Counsellor

    @cached_property
    def finder(self) -> TradeFinder:
        """Return the search of the occupations by what people call them."""
        return TradeFinder(self.catalogue)

    @cached_property
    def program_finder(self) -> ProgramFinder:
        """Return the search of the programmes and activities."""
        return ProgramFinder(self.catalogue)

    @cached_property
    def measure_finder(self) -> MeasureFinder:
        """Return the search of the funding measures."""
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
    database_changed = Signal()
    counsellor_changed = Signal()
    catalogue_changed = Signal()

    def __init__(
        self,
        opened: Opened,
        language: Language,
        settings: Settings,
        tasks: Callable[[QObject], Tasks] = Tasks,
    ) -> None:
        super().__init__()
        self.opened, self.language, self.settings = opened, language, settings
        self.document = CaseDocument(self, lambda text, **values: self.language.words._(text, **values))
        language.changed.connect(self.document.retranslate)
        self.search_tasks, self.store_tasks = tasks(self), tasks(self)
        self.today: Callable[[], date] = date.today
        self._found: tuple[str, tuple[Proposal, ...]] = ("", ())

    def keep_found(self, case: Case, result: Result | None) -> None:
        """Keep what the search found for a case, for the papers that compare pathways."""
        self._found = case.id, result.proposals if result else ()

    def found(self, case: Case) -> tuple[Proposal, ...]:
        """Return the pathways found for a case; none when another case was searched since."""
        return self._found[1] if self._found[0] == case.id else ()

    @property
    def database(self) -> Database:
        """Return the open database."""
        return self.opened.database

    @property
    def cases(self) -> CaseStore:
        """Return the store of the cases."""
        return self.opened.cases

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue in force, as last read from the database."""
        return self.opened.catalogue

    @property
    def offered(self) -> Catalogue:
        """Return the catalogue in force, with what recognition shortens for the open client."""
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
        self.database.close()
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
        start = monday_from(self.today() + timedelta(days=1))
        case = Case(Preferences(start), target=Target(target), created=self.today())
        case = replace(case, keeping=Keeping(self.counsellor.name))
        # Behind what the worker still writes, so that a failed save is known before its case is put away.
        self.store_tasks.run(lambda: (case, NOT_STORED), lambda done: self._show(done, page))

    def note_access(self, what: str, detail: str = "") -> None:
        """Write in the access journal what is done with the open case; samples are nobody's."""
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
        """End both workers, then close the database."""
        self.search_tasks.close()
        self.store_tasks.close()
        self.database.close()

    def answer(self, done: Future[Any]) -> Any:
        """Return what a future brings, or say why it failed and return None."""
        error = done.exception()
        if error is not None:
            self.failed.emit(error)
            return None
        return done.result()

    def _show(self, done: Future[tuple[Case, int]], page: str) -> None:
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
