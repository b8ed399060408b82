"""Saving without being asked: soon after the last edit, one save at a time, and never losing work."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import PlannerError
from planner.words import N_
from ui.destroyed import put_away
from ui.removal import BeginCase
from ui.session import Session

if TYPE_CHECKING:
    from db.cases import CaseStore
    from planner.case import Case

DEBOUNCE_MS = 800
# A full disk, a lost server or a folder that is held passes: what failed is tried again, ever more seldom.
RETRY_MS, SELDOM_MS = 5_000, 300_000
BOTH = N_(
    "Somebody else saved this case in the meantime. Both edits are kept; a field that both of you edited "
    "waits on the page Sharing."
)


BACK = N_(
    "This case had been taken off the list of clients: what was just written in it puts it back. Remove it "
    "again if it is to go."
)


class State(Enum):
    """How far the case on screen is from the store."""

    NOTHING_OPEN = "nothing open"
    SAVED = "saved"
    WAITING = "waiting"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True)
class Status:
    """The state, when the last save was, and what went wrong."""

    state: State
    at: datetime | None = None
    error: BaseException | None = None


@dataclass(frozen=True)
class Written:
    """What the store holds now, and whether that put the case back on the lists."""

    case: "Case"
    version: int
    is_back: bool = False


class Autosave(QObject):
    """Writes the open case through the store's worker, checked by version.

    Once a save failed, that is the state until one succeeds: neither an edit nor another try hides it.
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, session.document
        self.status = Status(State.NOTHING_OPEN)
        # What a save under way has of the case.
        self.sent: Case | None = None
        self._is_asked = False
        self._shown = ""  # the case whose last save the status tells of
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._again, self._pause = QTimer(self, singleShot=True), RETRY_MS
        for timer in (self._timer, self._again):
            timer.timeout.connect(self.save)
        self._document.changed.connect(self._look)
        session.leaving.connect(self.flush)

    @property
    def is_writing(self) -> bool:
        """Say whether a save is under way."""
        return self.sent is not None

    def save(self) -> None:
        """Write the case now, or at once after the save under way should that one fail."""
        self._timer.stop()
        self._again.stop()
        case, version = self._document.case, self._document.version
        self._is_asked = self.is_writing
        if case is None or self.is_writing or self._document.is_saved:
            return
        self.sent = case
        self._say(State.SAVING)
        self._session.store_tasks.run(self._writing(case, version), lambda done: self._wrote(case, done))

    def flush(self) -> None:
        """Write what a timer is still waiting for."""
        if self._timer.isActive() or self._again.isActive():
            self.save()

    def _writing(self, case: "Case", version: int) -> Callable[[], Written]:
        cases, author = self._session.cases, self._session.counsellor
        if version:
            return lambda: _put_back(cases, case.id, lambda: (case, cases.save(case, version, author)))
        return lambda: Written(case, cases.add(case, author))

    def _wrote(self, case: "Case", done: Future[Written]) -> None:
        self.sent = None
        if self._document.case is None or self._document.case.id != case.id:
            return
        if (error := done.exception()) is not None:
            self._failed(case, error)
            return
        if not self._document.version:
            self._session.list_steps.push(BeginCase(self._session, case.id, case.client.name))
        self._document.mark_saved(case, done.result().version)
        self._say(State.SAVED, at=datetime.now())
        self._session.cases_changed.emit()
        self._tell(done.result())
        if not self._document.is_saved:
            self._wait()

    def _failed(self, case: "Case", error: BaseException) -> None:
        if isinstance(error, PlannerError) and error.code == "case-changed":
            self._join(case, self._document.saved_case)
        else:
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        """Say why nothing is saved; what was destroyed meanwhile would stay on screen for ever."""
        if put_away(self._session, error):
            return
        self._say(State.FAILED, error=error)
        self._again.start(0 if self._is_asked else self._pause)
        self._is_asked = False
        self._pause = min(2 * self._pause, SELDOM_MS)

    def _join(self, case: "Case", base: "Case | None") -> None:
        """Put this work beside what somebody else saved: neither is lost."""
        cases, author = self._session.cases, self._session.counsellor
        self.sent = case
        self._say(State.SAVING)
        self._session.store_tasks.run(
            lambda: _put_back(cases, case.id, lambda: cases.join(case, base, author)),
            lambda done: self._joined(case, done),
        )

    def _joined(self, case: "Case", done: Future[Written]) -> None:
        self.sent = None
        if self._document.case is None or self._document.case.id != case.id:
            return
        if (error := done.exception()) is not None:
            self._fail(error)
        elif self._document.case is not case:
            # Typed meanwhile: the next save is stale too, and joins what was typed since.
            self._document.mark_saved(case, self._document.version)
            self._wait()
        else:
            self._show_both(done.result())

    def _show_both(self, both: Written) -> None:
        self._document.join(both.case, both.version)
        self._say(State.SAVED, at=datetime.now())
        self._session.cases_changed.emit()
        self._session.said.emit(self._session.language.words._(BOTH))
        self._tell(both)

    def _tell(self, written: Written) -> None:
        """Say that an edit brought a case back that somebody had taken off the list."""
        if written.is_back:
            self._session.said.emit(self._session.language.words._(BACK))

    def _look(self, case: "Case | None") -> None:
        if case is not None and not self._document.is_saved:
            self._wait()
            return
        for timer in (self._timer, self._again):
            timer.stop()
        was_shown, self._shown = self._shown, case.id if case else ""
        state = State.NOTHING_OPEN if case is None else State.SAVED
        self._say(state, at=self.status.at if case and self._shown == was_shown else None)

    def _wait(self) -> None:
        """Write soon; what failed is tried again at its own pace, however much is typed."""
        if not self._again.isActive():
            self._timer.start()
        if not self.is_writing:
            self._say(State.WAITING, at=self.status.at)

    def _say(self, state: State, at: datetime | None = None, error: BaseException | None = None) -> None:
        if self.status.state is State.FAILED and state in (State.WAITING, State.SAVING):
            return
        if state is not State.FAILED:
            self._pause = RETRY_MS
        self.status = Status(state, at, error)
        self.changed.emit(self.status)


def _put_back(cases: "CaseStore", case_id: str, write: "Callable[[], tuple[Case, int]]") -> Written:
    was_removed = cases.is_removed(case_id)
    both, version = write()
    return Written(both, version, was_removed and not cases.is_removed(case_id))
