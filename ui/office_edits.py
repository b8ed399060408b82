"""The office's edits of the catalogue: written on the store's worker, undone by name, then gone on with."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.catalogue import Catalogue
from planner.drift import Key
from planner.office_edit import OfficeEdit
from planner.words import N_, Words
from ui.models.office_words import TABLES, edit_of, key_of, row_words
from ui.opening import use_catalogue
from ui.session import Session

if TYPE_CHECKING:
    from db.catalogue import CatalogueStore

KEPT = N_("Kept in the office’s catalogue. Open plans and proposals take it into account.")
TAKEN_OUT = N_("Taken out of the office’s catalogue; the plans that use it keep it.")
GIVEN_BACK = N_("The published value holds again.")
UNDONE, DONE_AGAIN = N_("Undone in the catalogue: {row}"), N_("Done again in the catalogue: {row}")


@dataclass(frozen=True, slots=True)
class Row:
    """Where an edit is made: its table, what names the row there, and the row as it was known then."""

    table: str
    key: Key
    known: Any = None

    def name(self, catalogue: Catalogue, words: Words) -> str:
        """Return what people call the row."""
        if self.known is None:
            return " / ".join(self.key)
        return row_words(self.table, self.known, catalogue, words)


Turned = tuple[OfficeEdit | None, OfficeEdit | None]


class OfficeEdits:
    """Adds, corrects, withdraws and gives back rows; `then` follows once the window has it."""

    def __init__(
        self, session: Session, stack: QUndoStack, then: Callable[[Catalogue, Catalogue], None]
    ) -> None:
        self._session, self._stack, self._then = session, stack, then
        session.database_changed.connect(stack.clear)

    def keep(self, row: Any, source: str) -> None:
        """Add a row, or correct it."""
        table, author = TABLES[type(row)], self._session.counsellor
        self._make(Row(table, key_of(row), row), lambda store: store.edit(table, row, source, author), KEPT)

    def withdraw(self, table: str, key: Key, source: str, known: Any = None) -> None:
        """Take a row out of what the office offers."""
        author = self._session.counsellor
        self._make(
            Row(table, key, known), lambda store: store.withdraw(table, key, source, author), TAKEN_OUT
        )

    def give_back(self, table: str, key: Key, known: Any = None) -> None:
        """Drop the office's edit: what is published holds again."""
        author = self._session.counsellor
        self._make(Row(table, key, known), lambda store: store.undo(table, key, author), GIVEN_BACK)

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

    def turn(self, row: Row, wanted: OfficeEdit | None, said: str) -> None:
        """Bring the office's edit of a row to what it was; without one, what is published holds."""
        author, sentence = self._session.counsellor, self._words._(said, row=self._name(row))

        def work(store: "CatalogueStore") -> int:
            if wanted is None:
                return store.undo(row.table, row.key, author)
            if wanted.value is None:
                return store.withdraw(row.table, row.key, wanted.source, author)
            return store.edit(row.table, wanted.value, wanted.source, author)

        self._change(work, sentence, lambda: None)

    def title(self, row: Row) -> str:
        """Return what undoing or doing again an edit of a row is called."""
        return self._words._("catalogue, {row}", row=self._name(row))

    def retranslate(self) -> None:
        """Name every step again."""
        for step in map(self._stack.command, range(self._stack.count())):
            if isinstance(step, _Edit):
                step.retranslate()

    def _name(self, row: Row) -> str:
        return row.name(self._session.catalogue, self._words)

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def _now(self, row: Row) -> OfficeEdit | None:
        return edit_of(row.table, row.key, self._session.catalogue)

    def _make(self, row: Row, work: "Callable[[CatalogueStore], int]", said: str) -> None:
        before = self._now(row)

        def push() -> None:
            self._stack.push(_Edit(self, row, (before, self._now(row))))

        self._change(work, self._words._(said), push)

    def _change(self, work: "Callable[[CatalogueStore], int]", said: str, kept: Callable[[], None]) -> None:
        session = self._session

        def write() -> Catalogue:
            from db.catalogue import CatalogueStore

            store = CatalogueStore(session.database, session.today)
            work(store)
            return store.load()

        session.store_tasks.run(write, lambda done: self._take(done, said, kept))

    def _take(self, done: Future[Catalogue], said: str, kept: Callable[[], None]) -> None:
        before, after = self._session.catalogue, self._session.answer(done)
        if after is None:
            # What could not be written cannot be undone either: the steps no longer tell what holds.
            self._stack.clear()
            return
        use_catalogue(self._session, after)
        kept()
        self._session.said.emit(said)
        self._then(before, after)


class _Edit(QUndoCommand):
    """One edit, already made when it is pushed: the office's edit of a row before it, and after."""

    def __init__(self, edits: OfficeEdits, row: Row, turn: Turned) -> None:
        super().__init__(edits.title(row))
        self._edits, self._row, self._is_made = edits, row, False
        self._before, self._after = turn

    def retranslate(self) -> None:
        """Name the step again."""
        self.setText(self._edits.title(self._row))

    def redo(self) -> None:
        """Make the edit, or make it again."""
        if self._is_made:
            self._edits.turn(self._row, self._after, DONE_AGAIN)
        self._is_made = True

    def undo(self) -> None:
        """Put the row back as it was."""
        self._edits.turn(self._row, self._before, UNDONE)
