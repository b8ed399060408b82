"""Keeping the revisions of the open case's plan, and going back to one: each is one undo step."""

from functools import partial

from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.keeping import Revision
from planner.revisions import SIGNED, frozen, restored, shaped_kept
from planner.words import N_
from ui.printed import PrintedPlans
from ui.session import Session


def keep_printed(session: Session, document: str = "") -> None:
    """Keep the plan of the open case as it was printed or written into a file, and note who did it."""
    if (case := session.document.case) is not None:
        plans = PrintedPlans(session)
        plans.note(case, document)
        plans.keep(case)


def keep_signed(session: Session) -> None:
    """Keep the plan of the open case as it was signed today."""
    _keep(session, SIGNED, N_("Keep the signed plan"))


def restore(session: Session, revision: Revision) -> None:
    """Go back to the plan of a revision; the plan that it replaces is kept as one."""
    case = session.document.case
    if case is not None:
        again = restored(case, revision, session.today(), session.counsellor.name)
        session.document.edit(again, N_("Restore revision {number}"), number=revision.number)


def show_history(session: Session, parent: QWidget) -> None:
    """Show the revisions of the plan of the open case."""
    from ui.dialogs.plan_history import PlanHistoryDialog

    if session.document.case is None:
        session.said.emit(session.language.words._("No case is open. Open a client’s case to see its plan."))
        return
    dialog = PlanHistoryDialog(session, parent)
    dialog.asked_restore.connect(partial(restore, session))
    dialog.asked_signed.connect(partial(keep_signed, session))
    dialog.open()


def kept_as(session: Session, case: Case, reason: str) -> Case:
    """Return the case with its plan kept today, by the counsellor."""
    return frozen(case, session.today(), session.counsellor.name, reason)


def shaped_kept_by(session: Session, case: Case) -> Case:
    """Return the case with a plan that was shaped by hand kept, before something else takes its place."""
    return shaped_kept(case, session.today(), session.counsellor.name)


def _keep(session: Session, reason: str, text: str) -> None:
    if (case := session.document.case) is not None:
        session.document.edit(kept_as(session, case, reason), text)
