"""The plans of a whole office or of a search, into a folder or bound into one file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.cases import CaseStore
from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.pathway.result import PROFILES, Proposal
from planner.recognition import with_recognition
from planner.report.batch import Printed, batch
from planner.report.choice import Choice
from planner.revisions import PRINTED, frozen
from ui import files

SUFFIX, PAGE = ".pdf", 256
# What these documents say beside the plan is searched anew for each client.
COMPARING = ("comparison", "justification")


@dataclass(frozen=True, slots=True)
class Order:
    """Which plans (those that the search finds, all without one), how they look, and where they go."""

    out: Path
    choice: Choice
    search: str = ""
    language: str = ""
    password: str = ""

    @property
    def bound(self) -> bool:
        """Say whether the plans go into one file."""
        return self.out.suffix.lower() == SUFFIX


@dataclass(frozen=True, slots=True)
class Report:
    """How many plans were printed, what failed and why, and whether somebody stopped it."""

    printed: int
    failed: tuple[Printed, ...]
    stopped: bool


@dataclass(frozen=True, slots=True)
class Office:
    """What printing takes from an open database."""

    cases: CaseStore
    catalogue: Catalogue
    counsellor: Counsellor
    today: date

    def wanted(self, search: str) -> Iterator[Case]:
        """Yield the cases that a search finds, one page of the list at a time, with their plans kept."""
        for offset in range(0, self.cases.count(search), PAGE):
            for line in self.cases.page(search, offset=offset, limit=PAGE):
                yield self._kept(*self.cases.load(line.id))

    def _kept(self, case: Case, version: int) -> Case:
        """Keep the plan under the number on its paper, and note who printed it; samples are nobody's."""
        if case.sample or not case.plan.steps:
            return case
        self.cases.note_access(case.id, self.counsellor, PRINTED)
        kept = frozen(case, self.today, self.counsellor.name, PRINTED)
        self.cases.save(kept, version, self.counsellor)
        return kept

    def draw(self, case: Case, order: Order, stopped: Callable[[], bool]) -> bytes:
        """Return the file of one case, in the language asked for, else in the client's."""
        from planner.report.documents import pdf

        compared = order.choice.document in COMPARING
        found = self._alternatives(case, stopped) if compared else ()
        language = order.language or case.client.language
        return pdf(case, self.catalogue, self.counsellor, language, self.today, order.choice, found)

    def _alternatives(self, case: Case, stopped: Callable[[], bool]) -> tuple[Proposal, ...]:
        """Search the pathways that the document compares; one cut short would compare too few."""
        from planner.pathway.problem import problem
        from planner.pathway.search import search

        whole = with_recognition(case, self.catalogue)
        found = search(problem(case, whole), stopped, lambda *_: None, PROFILES)
        if stopped():
            raise PlannerError("search-stopped", file=case.client.name or case.id)
        return found.proposals


Progress = Callable[[str, float], None]


def print_many(order: Order, office: Office, progress: Progress, stopped: Callable[[], bool]) -> Report:
    """Print the plans; what fails is told in the report, and the rest is kept."""
    from planner.report.documents import document

    document(order.choice.document)
    keep = _Bound(order) if order.bound else _Folder(order)
    count, failed = max(1, office.cases.count(order.search)), []
    drawn = batch(office.wanted(order.search), lambda case: office.draw(case, order, stopped), stopped)
    done = 0
    for number, printed in enumerate(drawn, 1):
        if printed.error or not printed.file:
            failed.append(printed)
        else:
            keep.add(printed)
            done += 1
        progress(printed.name, number / count)
    if not stopped() or not order.bound:
        keep.finish()
    return Report(done, tuple(failed), stopped())


class _Folder:
    """Writes each plan into a file of its own."""

    def __init__(self, order: Order) -> None:
        files.make_folder(order.out)
        self._order = order

    def add(self, printed: Printed) -> None:
        files.write(self._order.out / f"{printed.name}{SUFFIX}", _sealed(printed.file, self._order))

    def finish(self) -> None:
        """Leave the folder as it is: every file in it is whole."""


class _Bound:
    """Binds the plans into one file, written at the end."""

    def __init__(self, order: Order) -> None:
        from planner.report.binding import Binding

        self._order, self._binding = order, Binding()

    def add(self, printed: Printed) -> None:
        self._binding.add(printed.file)

    def finish(self) -> None:
        if not len(self._binding):
            raise PlannerError("no-plan-printed", path=str(self._order.out))
        whole = self._binding.bound(self._order.out.stem, self._order.language or "fr")
        files.write(self._order.out, _sealed(whole, self._order))


def _sealed(file: bytes, order: Order) -> bytes:
    from planner.report.sealed import sealed

    return sealed(file, order.password) if order.password else file
