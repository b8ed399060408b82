"""Where could I go? The trades that the open client's skills open, explained, narrowed and compared."""

from typing import ClassVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QTableView, QWidget

from ui.aiming import aim_at
from ui.destination_desk import DestinationDesk
from ui.models.catalogue_entries import TRADE, Entry
from ui.models.comparison import MOST
from ui.models.direction_search import DirectionSearch
from ui.models.direction_words import DirectionRow
from ui.page import Page
from ui.session import Session
from ui.widgets.directions_board import DirectionsBoard
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.unranked import Unranked


class DirectionsPage(Page):
    """Follows the open case while it is on screen; aiming at a trade is its only edit."""

    name: ClassVar[str] = "directions"
    about_people: ClassVar[bool] = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.board, self.empty, self.unknown = DirectionsBoard(), NothingOpen(), Unranked()
        self.search = DirectionSearch(session, self)
        self.desk = DestinationDesk(session, self.board, self)
        self.chosen, self.compared = "", tuple[str, ...]()
        self._rows: dict[str, DirectionRow] = {}
        self._stack = QStackedLayout(self)
        for shown in (self.empty, self.unknown, self.board):
            self._stack.addWidget(shown)
        self._connect()
        self.retranslate()

    @property
    def first(self) -> QWidget:
        """Return where the work begins: the table, or what asks for the answers that it needs."""
        return self.unknown.button if self._stack.currentWidget() is self.unknown else self.board.table

    def shown_table(self) -> QTableView:
        """Return the table that is in front."""
        return self.board.shown_table()

    def retranslate(self) -> None:
        """Say every text again in the present language."""
        self.board.retranslate(self.words)
        sentence = self.words._("No case is open. Open a client’s case to see where the skills lead.")
        self.empty.say(sentence, self.words._("See the clients"))
        self.unknown.retranslate(self.words)
        self._show_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the open case again once the page is on screen."""
        self._follow()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the worker to the other pages; what is proven stays."""
        self.desk.search.cancel()
        super().hideEvent(event)

    def choose(self, code: str) -> None:
        """Explain a trade on the card, and mark it in the list and on the map."""
        if code != self.chosen:
            self.chosen = code
            self.board.table.choose(code)
            self.board.map.map.choose(code)
            self._show_card()

    def compare(self, code: str) -> None:
        """Put a trade beside the others, or take it out; the fifth is refused."""
        if code in self.compared:
            self.compared = tuple(c for c in self.compared if c != code)
        elif len(self.compared) < MOST:
            self.compared = (*self.compared, code)
        else:
            self.session.said.emit(self.words._("Four occupations at most: take one out first."))
        self._show_comparison()
        self._show_card()

    def _connect(self) -> None:
        board, session = self.board, self.session
        for changed in (session.document.changed, session.database_changed, session.catalogue_changed):
            changed.connect(lambda: self._follow() if self.isVisible() else None)
        self.search.answered.connect(self._show_rows)
        self.desk.changed.connect(self._show_destinations)
        board.map.map.chosen.connect(self.choose)
        self.empty.asked.connect(lambda: session.go.emit("clients"))
        self.unknown.asked.connect(lambda: session.go.emit("intake"))
        self.unknown.uncovered.connect(self._follow)
        board.filters.changed.connect(self._follow)
        board.table.chosen.connect(self.choose)
        board.table.asked_comparison.connect(self.compare)
        board.comparison.taken_out.connect(self.compare)
        board.card.compare.clicked.connect(lambda: self.compare(self.chosen))
        board.card.aim.clicked.connect(lambda: aim_at(session, self.chosen))
        board.table.opened.connect(lambda code: session.asked_card.emit(Entry(TRADE, code)))
        board.card.open.clicked.connect(lambda: session.asked_card.emit(Entry(TRADE, self.chosen)))

    def _follow(self) -> None:
        case = self.session.document.case
        known = self.unknown if case is not None and self.unknown.covers(case) else self.board
        self._stack.setCurrentWidget(self.empty if case is None else known)
        self.search.follow(case, self.board.filters.wanted.region)
        self.desk.search.follow(case)
        self._show_rows()
        self.desk.look_once()

    def _show_rows(self) -> None:
        board = self.board
        self._rows = self.search.rows(self.desk.search.found)
        board.filters.show_outlooks(self.search.found, self.words)
        board.model.show_directions(self._rows.values(), board.filters.wanted)
        board.table.choose(self.chosen)
        board.say_person(self.session.document.case, self.session.catalogue, self.words)
        self._show_map()

    def _show_destinations(self) -> None:
        self._rows = self.search.rows(self.desk.search.found)
        self.board.model.update_rows(self._rows.values())
        self._show_map()

    def _show_map(self) -> None:
        self.desk.show_rows(self.board.model.rows, self.session.document.case)
        self._show_comparison()
        self._show_card()

    def _show_comparison(self) -> None:
        shown = [self._rows[code] for code in self.compared if code in self._rows]
        self.board.comparison.show_compared(shown, self.words)
        self.board.count(len(shown), self.words)
        if self.search.busy:
            self.board.say_waiting(self.words)

    def _show_card(self) -> None:
        case, row, card = self.session.document.case, self._rows.get(self.chosen), self.board.card
        if case is None or row is None:
            card.show_nothing(self.words)
            return
        region, compared = self.board.filters.wanted.region, self.chosen in self.compared
        card.show_direction(row, case, self.session.today(), region, compared)
