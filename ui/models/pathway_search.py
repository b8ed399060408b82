"""The search of pathways for the open case: started, followed, cancelled; late answers are dropped."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Result
from planner.plan import BEGUN
from planner.words import N_
from ui.session import Session
from ui.tasks import Running


def question(case: Case) -> tuple[Any, ...]:
    """Return all that a search depends on; an edit that leaves it equal asks nothing new."""
    kept = tuple(s for s in case.plan.activity_steps if s.pinned or s.status in BEGUN)
    # Who the client is decides nothing: no pathway depends on a name or an address.
    client = replace(case.client, name="", phone="", email="", language="", assets="", obstacles="")
    return case.id, client, case.preferences, case.target, case.kind, kept


def find(case: Case, catalogue: Catalogue, running: Running) -> Result:
    """Search beside the window; OR-Tools is loaded there, not when the window starts."""
    from planner.pathway.search import pathways

    stopped, told, heard = running.stopped, running.progress, running.hand_over
    return pathways(case, catalogue, stopped, told, today=date.today(), found=heard)


class PathwaySearch(QObject):
    """Holds the last answer and the question it answers; at most one search runs.

    While it is `busy`, the answer is what is found so far.
    """

    started = Signal()
    answered = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[Any, ...] | None = None
        self._running: Running | None = None
        self.busy = False
        self.result: Result | None = None
        self.error: BaseException | None = None
        self.before: Result | None = None
        self.former = self._searched = session.catalogue
        session.search_tasks.progressed.connect(self._look)

    def follow(self, case: Case | None) -> None:
        """Search when the case asks something that was not asked yet; forget the answer when none is open."""
        if case is None or not case.target.trade:
            self.forget()
        elif question(self._posed(case)) != self._asked:
            self.start(case)

    def renew(self, case: Case | None) -> None:
        """Search again in another catalogue; the answer in the former one stays, to compare."""
        if case is not None and self._asked is not None:
            former = self.former if self.busy else self._searched
            self._start(case, self.result or self.before, former)

    def start(self, case: Case) -> None:
        """Search now, in the place of what runs."""
        self._start(case, None, self._session.catalogue)

    def _start(self, case: Case, before: Result | None, former: Catalogue) -> None:
        self.cancel()
        posed = self._posed(case)
        self._asked, self.result, self.error = question(posed), None, None
        self.before, self.former = before, former
        catalogue, title = self._session.catalogue, N_("Searching for pathways")
        self._searched = catalogue
        asked = self._asked

        def work(running: Running) -> Result | None:
            # One question waits behind each edit: what was asked anew meanwhile is not searched at all.
            return find(posed, catalogue, running) if asked is self._asked else None

        self.busy = True
        self.started.emit()
        self._running = self._session.search_tasks.follow(title, work, lambda done: self._take(done, asked))

    def cancel(self) -> None:
        """Ask what runs to end; it answers with the best it has, if its question still holds."""
        if self._running is not None:
            self._running.cancel()

    def forget(self) -> None:
        """Drop the answer and the question."""
        self.cancel()
        self._asked = self.result = self.error = None
        self.busy = False
        self.answered.emit()

    def _posed(self, case: Case) -> Case:
        return self._session.breadth.posed(case, self._session.catalogue)

    def _look(self, running: Running) -> None:
        """Show what is found so far: the first pathway is there long before the last one is proven."""
        is_ours = self.busy and running is self._running and not running.stopped()
        if is_ours and running.partial is not None and running.partial is not self.result:
            self.result = running.partial
            self.answered.emit()

    def _take(self, done: Future[Result | None], asked: tuple[Any, ...]) -> None:
        case = self._session.document.case
        if asked is not self._asked or case is None or question(self._posed(case)) != asked:
            return
        self.busy, self._running, self.error = False, None, done.exception()
        self.result = None if self.error else done.result()
        self.answered.emit()
