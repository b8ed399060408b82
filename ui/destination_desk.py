"""The map of where a client could go: its search, begun when it is first looked at, and what it shows."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from planner.case import Case
from ui.models.destination_points import points
from ui.models.destination_search import DestinationSearch
from ui.models.direction_words import DirectionRow
from ui.session import Session
from ui.widgets.directions_board import MAP, DirectionsBoard


class DestinationDesk(QObject):
    """Works out the map while its page is on screen; `changed` says that more is known."""

    changed = Signal()

    def __init__(self, session: Session, board: DirectionsBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._board = session, board
        self.search = DestinationSearch(session, self)
        self.search.changed.connect(self.changed)
        board.tabs.currentChanged.connect(self.look_once)
        board.map.asked.connect(self.look)
        board.map.cancelled.connect(self.search.cancel)

    def look(self) -> None:
        """Work out the fastest pathway to every trade."""
        if (case := self._session.document.case) is not None:
            self.search.start(case)

    def look_once(self) -> None:
        """Work it out if the map is on screen and nothing is known yet."""
        board, search = self._board, self.search
        shown = board.isVisible() and board.tabs.currentIndex() == MAP
        if shown and not (search.busy or search.found):
            self.look()

    def show_rows(self, rows: Sequence[DirectionRow], case: Case | None) -> None:
        """Show the trades of the list that a pathway reaches."""
        board, search, words = self._board, self.search, self._session.language.words
        board.table.show_destinations(bool(search.found))
        start = case.preferences.start if case else self._session.today()
        board.map.show_points(tuple(points(rows, start)), words)
        answered = search.answered(case.client.trade if case else "")
        board.map.show_state(answered, search.share, search.busy, words)
