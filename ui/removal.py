"""Files that come on the lists and leave them, as undo steps; the store keeps them, so nothing is lost."""

from concurrent.futures import Future
from functools import partial
from typing import Any

from planner.client_words import called
from planner.words import N_
from ui.named_steps import NamedStep
from ui.session import Session


class _OnLists(NamedStep):
    """Takes a case off the lists, or puts it back."""

    sentence = ""

    def __init__(self, session: Session, case_id: str, name: str) -> None:
        super().__init__(session.language.say, self.sentence, name=partial(called, name, case_id))
        self._session, self._id = session, case_id

    def take_off(self) -> None:
        """Take the case off, put away first if it is open."""
        session = self._session
        open_case = session.document.case
        if open_case is not None and open_case.id == self._id:
            session.close_case()
        session.store_tasks.run(lambda: session.cases.remove(self._id, session.counsellor), self._told)

    def put_back(self) -> None:
        """Put the case back on the lists."""
        session = self._session
        session.store_tasks.run(lambda: session.cases.restore(self._id, session.counsellor), self._is_back)

    def _is_back(self, done: Future[Any]) -> None:
        if done.exception() is None:
            self._session.case_back.emit(self._id)
        self._told(done)

    def _told(self, done: Future[Any]) -> None:
        self._session.answer(done)
        self._session.cases_changed.emit()


class RemoveCase(_OnLists):
    """Removes a case; undoing it puts the case back."""

    sentence = N_("Remove {name}")

    def redo(self) -> None:
        """Take the case off the list."""
        self.take_off()

    def undo(self) -> None:
        """Put the case back on the list."""
        self.put_back()


class BeginCase(_OnLists):
    """Stands for a case that has just been written for the first time; undoing it takes the case off."""

    sentence = N_("Begin the case of {name}")

    def __init__(self, session: Session, case_id: str, name: str) -> None:
        super().__init__(session, case_id, name)
        self._is_there = True

    def redo(self) -> None:
        """Put the case on the list again, where an undo took it off."""
        if not self._is_there:
            self.put_back()
        self._is_there = True

    def undo(self) -> None:
        """Take the case off the list."""
        self.take_off()
        self._is_there = False
