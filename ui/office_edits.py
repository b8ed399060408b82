"""The office's edits of the catalogue: written on the store's worker, then the window goes on with them."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from planner.catalogue import Catalogue
from planner.drift import Key
from planner.words import N_
from ui.models.office_words import TABLES
from ui.opening import use_catalogue
from ui.session import Session

if TYPE_CHECKING:
    from db.catalogue import CatalogueStore

KEPT = N_("Kept in the office’s catalogue. Open plans and proposals take it into account.")
TAKEN_OUT = N_("Taken out of the office’s catalogue; the plans that use it keep it.")
GIVEN_BACK = N_("The published value holds again.")


class OfficeEdits:
    """Adds, corrects, withdraws and gives back rows; `then` follows once the window has it."""

    def __init__(self, session: Session, then: Callable[[Catalogue, Catalogue], None]) -> None:
        self._session, self._then = session, then

    def keep(self, row: Any, source: str) -> None:
        """Add a row, or correct it."""
        table, author = TABLES[type(row)], self._session.counsellor
        self._change(lambda store: store.edit(table, row, source, author), KEPT)

    def withdraw(self, table: str, key: Key, source: str) -> None:
        """Take a row out of what the office offers."""
        author = self._session.counsellor
        self._change(lambda store: store.withdraw(table, key, source, author), TAKEN_OUT)

    def give_back(self, table: str, key: Key) -> None:
        """Drop the office's edit: what is published holds again."""
        author = self._session.counsellor
        self._change(lambda store: store.undo(table, key, author), GIVEN_BACK)

    def judge(self, version: int, verdicts: dict[str, str]) -> None:
        """Keep with the open plans what an edit does to them."""
        session = self._session

        def write() -> None:
            from db.catalogue import CatalogueStore

            CatalogueStore(session.database, session.today).judge(version, verdicts)

        def tell(done: Future[None]) -> None:
            if done.exception() is None:
                session.cases_changed.emit()
            else:
                session.answer(done)

        session.store_tasks.run(write, tell)

    def _change(self, work: "Callable[[CatalogueStore], int]", said: str) -> None:
        session = self._session

        def write() -> Catalogue:
            from db.catalogue import CatalogueStore

            store = CatalogueStore(session.database, session.today)
            work(store)
            return store.load()

        session.store_tasks.run(write, lambda done: self._take(done, said))

    def _take(self, done: Future[Catalogue], said: str) -> None:
        before, after = self._session.catalogue, self._session.answer(done)
        if after is not None:
            use_catalogue(self._session, after)
            self._session.said.emit(self._session.language.words._(said))
            self._then(before, after)
