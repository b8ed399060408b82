"""Saving without being asked: soon after the last edit, one save at a time, and never losing work."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from planner.case import Case
from planner.errors import PlannerError
from ui.session import Session

DEBOUNCE_MS = 800


class State(Enum):
    """How far the case on screen is from the store."""

    NOTHING_OPEN = "nothing open"
    SAVED = "saved"
    WAITING = "waiting"
    SAVING = "saving"
    FAILED = "failed"
    CHANGED_ELSEWHERE = "changed elsewhere"


@dataclass(frozen=True)
class Status:
    """The state, when the last save was, and what went wrong."""

    state: State
    at: datetime | None = None
    error: BaseException | None = None


class Autosave(QObject):
    """Writes the open case through the store's worker, checked by version."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, session.document
        self.status = Status(State.NOTHING_OPEN)
        self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.save)
        self._document.changed.connect(self._look)
        session.leaving.connect(self.flush)

    @property
    def is_writing(self) -> bool:
        """Say whether a save is under way."""
        return self._saving

    def save(self) -> None:
        """Write the case now, unless a save is under way or nothing changed."""
        self._timer.stop()
        case, version = self._document.case, self._document.version
        if case is None or self._saving or self._document.is_saved:
            return
        self._saving = True
        self._say(State.SAVING)
        self._session.store_tasks.run(self._writing(case, version), lambda done: self._wrote(case, done))

    def flush(self) -> None:
        """Write what the timer is still waiting for."""
        if self._timer.isActive():
            self.save()

    def keep_mine(self) -> None:
        """Write the case over what somebody else saved in the meantime."""
        case = self._document.case
        if case is not None:
            self._session.store_tasks.run(lambda: self._session.cases.load(case.id), self._rebase)

    def take_theirs(self) -> None:
        """Show what somebody else saved; one undo brings the own work back."""
        case = self._document.case
        if case is not None:
            self._session.store_tasks.run(lambda: self._session.cases.load(case.id), self._take)

    def _writing(self, case: Case, version: int) -> Callable[[], int]:
        cases, author = self._session.cases, self._session.counsellor
        if version:
            return lambda: cases.save(case, version, author)
        return lambda: cases.add(case, author)

    def _wrote(self, case: Case, done: Future[int]) -> None:
        self._saving = False
        if self._document.case is None or self._document.case.id != case.id:
            return
        if (error := done.exception()) is not None:
            self._failed(error)
            return
        self._document.mark_saved(case, done.result())
        self._say(State.SAVED, at=datetime.now())
        self._session.cases_changed.emit()
        if not self._document.is_saved:
            self._wait()

    def _failed(self, error: BaseException) -> None:
        stale = isinstance(error, PlannerError) and error.code == "case-changed"
        self._say(State.CHANGED_ELSEWHERE if stale else State.FAILED, error=error)

    def _rebase(self, done: Future[tuple[Case, int]]) -> None:
        if (found := self._session.answer(done)) is not None:
            self._document.mark_saved(*found)
            self._say(State.SAVED, at=datetime.now())
            self.save()

    def _take(self, done: Future[tuple[Case, int]]) -> None:
        if (found := self._session.answer(done)) is not None:
            self._document.mark_saved(*found)
            self._document.keep(found[0], self._session.language.words._("Take the other version"))
            self._say(State.SAVED, at=datetime.now())

    def _look(self, case: Case | None) -> None:
        if case is None or (self._document.is_saved and not self._document.undo_stack.count()):
            self._timer.stop()
            self._say(State.NOTHING_OPEN if case is None else State.SAVED)
        elif self._document.is_saved:
            self._timer.stop()
            self._say(State.SAVED, at=self.status.at)
        elif self.status.state is not State.CHANGED_ELSEWHERE:
            self._wait()

    def _wait(self) -> None:
        self._timer.start()
        if not self._saving:
            self._say(State.WAITING, at=self.status.at)

    def _say(self, state: State, at: datetime | None = None, error: BaseException | None = None) -> None:
        self.status = Status(state, at, error)
        self.changed.emit(self.status)
