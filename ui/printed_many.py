"""What is printed among many of the case on screen: the window keeps it there, the store keeps the others."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from planner.case import Case
from planner.revisions import PRINTED, frozen, revised
from planner.words import N_
from ui.printing_office import Office
from ui.session import Session


class ManyPrinted(QObject):
    """Brings from the worker to the window the case on screen, once it is printed."""

    printed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._opened = session, session.opened
        self.printed.connect(self.keep)

    def office(self) -> Office:
        """Return the open database to print from, with the case on screen as it is at each moment."""
        opened = self._opened
        return Office(
            opened.cases, opened.catalogue, opened.counsellor, self._session.today(),
            on_screen=self._shown, hand_over=self.printed.emit,
        )  # fmt: skip

    def keep(self, printed: Case) -> None:
        """Keep the printed plan in the case on screen, edited since or not; once put away, in the store."""
        session, case = self._session, self._shown()
        cases, who = self._opened.cases, self._opened.counsellor
        kept = frozen(printed, session.today(), who.name, PRINTED)
        if case is None or case.id != printed.id:
            session.store_tasks.run(lambda: cases.join(kept, printed, who), session.answer)
            return
        there = {(revision.number, revision.reason, revision.plan) for revision in case.keeping.revisions}
        more = (r for r in kept.keeping.revisions if (r.number, r.reason, r.plan) not in there)
        keeping = replace(case.keeping, revisions=(*case.keeping.revisions, *more))
        session.document.edit(revised(replace(case, keeping=keeping)), N_("Keep the printed plan"))

    def _shown(self) -> Case | None:
        """Return the case on screen, if it is of the database that is printed."""
        session = self._session
        return session.document.case if session.cases is self._opened.cases else None
