"""Taking a case off the lists as an undo step; the store keeps it, so nothing is lost."""

from PySide6.QtGui import QUndoCommand

from db.case_list import CaseSummary
from ui.session import Session


class RemoveCase(QUndoCommand):
    """Removes a case; undoing it puts the case back."""

    def __init__(self, session: Session, summary: CaseSummary) -> None:
        words = session.language.words
        super().__init__(words._("Remove {name}", name=summary.name or words._("(no name)")))
        self._session, self._id = session, summary.id

    def redo(self) -> None:
        open_case = self._session.document.case
        if open_case is not None and open_case.id == self._id:
            self._session.close_case()
        session = self._session
        session.store_tasks.run(lambda: session.cases.remove(self._id, session.counsellor), self._told)

    def undo(self) -> None:
        session = self._session
        session.store_tasks.run(lambda: session.cases.restore(self._id, session.counsellor), self._told)

    def _told(self, done: object) -> None:
        self._session.answer(done)  # type: ignore[arg-type]
        self._session.cases_changed.emit()
