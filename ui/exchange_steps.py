"""What can be undone of an exchange: a whole merge, and a choice between values that waited."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoStack

from planner.client_words import called
from planner.fields import Value
from planner.words import N_
from ui.merge_work import answered, watch
from ui.named_steps import NamedStep
from ui.rereading import reread
from ui.session import Session

if TYPE_CHECKING:
    from db.exchange.choosing import Conflict
    from db.exchange.share import Watch
    from planner.changes import Change

CHOOSING = N_("Keeping the choice")


class _Step(NamedStep):
    """A step of the page that the store's worker writes: one that failed goes back to where it was."""

    # Each kind of step has these two; a class of Qt can have no abstract methods.
    _do: Callable[[], None]
    _take_back: Callable[[], None]

    def __init__(self, session: Session, stack: QUndoStack, text: str, **values: Any) -> None:
        super().__init__(session.language.say, text, **values)
        self._session, self._stack = session, stack
        self._goes_back = False

    def redo(self) -> None:
        """Do it again, unless the step is only put back where the database is."""
        if not self._goes_back:
            self._do()

    def undo(self) -> None:
        """Take it back, unless the step is only put back where the database is."""
        if not self._goes_back:
            self._take_back()

    def _write(self, title: str, work: "Callable[[Watch], Any]", then: Callable[[Any], None]) -> None:
        """Write behind what is being typed, then show the open case as it is now."""
        session = self._session
        session.leaving.emit()

        def told(done: Any) -> None:
            if done.exception() is not None:
                # Later: a stack that still takes the step does not know it yet.
                QTimer.singleShot(0, self._stack, self._go_back)
                answered(session, done)
                return
            then(done.result())
            reread(session)

        session.store_tasks.follow(title, lambda running: work(watch(running, 1.0, 0.0)), told)

    def _go_back(self) -> None:
        """Stand again where the database still is; where other steps were taken since, go for good."""
        stack = self._stack
        index = stack.index()
        if self not in map(stack.command, range(stack.count())):
            return
        self._goes_back = True
        if index and stack.command(index - 1) is self:
            stack.undo()
        elif stack.command(index) is self:
            stack.redo()
        else:
            self.setObsolete(True)
        self._goes_back = False


class MergeStep(_Step):
    """A merge that was made: undone, it counts no more here; redone, it is taken in again."""

    sentence = N_("Merge {file}")

    def __init__(
        self, session: Session, stack: QUndoStack, merge_id: str, file: str, then: Callable[[], None]
    ) -> None:
        super().__init__(session, stack, self.sentence, file=file)
        self._id, self._file, self._then = merge_id, file, then
        self._new = True

    def _do(self) -> None:
        if self._new:  # the merge was just made
            self._new = False
            return
        self._take_in()

    def _take_back(self) -> None:
        self._leave_out()

    def _take_in(self) -> None:
        from db.exchange.undoing import redo_merge

        database = self._session.database
        self._write(
            N_("Taking in what the merge had brought"),
            lambda tell: redo_merge(database, self._id, tell),
            lambda _: self._then(),
        )

    def _leave_out(self) -> None:
        from db.exchange.undoing import undo_merge

        session = self._session
        database, who = session.database, session.counsellor
        self._write(
            N_("Undoing the merge"),
            lambda tell: undo_merge(database, self._id, who, tell=tell),
            self._told,
        )

    def _told(self, stays: tuple[str, ...]) -> None:
        words = self._session.language.words
        if stays:
            self._session.said.emit(
                words.n_(
                    "{n} case of {file} was edited here since: it stays, with what was edited.",
                    "{n} cases of {file} were edited here since: they stay, with what was edited.",
                    len(stays),
                    file=self._file,
                )
            )
        self._then()


class LaterUndo(MergeStep):
    """The undoing of a merge made before this window opened; undoing that makes the merge hold again."""

    sentence = N_("Undo the merge of {file}")

    def _do(self) -> None:
        self._leave_out()

    def _take_back(self) -> None:
        self._take_in()


class LaterRedo(MergeStep):
    """An undone merge taken in again, on another day perhaps; undoing that undoes the merge."""

    sentence = N_("Take in {file} again")

    def __init__(
        self, session: Session, stack: QUndoStack, merge_id: str, file: str, then: Callable[[], None]
    ) -> None:
        super().__init__(session, stack, merge_id, file, then)
        self._new = False


class ChoiceStep(_Step):
    """A choice between values: undoing it lets them wait again."""

    def __init__(
        self,
        session: Session,
        stack: QUndoStack,
        conflict: "Conflict",
        value: Value,
        then: Callable[[], None],
    ) -> None:
        name = partial(called, conflict.name, conflict.case)
        super().__init__(session, stack, N_("Choose for {name}"), name=name)
        self._conflict, self._value, self._then = conflict, value, then
        self._made: Change | None = None

    def _do(self) -> None:
        from db.exchange.choosing import resolve

        session, conflict = self._session, self._conflict
        database, who = session.database, session.counsellor
        self._write(CHOOSING, lambda _: resolve(database, conflict.id, self._value, who), self._told)

    def _take_back(self) -> None:
        from db.exchange.choosing import reopen

        database, made = self._session.database, self._made
        if made is not None:
            self._write(CHOOSING, lambda _: reopen(database, self._conflict, made), self._told)

    def _told(self, found: "Change | None") -> None:
        self._made = found or self._made
        self._then()
