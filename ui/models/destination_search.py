"""The proven pathway to every trade for the open client: told as proven, cancelled, dropped when late."""

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.case import Case, Target
from planner.catalogue import Catalogue
from planner.words import N_
from ui.models.pathway_search import question
from ui.session import Session
from ui.tasks import Running

if TYPE_CHECKING:
    from planner.pathway.destinations import Destination, Tell

# Answers come by hundreds: the window shows those of a third of a second together.
TOGETHER_MS = 300
UNKNOWN = "unknown"
TITLE = N_("Looking at every occupation")


def find(case: Case, catalogue: Catalogue, running: Running, tell: "Tell") -> "tuple[Destination, ...]":
    """Search beside the window; OR-Tools is loaded there, not when the window starts."""
    from planner.pathway.destinations import destinations

    return destinations(case, catalogue, running.stopped, tell)


class DestinationSearch(QObject):
    """Holds what is proven so far, and for which question; at most one search runs."""

    changed = Signal()
    _told = Signal(int, object, float)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[Any, ...] | None = None
        self._running: Running | None = None
        self._turn = 0
        self.found: dict[str, Destination] = {}
        self.busy, self.share = False, 0.0
        self._later = QTimer(self, singleShot=True, interval=TOGETHER_MS, timeout=self.changed.emit)
        self._told.connect(self._take)

    def answered(self, own: str = "") -> int:
        """Return for how many trades there is an answer, the client's own apart."""
        return sum(found.status != UNKNOWN for code, found in self.found.items() if code != own)

    def follow(self, case: Case | None) -> None:
        """Forget what was found for another question than the case asks; its own target is no part of it."""
        asked = self._question(case)
        if asked != self._asked:
            self.cancel()
            self._asked, self.found = asked, {}
            self._turn, self.busy, self.share = self._turn + 1, False, 0.0
            self.changed.emit()

    def start(self, case: Case) -> None:
        """Search for a case, in the place of what runs; what was proven for it stays."""
        self.follow(case)
        self.cancel()
        self._turn, self.busy, self.share = self._turn + 1, True, 0.0
        self.changed.emit()
        turn, catalogue, posed = self._turn, self._session.catalogue, self._posed(case)

        def work(running: Running) -> "tuple[Destination, ...]":
            def tell(found: "Destination", share: float) -> None:
                running.progress("", share)
                self._told.emit(turn, found, share)

            return find(posed, catalogue, running, tell)

        self._running = self._session.what_if_tasks.follow(TITLE, work, lambda done: self._end(turn, done))

    def cancel(self) -> None:
        """End what runs or waits to; what is proven stays."""
        if self._running is not None:
            self._running.cancel()
        if self.busy:
            self.busy = False
            self.changed.emit()

    def _question(self, case: Case | None) -> tuple[Any, ...] | None:
        if case is None:
            return None
        aimless = [part for part in question(self._posed(case)) if not isinstance(part, Target)]
        return *aimless, self._session.catalogue

    def _posed(self, case: Case) -> Case:
        """Return the case as it is searched for any trade: each has other fields of its own."""
        aimless = replace(case, target=replace(case.target, trade=""))
        return self._session.breadth.posed(aimless, self._session.catalogue)

    def _take(self, turn: int, found: "Destination", share: float) -> None:
        if turn != self._turn:
            return
        self.share = share
        if found.status != UNKNOWN or found.trade not in self.found:
            self.found[found.trade] = found
        if not self._later.isActive():
            self._later.start()

    def _end(self, turn: int, done: "Future[tuple[Destination, ...]]") -> None:
        if turn == self._turn:
            self._later.stop()
            self.busy = False
            self._session.answer(done)
            self.changed.emit()
