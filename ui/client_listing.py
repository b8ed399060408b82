"""Which list of clients is shown, for whom, and how many each list has."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from ui import large_office
from ui.models.client_lists import FILTERS, MINE, OFFICE, SAMPLES, filter_of
from ui.models.clients import ClientTableModel
from ui.session import Session
from ui.widgets.clients_board import ClientsBoard


class ClientListing(QObject):
    """Shows one of the lists in the model of the board's page: mine, the office's, the samples and others"""

    def __init__(
        self, session: Session, model: ClientTableModel, board: ClientsBoard, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._model, self._board = session, model, board
        self._name = OFFICE

    def begin(self) -> None:
        """Show the clients of whoever works here; the office's, or the samples, where these are none."""
        own = partial(self._session.cases.count, **self._wanted(MINE))
        large_office.read(self._session, own, self._choose_first)

    def choose(self, name: str) -> None:
        """Show a list."""
        self._board.chips.choose(name)
        self._name = name
        self._model.show_filter(**self._wanted(name))

    def show_again(self) -> None:
        """Show the list in force for whoever works here now."""
        self.choose(self._name)
        self.refresh()

    def refresh(self) -> None:
        """Read the lines again, and count each list."""
        cases, wanted = self._session.cases, {name: self._wanted(name) for name in FILTERS}
        self._model.refresh()
        large_office.read(
            self._session,
            lambda: {name: cases.count(**asked) for name, asked in wanted.items()},
            self._board.show_counts,
        )

    def _choose_first(self, own: int) -> None:
        self.choose(MINE if own else OFFICE if self._session.tally.real else SAMPLES)

    def _wanted(self, name: str) -> dict[str, Any]:
        return filter_of(name, self._session.counsellor.name, self._session.today())
