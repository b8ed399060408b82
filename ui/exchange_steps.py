"""What can be undone of an exchange: a whole merge, and a choice between values that waited."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

from planner.client_words import called
from planner.fields import Value
from ui.rereading import reread
from ui.session import Session

if TYPE_CHECKING:
    from db.exchange.choosing import Conflict
    from planner.changes import Change


class MergeStep(QUndoCommand):
    """A merge that was made: undone, it counts no more here; redone, it is taken in again."""

    def __init__(self, session: Session, merge_id: str, file: str, then: Callable[[], None]) -> None:
        super().__init__(session.language.words._("Merge {file}", file=file))
        self._session, self._id, self._then = session, merge_id, then
        self._new = True

    def redo(self) -> None:
        if self._new:  # the merge was just made
            self._new = False
            return
        from db.exchange.undoing import redo_merge

        session = self._session
        _write(session, lambda: redo_merge(session.database, self._id), self._told)

    def undo(self) -> None:
        from db.exchange.undoing import undo_merge

        session = self._session
        _write(session, lambda: undo_merge(session.database, self._id, session.counsellor), self._told)

    def _told(self, _: Any) -> None:
        self._then()


class LaterUndo(MergeStep):
    """The undoing of a merge made before this window opened; undoing that makes the merge hold again."""

    def __init__(self, session: Session, merge_id: str, file: str, then: Callable[[], None]) -> None:
        super().__init__(session, merge_id, file, then)
        self._new = False
        self.setText(session.language.words._("Undo the merge of {file}", file=file))

    def redo(self) -> None:
        super().undo()

    def undo(self) -> None:
        super().redo()


class LaterRedo(MergeStep):
    """An undone merge taken in again, on another day perhaps; undoing that undoes the merge."""

    def __init__(self, session: Session, merge_id: str, file: str, then: Callable[[], None]) -> None:
        super().__init__(session, merge_id, file, then)
        self._new = False
        self.setText(session.language.words._("Take in {file} again", file=file))


class ChoiceStep(QUndoCommand):
    """A choice between values: undoing it lets them wait again."""

    def __init__(
        self, session: Session, conflict: "Conflict", value: Value, then: Callable[[], None]
    ) -> None:
        name = called(conflict.name, conflict.case, session.language.words)
        super().__init__(session.language.words._("Choose for {name}", name=name))
        self._session, self._conflict, self._value, self._then = session, conflict, value, then
        self._made: Change | None = None

    def redo(self) -> None:
        from db.exchange.choosing import resolve

        session, conflict = self._session, self._conflict
        _write(
            session,
            lambda: resolve(session.database, conflict.id, self._value, session.counsellor),
            self._told,
        )

    def undo(self) -> None:
        from db.exchange.choosing import reopen

        session, made = self._session, self._made
        if made is not None:
            _write(session, lambda: reopen(session.database, self._conflict, made), self._told)

    def _told(self, found: "Change | None") -> None:
        self._made = found or self._made
        self._then()


def _write(session: Session, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Write behind what is being typed, then show the open case as it is now."""
    session.leaving.emit()

    def told(done: Any) -> None:
        if done.exception() is not None:
            session.answer(done)
            return
        then(done.result())
        reread(session)

    session.store_tasks.run(work, told)
