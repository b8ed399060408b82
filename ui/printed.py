"""What was printed is kept: in the case on screen by the window, in any other one by the store."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.case import Case
from planner.revisions import PRINTED, frozen, revised
from planner.words import N_
from ui.printing_office import Office
from ui.session import Session


class PrintedPlans:
    """Keeps the plans that are printed from the database that is open now, whatever is on screen then."""

    def __init__(self, session: Session) -> None:
        self._session, self._opened = session, session.opened

    def note(self, case: Case, document: str) -> None:
        """Write in the access journal that a document of a case was printed; samples are nobody's."""
        session, opened, shown = self._session, self._opened, self.shown()
        if shown is not None and shown.id == case.id:
            session.note_access(PRINTED, document)
        elif not case.sample:
            work = partial(opened.cases.note_access, case.id, opened.counsellor, PRINTED, document)
            session.store_tasks.run(work, session.answer)

    def keep(self, case: Case) -> None:
        """Keep the plan of a case as it was printed, whether it was edited since, or put away."""
        session, opened, shown = self._session, self._opened, self.shown()
        kept = frozen(case, session.today(), opened.counsellor.name, PRINTED)
        if shown is None or shown.id != case.id:
            session.store_tasks.run(lambda: opened.cases.join(kept, case, opened.counsellor), session.answer)
            return
        there = {(revision.number, revision.reason, revision.plan) for revision in shown.keeping.revisions}
        more = (r for r in kept.keeping.revisions if (r.number, r.reason, r.plan) not in there)
        keeping = replace(shown.keeping, revisions=(*shown.keeping.revisions, *more))
        session.document.edit(revised(replace(shown, keeping=keeping)), N_("Keep the printed plan"))

    def shown(self) -> Case | None:
        """Return the case on screen, if it is of the database that is printed."""
        session = self._session
        return session.document.case if session.cases is self._opened.cases else None


class ManyPrinted(QObject):
    """Brings to the window, from the worker that prints many plans, the one of the case on screen."""

    printed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._opened, self._plans = session, session.opened, PrintedPlans(session)
        self.printed.connect(self._keep)

    def office(self) -> Office:
        """Return the open database to print from, with the case on screen as it is at each moment."""
        opened = self._opened
        return Office(
            opened.cases, opened.catalogue, opened.counsellor, self._session.today(),
            on_screen=self._plans.shown, hand_over=self.printed.emit,
        )  # fmt: skip

    def _keep(self, case: Case) -> None:
        self._plans.keep(case)
