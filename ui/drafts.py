"""Work that could not be saved: kept beside the database, and offered again at the next start."""

from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject

from db import drafts
from db.drafts import Draft
from planner.errors import PlannerError
from ui.autosave import Autosave, State, Status
from ui.session import Session
from ui.widgets.notice import Notice, Way

FOLDER = "unsaved"


class Drafts(QObject):
    """Keeps what a save refused until it is written, and offers what an earlier run left."""

    def __init__(self, parent: QObject, session: Session, autosave: Autosave, notice: Notice) -> None:
        super().__init__(parent)
        self._session, self._notice = session, notice
        self._folder = session.settings.folder / FOLDER
        self._kept: set[tuple[Path, str]] = set()
        autosave.changed.connect(self._follow)
        session.database_changed.connect(self.offer)

    @property
    def is_kept(self) -> bool:
        """Say whether the case on screen would be offered again."""
        case = self._session.document.case
        return case is not None and (self._session.database.path, case.id) in self._kept

    def offer(self) -> None:
        """Offer what an earlier run could not save, if there is any."""
        waiting = drafts.drafts(self._folder, self._session.database.path)
        if waiting:
            words = self._session.language.words
            names = ", ".join(draft.case.client.name or words._("(no name)") for draft in waiting)
            self._notice.say(
                words._("The last changes of {names} were not saved.", names=names),
                Way(words._("Take them back"), lambda: self._recover(waiting)),
                Way(words._("Give them up"), lambda: self._give_up(waiting)),
            )

    def _follow(self, status: Status) -> None:
        document, path = self._session.document, self._session.database.path
        case = document.case
        if case is None:
            return
        if status.state is State.FAILED:
            # What refuses this too has no other place to put it: the window says that it is not saved.
            with suppress(PlannerError):
                drafts.keep(self._folder, path, Draft(case, document.saved_case, document.version))
                self._kept.add((path, case.id))
        elif status.state is State.SAVED and (path, case.id) in self._kept:
            self._drop(case.id)

    def _drop(self, case_id: str) -> None:
        path = self._session.database.path
        drafts.drop(self._folder, path, case_id)
        self._kept.discard((path, case_id))

    def _recover(self, waiting: tuple[Draft, ...]) -> None:
        session = self._session
        author = session.counsellor

        def write() -> list[str]:
            return [drafts.recover(session.cases, draft, author) for draft in waiting]

        session.store_tasks.run(write, self._recovered)

    def _recovered(self, done: Future[list[str]]) -> None:
        found = self._session.answer(done)
        if found is None:
            return
        for case_id in found:
            self._drop(case_id)
        self._session.cases_changed.emit()
        self._session.open_case(found[0])

    def _give_up(self, waiting: tuple[Draft, ...]) -> None:
        for draft in waiting:
            self._drop(draft.case.id)
