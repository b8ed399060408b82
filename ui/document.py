"""The case on screen: its value, its saved value, its undo stack and one signal."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ui.left_steps import Left, LeftSteps
from ui.named_steps import NamedStep, name_again

if TYPE_CHECKING:
    from planner.case import Case

# Only commands of one kind are asked whether they go on with one another.
REPLACING = 1


class CaseDocument(QObject):
    """The one case that is open, if any; every edit is one undo step, called by a sentence and its values.

    The sentence is a msgid: `say` puts it in the language on screen, and again when that changes.
    A slow answer is still good if and only if `document.case is case`: cases are frozen values.
    """

    changed = Signal(object)
    # A number that has no place in a file was hidden before it was kept: the case as it was typed.
    masked = Signal(object)
    # A text was longer than can be kept, and was cut.
    shortened = Signal()
    # Another undo stack is that of the case on screen.
    steps_changed = Signal(object)

    def __init__(self, parent: QObject | None = None, say: Callable[..., str] = str.format) -> None:
        super().__init__(parent)
        self.say = say
        self.case: Case | None = None
        self.saved_case: Case | None = None
        self.version = 0
        self.undo_stack = QUndoStack(self)
        self.left_steps = LeftSteps()

    @property
    def is_saved(self) -> bool:
        """Say whether the store holds what is on screen."""
        return self.case is self.saved_case or self.case == self.saved_case

    def open(self, case: "Case", version: int) -> None:
        """Show a case as it was read from the store; what it was left with can still be undone."""
        if self.case is not None and self.case.id == case.id:
            self.undo_stack.clear()
        else:
            self._leave()
            if (left := self.left_steps.take(case, version)) is not None:
                case = left.case
                self._use(left.steps)
        self.version, self.saved_case = version, case
        self._show(case)

    def is_of(self, case: "Case") -> bool:
        """Say whether that case is the one on screen, as it was or is now."""
        return self.case is not None and self.case.id == case.id and self.version > 0

    def catch_up(self, case: "Case", version: int) -> None:
        """Show what the store holds of the case on screen if that is newer; what is not saved yet stays."""
        if self.is_saved and version > self.version:
            self.join(case, version)

    def edit(self, case: "Case", text: str, joins: bool = False, **values: Any) -> None:
        """Replace the case as one undo step called `text`; an equal case changes nothing.

        With `joins`, it goes on with the last step if that is called the same, and both are one.

        What reads like a social insurance number is hidden, and said with `masked`; a text too long to be
        kept is cut, and said with `shortened`.
        """
        from planner.long_texts import fitting_case
        from planner.private_numbers import masked_case

        if self.case is None or case == self.case:
            return
        fitting = fitting_case(self.case, case)
        kept = masked_case(self.case, fitting)
        if kept == self.case:
            self._show(self.case)
        else:
            self.keep(kept, text, joins, **values)
        if kept is not fitting:
            self.masked.emit(fitting)
        if fitting is not case:
            self.shortened.emit()

    def keep(self, case: "Case", text: str, joins: bool = False, **values: Any) -> None:
        """Replace the case as it is, as one undo step called `text`."""
        if self.case is not None and case != self.case:
            self.undo_stack.push(_Replace(self, case, text, values, joins))

    def retranslate(self) -> None:
        """Name every step again."""
        for stack in (self.undo_stack, *self.left_steps):
            name_again(stack)

    def join(self, both: "Case", version: int) -> None:
        """Show the case as the store joined it with another's save; undoing takes back none of that."""
        from planner.joining import rebased

        mine = self.case
        assert mine is not None
        for step in _steps_of(self.undo_stack):
            step.rebase(lambda case: both if case is mine else rebased(case, mine, both))
        self.version, self.saved_case = version, both
        self._show(both)

    def mark_saved(self, case: "Case", version: int) -> None:
        """Note that the store now holds `case` under `version`."""
        self.version, self.saved_case = version, case

    def close(self) -> None:
        """Show no case."""
        self._leave()
        self.version, self.saved_case = 0, None
        self._show(None)

    def _leave(self) -> None:
        """Put what can be undone in the case on screen aside, if the store holds all of the case."""
        if self.case is not None and self.is_saved and self.undo_stack.count():
            self.left_steps.put(Left(self.case, self.version, self.undo_stack))
            self._use(QUndoStack(self))
        self.undo_stack.clear()

    def _use(self, stack: QUndoStack) -> None:
        if not self.undo_stack.count():
            self.undo_stack.deleteLater()
        self.undo_stack = stack
        self.steps_changed.emit(stack)

    def _show(self, case: "Case | None") -> None:
        self.case = case
        self.changed.emit(case)


class _Replace(NamedStep):
    """The one command: another value of the whole case."""

    def __init__(
        self, document: CaseDocument, case: "Case", text: str, values: dict[str, Any], joins: bool
    ) -> None:
        super().__init__(document.say, text, **values)
        self._document, self._before, self._after = document, document.case, case
        self._joins = joins

    def rebase(self, onto: "Callable[[Case], Case]") -> None:
        """Lead from and to other values of the case."""
        self._before, self._after = self._before and onto(self._before), onto(self._after)

    def id(self) -> int:
        """Say that two edits in a row may be one step."""
        return REPLACING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join a later edit of the same field that goes on with this one."""
        if not (isinstance(other, _Replace) and other._joins and other._called == self._called):
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Show the case after the edit."""
        self._document._show(self._after)

    def undo(self) -> None:
        """Show the case before the edit."""
        self._document._show(self._before)


def _steps_of(stack: QUndoStack) -> list[_Replace]:
    commands = map(stack.command, range(stack.count()))
    return [step for step in commands if isinstance(step, _Replace)]
