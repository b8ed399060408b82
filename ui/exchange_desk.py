"""What the sharing page asks of the database: the inbox, the keys and the merges made, read and written."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QWidget

from planner.fields import Value
from ui.exchange_steps import ChoiceStep, LaterRedo, LaterUndo, MergeStep
from ui.named_steps import NamedSteps
from ui.session import Session

if TYPE_CHECKING:
    from db.exchange.choosing import Conflict
    from db.exchange.offices import Identity, KnownOffice
    from db.exchange.undoing import MadeMerge


@dataclass(frozen=True)
class Exchanged:
    """What the page shows of what was exchanged."""

    conflicts: "tuple[Conflict, ...]" = ()
    own: "Identity | None" = None
    offices: "tuple[KnownOffice, ...]" = ()
    merges: "tuple[MadeMerge, ...]" = ()


class ExchangeDesk(QObject):
    """Reads beside the window; `read` says that there is something else to show."""

    read = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self.undo_stack = NamedSteps(session.language, self)
        self.found = Exchanged()

    def refresh(self) -> None:
        """Read all of it again."""
        session = self._session

        def show(done: Future[Exchanged]) -> None:
            if (found := session.answer(done)) is not None:
                self.found = found
                self.read.emit()
                session.to_decide.emit(len(found.conflicts))

        session.store_tasks.run(lambda: _exchanged(session), show)

    def ask_export(self) -> None:
        """Ask what leaves and for whom."""
        from ui.dialogs.export_cases import ExportDialog

        ExportDialog(self._session, self.found.offices, self._parent).open()

    def choose(self, conflict: "Conflict", value: Value) -> None:
        """Choose a value of a conflict, as an undo step of the page."""
        self._push(ChoiceStep, conflict, value)

    def note_merge(self, merge_id: str, file: str) -> None:
        """Let a merge that was just made be undone."""
        self._push(MergeStep, merge_id, file)

    def undo_merge(self, merge: "MadeMerge") -> None:
        """Undo a merge made before, as an undo step of the page."""
        self._push(LaterUndo, merge.id, merge.file)

    def redo_merge(self, merge: "MadeMerge") -> None:
        """Take in again what an undone merge had brought, as an undo step of the page."""
        self._push(LaterRedo, merge.id, merge.file)

    def _push(self, kind: Callable[..., QUndoCommand], *about: Any) -> None:
        self.undo_stack.push(kind(self._session, self.undo_stack, *about, self.refresh))

    def forget(self) -> None:
        """Forget what belonged to another database."""
        self.undo_stack.clear()
        self.found = Exchanged()


def _exchanged(session: Session) -> Exchanged:
    from db.exchange.choosing import conflicts
    from db.exchange.offices import identity, known
    from db.exchange.undoing import merges_made

    database = session.database
    return Exchanged(conflicts(database), identity(database), known(database), merges_made(database))
