"""What changed in the catalogue beneath the open plan since somebody looked: asked beside the window."""

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.case import Case
from planner.issue import Issue
from planner.touching import PlanDrift, drift_issue, looked_at
from planner.words import N_
from ui.session import Session


def question(case: Case, version: int) -> tuple[Any, ...]:
    """Return all that the answer depends on."""
    return case.id, case.plan.catalogue_version, case.plan.activity_steps, case.target, version


class DriftWatch(QObject):
    """Holds the last answer and the question it answers; `changed` says that there is another one."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[Any, ...] | None = None
        self.found: PlanDrift | None = None
        session.cases_changed.connect(self._ask)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return what the open plan says until somebody looks."""
        return (drift_issue(self.found),) if self.found is not None else ()

    def follow(self, case: Case | None) -> None:
        """Ask when the plan or the catalogue is not the one that was asked about; no plan has no answer."""
        catalogue = self._session.catalogue
        asked = question(case, catalogue.version) if case is not None and case.plan.steps else None
        if asked == self._asked:
            return
        # A plan that somebody has just looked at must not say for a moment what it said before.
        self._asked, self.found = asked, None
        self._ask()

    def _ask(self) -> None:
        """Ask now: what a change does to the plan may be found out after the change."""
        case, asked = self._session.document.case, self._asked
        if case is not None and asked is not None:
            work = self._session.store_tasks.run
            work(lambda: _drift(self._session, case), lambda done: self._take(done, asked))

    def look(self) -> None:
        """Note as one undo step that somebody looked at the plan with the present catalogue."""
        document, session = self._session.document, self._session
        if document.case is not None:
            looked = looked_at(document.case, session.catalogue.version)
            document.edit(looked, N_("Look at the changed catalogue"))

    def _take(self, done: Future[PlanDrift | None], asked: tuple[Any, ...]) -> None:
        if asked == self._asked and (found := self._session.answer(done)) != self.found:
            self.found = found
            self.changed.emit()


def _drift(session: Session, case: Case) -> PlanDrift | None:
    from db.catalogue import CatalogueStore

    return CatalogueStore(session.database).plan_drift(case, session.catalogue)
