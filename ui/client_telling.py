"""What the card of the clients tells: the chosen line at once, its whole case once that is read."""

from concurrent.futures import Future
from functools import partial

from planner.errors import PlannerError
from planner.words import Words
from ui.models.client_told import ClientTold, read_told
from ui.models.clients import ClientRow
from ui.session import Session
from ui.widgets.client_card import ClientCard


class ClientTelling:
    """Fills a card for the line that is chosen; an answer about another one is dropped."""

    def __init__(self, session: Session, card: ClientCard) -> None:
        self._session, self._card = session, card
        self._row: ClientRow | None = None
        self.expected = ""  # who is to be chosen once the lines are read

    @property
    def case_id(self) -> str:
        """Return whose card is shown; empty when nobody is chosen."""
        return self._row.summary.id if self._row else ""

    def expect(self, case_id: str) -> None:
        """Know who is to be chosen next, unless the person chooses somebody."""
        self.expected = case_id

    def show(self, row: ClientRow | None, words: Words) -> None:
        """Show a line, or that none is chosen; the same line is not read twice."""
        self.expected = ""
        if row is not None and row is self._row:
            return
        self._row = row
        self._card.show_row(row, words)
        if row is not None:
            self._session.store_tasks.run(partial(self._read, row), partial(self._show_told, row))

    def _read(self, row: ClientRow) -> ClientTold | None:
        """Read on the worker what is told of a client, if nobody else was chosen since."""
        if row is not self._row:
            return None
        return read_told(self._session.cases, row.summary.id, row.catalogue)

    def _show_told(self, row: ClientRow, done: Future[ClientTold | None]) -> None:
        """Show what is told of who is still the chosen one; who is gone has nothing to show."""
        if row is not self._row or isinstance(done.exception(), PlannerError):
            return
        if (told := self._session.answer(done)) is not None:
            self._card.show_told(row, told)
