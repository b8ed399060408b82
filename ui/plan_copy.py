"""The plan of the open case on the clipboard, as text for the office's own system."""

from PySide6.QtGui import QGuiApplication

from planner.report.note import plan_note
from ui.session import Session


def copy_plan(session: Session) -> None:
    """Copy the plan in the language of the window, and say so; without a plan, say what is missing."""
    words, case = session.language.words, session.document.case
    if case is None:
        session.said.emit(words._("No case is open. Open a client’s case to copy its plan."))
    elif not case.plan.steps:
        session.said.emit(words._("There is no plan yet: adopt a pathway or add a step, then copy it."))
    else:
        note = plan_note(case, session.catalogue, session.counsellor, words.language, session.today())
        QGuiApplication.clipboard().setText(note)
        session.said.emit(words._("The plan is copied as text: paste it where you keep your notes."))
