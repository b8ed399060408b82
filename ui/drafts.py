"""Work that is not saved: kept from its first edit on, and offered again at the next start."""

from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from planner.client_words import called
from planner.errors import PlannerError
from ui.autosave import Autosave
from ui.destroyed import forget_destroyed
from ui.session import Session
from ui.widgets.notice import Notice, Way

if TYPE_CHECKING:
    from db.cases import CaseStore
    from db.drafts import Draft
    from planner.case import Case
    from planner.office import Counsellor


@dataclass(frozen=True)
class Recovered:
    """The drafts that the store holds now, and why it holds none of the others."""

    written: "tuple[Draft, ...]"
    errors: tuple[PlannerError, ...]


class Drafts(QObject):
    """Keeps what is on screen until the store holds it, and offers what an earlier run left."""

    def __init__(self, parent: QObject, session: Session, autosave: Autosave, notice: Notice) -> None:
        super().__init__(parent)
        self._session, self._autosave, self._notice = session, autosave, notice
        self._folder = session.settings.drafts
        self._run = str(uuid4())
        self._kept: set[tuple[Path, str]] = set()
        self._written: Case | None = None
        # What the store held when the draft of the case on screen was last kept.
        self._base: Case | None = None
        # At once, not when a save is refused: a program that dies has no later moment.
        session.document.changed.connect(self._keep)
        session.drafted.connect(self._keep_written)
        autosave.changed.connect(self._follow_save)
        session.database_changed.connect(self.offer)
        session.cases_destroyed.connect(self._forget_destroyed)

    @property
    def is_kept(self) -> bool:
        """Say whether the case on screen would be offered again."""
        case = self._session.document.case
        return case is not None and (self._session.database.path, case.id) in self._kept

    def offer(self) -> None:
        """Offer what an earlier run could not save, if there is any."""
        if waiting := self._waiting():
            words = self._session.language.words
            cases = {draft.case.id: draft.case for draft in waiting}
            names = ", ".join(called(case.client.name, case.id, words) for case in cases.values())
            self._notice.say(
                words._("The last changes of {names} were not saved.", names=names),
                Way(words._("Take them back"), lambda: self._recover(waiting)),
                Way(words._("Give them up"), lambda: self._give_up(waiting)),
                again=self.offer,
            )

    def _waiting(self) -> "tuple[Draft, ...]":
        from db import drafts

        database = self._session.database
        if drafts.drafts(self._folder, database.path):
            # What the law had destroyed since is not offered again.
            forget_destroyed(database, self._folder)
        return drafts.drafts(self._folder, database.path)

    def _keep_written(self, case: "Case | None") -> None:
        """Keep what a dialog has of the open case so far, and what is on screen alone once it is done."""
        from planner.long_texts import fitting_case
        from planner.private_numbers import masked_case

        shown = self._session.document.case
        self._written = masked_case(shown, fitting_case(shown, case)) if case and shown else None
        self._keep(shown)

    def _keep(self, case: "Case | None") -> None:
        from db import drafts

        document, path = self._session.document, self._session.database.path
        if case is None or (document.is_saved and self._written is None):
            self._drop_written()
            return
        # What refuses this too has no other place to put it: the window says that it is not saved.
        with suppress(PlannerError):
            self._base, typed = document.saved_case, self._written or case
            sent = self._autosave.sent
            drafts.keep(
                self._folder, path, drafts.Draft(typed, self._base, document.version, self._run, sent)
            )
            self._kept.add((path, case.id))

    def _follow_save(self) -> None:
        """Forget what was written, or keep it anew on top of that: a save of one's own is no one else's."""
        document = self._session.document
        if self.is_kept and self._base is not document.saved_case:
            self._keep(document.case)
        else:
            self._drop_written()

    def _drop_written(self) -> None:
        """Forget the draft of the case on screen once the store holds all of it."""
        document, path = self._session.document, self._session.database.path
        case = document.case if self._written is None else None
        if case is not None and document.is_saved and (path, case.id) in self._kept:
            from db import drafts

            drafts.drop(self._folder, path, case.id, self._run)
            self._kept.discard((path, case.id))

    def _forget_destroyed(self) -> None:
        """Forget what is kept of cases that were just destroyed, whatever run made it."""
        database, folder = self._session.database, self._folder
        self._session.store_tasks.run(lambda: forget_destroyed(database, folder), self._session.answer)

    def _recover(self, waiting: "tuple[Draft, ...]") -> None:
        session = self._session
        author, store = session.counsellor, session.cases
        session.store_tasks.run(lambda: _written(store, waiting, author), self._recovered)

    def _recovered(self, done: "Future[Recovered]") -> None:
        """Show what was written, and say of the rest why it was not: it waits on."""
        if (found := self._session.answer(done)) is None:
            return
        self._give_up(found.written)
        if found.written:
            self._session.cases_changed.emit()
            self._session.open_case(found.written[0].case.id)
        for error in found.errors:
            self._session.failed.emit(error)

    def _give_up(self, waiting: "Iterable[Draft]") -> None:
        from db import drafts

        path = self._session.database.path
        for draft in waiting:
            drafts.drop(self._folder, path, draft.case.id, draft.run)


def _written(store: "CaseStore", waiting: "Iterable[Draft]", author: "Counsellor") -> Recovered:
    """Write each draft by itself: one that is refused keeps back none of the others."""
    from db import drafts

    written, errors = [], []
    for draft in waiting:
        try:
            drafts.recover(store, draft, author)
            written.append(draft)
        except PlannerError as error:
            errors.append(error)
    return Recovered(tuple(written), tuple(errors))
