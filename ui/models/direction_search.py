"""Where the open client could go, worked out beside the window; late answers are dropped."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.case import Case
from planner.catalogue import Catalogue
from planner.directions import Direction, directions
from planner.transfer import Transfers
from ui.models.direction_words import DirectionRow
from ui.session import Session

if TYPE_CHECKING:
    from planner.pathway.destinations import Destination

Directions = tuple[Direction, ...]


class DirectionSearch(QObject):
    """Holds the directions of the last client asked for; the ranking of a catalogue is made once."""

    answered = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[Any, ...] | None = None
        self._ranking: tuple[Catalogue, Transfers] | None = None
        self.found: Directions = ()
        self.busy = False

    def follow(self, case: Case | None, region: str) -> None:
        """Work out the directions of a case, unless what decides them is unchanged; none without a case."""
        asked = (
            None if case is None else (case.client, case.preferences.start, region, self._session.catalogue)
        )
        if asked is not None and asked == self._asked:
            return
        self._asked, self.found, self.busy = asked, (), case is not None
        if case is not None:
            catalogue, today = self._session.catalogue, self._session.today()
            self._session.side_tasks.run(
                lambda: directions(case, catalogue, self._ranked(catalogue), today, region),
                lambda done: self._take(done, asked),
            )
        self.answered.emit()

    def rows(self, proven: "Mapping[str, Destination]") -> dict[str, DirectionRow]:
        """Return what was found as rows by trade, with what is proven of each so far."""
        catalogue, words = self._session.catalogue, self._session.language.words
        rows = (DirectionRow(d, catalogue, words, proven.get(d.trade.code)) for d in self.found)
        return {row.code: row for row in rows}

    def _ranked(self, catalogue: Catalogue) -> Transfers:
        if self._ranking is None or self._ranking[0] is not catalogue:
            self._ranking = catalogue, Transfers(catalogue)
        return self._ranking[1]

    def _take(self, done: Future[Directions], asked: tuple[Any, ...] | None) -> None:
        if asked is not self._asked:
            return
        self.busy, self.found = False, self._session.answer(done) or ()
        self.answered.emit()
