"""What every page shares: the workplace with its open case, what was found for it, and the language."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from planner.office import Counsellor
from ui.document import CaseDocument
from ui.language import Language
from ui.latest import Latest
from ui.named_steps import NamedSteps
from ui.opened import Opened
from ui.settings import Settings
from ui.tasks import Tasks
from ui.workplace import Workplace

if TYPE_CHECKING:
    from planner.case import Case
    from planner.catalogue import Catalogue
    from planner.pathway.result import Proposal, Result

NOT_STORED = 0


class Session(Workplace):
    """One person's work at one window; pages read it, and ask for each other by `go`."""

    go = Signal(str)
    asked_card = Signal(object)
    asked_command = Signal(str)
    leaving = Signal()
    filter_cases = Signal(str)
    # A field of the case, to be gone to.
    asked_field = Signal(str)
    # The names of the fields of the case in which something typed means nothing yet.
    to_correct = Signal(object)
    said = Signal(str)
    # A case is on the lists again; `cases_changed` follows.
    case_back = Signal(str)
    # The open case with what a dialog has of it so far; None once that is kept or given up.
    drafted = Signal(object)
    # Somebody wants to leave the case on screen, which is not written: it stays.
    stays = Signal()
    locked = Signal(object, str)
    # The window was locked, and its database can be read again.
    unlocked = Signal()

    def __init__(
        self,
        opened: Opened,
        language: Language,
        settings: Settings,
        tasks: type[Tasks] = Tasks,
    ) -> None:
        super().__init__(opened, settings, tasks)
        self.language = language
        self.document = CaseDocument(self, language.say)
        language.changed.connect(self.document.retranslate)
        self.today: Callable[[], date] = date.today
        # What comes on the lists of cases and leaves them; the edits of a case are the document's.
        self.list_steps = NamedSteps(language, self)
        for forgotten in (self.list_steps.clear, self.document.left_steps.forget):
            self.database_changed.connect(forgotten)
        self.cases_destroyed.connect(self.document.left_steps.forget)
        self._recognised = Latest(_with_recognition)
        self._found: tuple[str, tuple[Proposal, ...]] = ("", ())

    def use(self, opened: Opened) -> None:
        """Work on another database; no case is open in it yet."""
        self.document.close()
        super().use(opened)

    def close(self) -> None:
        """Forget what can be undone, end every worker, then close the database."""
        self.document.left_steps.forget()
        super().close()

    def keep_found(self, case: "Case", result: "Result | None") -> None:
        """Keep what the search found for a case, for the papers that compare pathways."""
        self._found = case.id, result.proposals if result else ()

    def found(self, case: "Case") -> "tuple[Proposal, ...]":
        """Return the pathways found for a case; none when another case was searched since."""
        return self._found[1] if self._found[0] == case.id else ()

    @property
    def offered(self) -> "Catalogue":
        """Return the catalogue in force, with what recognition shortens for the open client."""
        case = self.document.case
        return self._recognised(case, self.catalogue) if case else self.catalogue

    def open_case(self, case_id: str, page: str = "plan") -> None:
        """Read a case beside the window, show it and go to a page; what is open is written first.

        The case that is open already stays, with all that can be undone, and takes in what others saved.
        """
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
        self.noting(what)(detail)

    def noting(self, what: str) -> "Callable[[str], None]":
        """Return what writes an access of the case that is open now, whatever is open once it is done."""
        case = self.document.case
        if case is None:
            return lambda detail: None
        work = partial(_note, self.opened, what, case, self.document.version)
        return lambda detail: self._note(partial(work, detail))

    def _note(self, work: "Callable[[], None]") -> None:
        self.store_tasks.run(work, self.answer)

    def close_case(self) -> None:
        """Put the open case away, once it is written."""
        self.leaving.emit()
        self.store_tasks.run(lambda: None, lambda done: self._put_away())

    def may_leave(self) -> bool:
        """Say whether what is on screen is written; if not, tell the person that it stays."""
        if not self.document.is_saved:
            self.stays.emit()
        return self.document.is_saved

    def _show(self, done: "Future[tuple[Case, int]]", page: str) -> None:
        from planner.registers import OPENED

        if (found := self.answer(done)) is None:
            return
        if self.document.is_of(found[0]):
            self.document.catch_up(*found)
            self.go.emit(page)
        elif self.may_leave():
            self.document.open(*found)
            self.note_access(OPENED)
            self.go.emit(page)

    def _put_away(self) -> None:
        if self.document.case is not None and self.may_leave():
            self.document.close()
            self.go.emit("clients")


def _with_recognition(case: "Case", catalogue: "Catalogue") -> "Catalogue":
    from planner.recognition import with_recognition

    return with_recognition(case, catalogue)


def _note(opened: Opened, what: str, case: "Case", version: int, detail: str) -> None:
    """Write an access; a case that the store does not hold yet, nobody has."""
    from db.registers.access import note_access

    if not case.sample and (version != NOT_STORED or opened.cases.name(case.id) is not None):
        note_access(opened.database, opened.counsellor, what, (case.id,), detail)


def _new_case(target: str, today: date, counsellor: Counsellor) -> "Case":
    from planner.case import Case, Preferences, Target
    from planner.client import Client
    from planner.dates import monday_from
    from planner.keeping import Keeping

    client, start = Client(), monday_from(today + timedelta(days=1))
    # Said in the form, where it can be changed: who reads French is not first sent to study in English.
    preferences = Preferences(start, keep_job=None, languages=(client.language,))
    return Case(preferences, client, Target(target), created=today, keeping=Keeping(counsellor.name))
