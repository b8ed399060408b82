"""The follow-up meeting of the open plan: asked with the day of the plan, and kept as one undo step."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.follow_up import proposed_review
from planner.plan import Plan
from planner.words import N_
from ui.dialogs.entry import EntryDialog
from ui.session import Session
from ui.widgets.editors import DateEditor
from ui.widgets.intake_fields import Field
from ui.widgets.lenses import at

FIELDS = (
    Field("prepared", N_("Plan prepared on"), "", at("prepared"), DateEditor),
    Field("review", N_("Follow-up meeting"), "", at("review"), DateEditor),
)


def ask_follow_up(session: Session, parent: QWidget) -> EntryDialog | None:
    """Ask when the plan was prepared and when to meet again; return the dialog, if a case is open."""
    case, words = session.document.case, session.language.words
    if case is None:
        session.said.emit(words._("No case is open. Open a client’s case to see its plan."))
        return None
    about = words._(
        "The proposed day is some thirteen weeks away: write the one that you agree on, or empty it if none "
        "is agreed yet. It stands on the paper, in the list of clients and in the reports."
    )
    title, shown = words._("Follow-up of the plan"), _proposed(session, case.plan)
    dialog = EntryDialog(title, FIELDS, shown, words, parent, about=about)
    dialog.kept.connect(lambda kept: _keep(session, case, kept))
    dialog.written.connect(lambda written: session.drafted.emit(_agreed(session, case, written)))
    dialog.finished.connect(lambda: session.drafted.emit(None))
    dialog.open()
    dialog.editors["review"].setFocus()
    return dialog


def _proposed(session: Session, plan: Plan) -> Plan:
    """Return the plan with the days that it still lacks; a meeting whose day is past is proposed anew."""
    today = session.today()
    prepared, agreed = plan.prepared or today, plan.review
    coming = agreed if agreed and agreed >= today else proposed_review(prepared, today)
    return replace(plan, prepared=prepared, review=coming)


def _keep(session: Session, asked: Case, kept: Plan) -> None:
    """Put the two days into the plan as it is now, if the same client is still on screen."""
    if (agreed := _agreed(session, asked, kept)) is not None:
        session.document.edit(agreed, N_("Agree on the follow-up"))


def _agreed(session: Session, asked: Case, days: Plan) -> Case | None:
    """Return the case as it is now with the two days; None if another client is on screen."""
    case = session.document.case
    if case is None or case.id != asked.id:
        return None
    return replace(case, plan=replace(case.plan, prepared=days.prepared, review=days.review))
