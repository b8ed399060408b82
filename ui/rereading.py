"""Reading the open case again, after something else than its own edits wrote it."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from ui.destroyed import put_away
from ui.session import Session

if TYPE_CHECKING:
    from planner.case import Case


def reread(session: Session) -> None:
    """Say that cases changed, and show the open one as the database has it.

    Unsaved work stays on screen, but for that of a case which was destroyed.
    """
    session.cases_changed.emit()
    case = session.document.case
    if case is None or not session.document.version:
        return

    def show(done: "Future[tuple[Case, int]]") -> None:
        if put_away(session, done.exception()):
            return
        found = session.answer(done)
        document = session.document
        if found is not None and document.case is case and document.is_saved and found[1] != document.version:
            document.open(*found)

    session.store_tasks.run(lambda: session.cases.load(case.id), show)
