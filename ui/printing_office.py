"""What printing many plans takes from an open database, and what it keeps there of what it printed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.cases import CaseStore
from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.pathway.result import Proposal
from planner.recognition import with_recognition
from planner.related import related
from planner.report.batch import name_of
from planner.report.choice import Choice
from planner.revisions import PRINTED, frozen
from planner.set_aside import opened
from planner.text import folded
from ui.models.client_lists import filter_of

PAGE = 256
# What these documents say beside the plan is searched anew for each client.
COMPARING = ("comparison", "justification")


@dataclass(frozen=True, slots=True)
class Office:
    """The cases of a database, and the one on screen, if any, which the window keeps itself.

    `on_screen` gives that case as it is now; `hand_over` is given it once it is printed. With `plan`, only
    plans of that name are wanted, also those set aside: each comes as the current one of its case.
    """

    cases: CaseStore
    catalogue: Catalogue
    counsellor: Counsellor
    today: date
    on_screen: Callable[[], Case | None] = lambda: None
    hand_over: Callable[[Case], None] = lambda case: None
    plan: str = ""

    def count(self, among: str, search: str) -> int:
        """Return how many plans a list of clients has, of those that a search finds."""
        if self.plan:
            return sum(1 for _ in self.wanted(among, search))
        return self.cases.count(search, planned=True, **self._asked(among))

    def wanted(self, among: str, search: str) -> Iterator[Case]:
        """Yield the cases of a list that have a plan and that a search finds, one page at a time."""
        # A case without a current step may well have a plan set aside.
        asked = self._asked(among) | {"planned": None if self.plan else True}
        for offset in range(0, self.cases.count(search, **asked), PAGE):
            for line in self.cases.page(search, **asked, offset=offset, limit=PAGE):
                yield from self._plans(self._shown(line.id) or self.cases.load(line.id)[0])

    def _plans(self, case: Case) -> Iterator[Case]:
        """Yield a case with each of its plans of the name that is wanted."""
        if not self.plan or folded(case.plan.name) == folded(self.plan):
            yield case
        if self.plan:
            named = (aside for aside in case.keeping.plans if folded(aside.name) == folded(self.plan))
            yield from (opened(case, aside.id, self.today, self.counsellor.name) for aside in named)

    def _asked(self, among: str) -> dict[str, Any]:
        return filter_of(among, self.counsellor.name, self.today)

    def draw(self, case: Case, choice: Choice, language: str, stopped: Callable[[], bool]) -> bytes:
        """Return the file of one case, in a language, else in the client's."""
        from planner.report.documents import pdf

        found = self._alternatives(case, stopped) if choice.document in COMPARING else ()
        spoken = language or case.client.language
        return pdf(case, self.catalogue, self.counsellor, spoken, self.today, choice, found)

    def keep(self, case: Case) -> None:
        """Keep a printed plan under the number on its paper, and note who printed it; not of a sample."""
        if case.sample:
            return
        self.cases.note_access(case.id, self.counsellor, PRINTED)
        if self._shown(case.id):
            self.hand_over(case)
        else:
            kept = frozen(case, self.today, self.counsellor.name, PRINTED)
            base = self.cases.load(case.id)[0] if self.plan else case
            if base.plan.id != kept.plan.id:
                # A plan set aside is printed, and stays aside.
                kept = opened(kept, base.plan.id, self.today, self.counsellor.name)
            self.cases.join(kept, base, self.counsellor)

    def _shown(self, case_id: str) -> Case | None:
        shown = self.on_screen()
        return shown if shown is not None and shown.id == case_id else None

    def _alternatives(self, case: Case, stopped: Callable[[], bool]) -> tuple[Proposal, ...]:
        """Search the pathways that the document compares; one cut short would compare too few."""
        from planner.pathway.search import pathways

        whole = with_recognition(case, self.catalogue)
        found = pathways(related(case, whole), whole, stopped)
        if stopped():
            raise PlannerError("search-stopped", file=name_of(case))
        return found.proposals
