"""What a person asks of the pathways found: why not, what if, and the plan again; each answer can be kept."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.follow_up import prepared_on
from planner.pathway.comparison import best, nearest
from planner.pathway.result import PROFILES, Proposal, Result
from planner.plan import Step
from planner.related import as_kept
from planner.replanning import replanning
from planner.why_not_words import hoped_profiles
from planner.words import N_, Words
from ui.dialogs.add_step import AddStepDialog
from ui.dialogs.reasons import ReasonsDialog, why_paragraphs
from ui.dialogs.replan import ReplanDialog
from ui.dialogs.what_if import WhatIfDialog
from ui.dialogs.why_not import WhyNotDialog
from ui.models.pathway_search import PathwaySearch
from ui.plan_history import shaped_kept_by
from ui.session import Session


class PlanQuestions(QObject):
    """Opens the dialogs on the last answer; what is kept is one named undo step."""

    def __init__(self, session: Session, search: PathwaySearch, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._search, self._page = session, search, page
        self._asked: tuple[str, Callable[[], None]] | None = None
        search.answered.connect(self._go_on)

    def ask_why(self, proposal: Proposal) -> None:
        """Say what each step of a pathway is there for."""
        if (case := self._session.document.case) is not None:
            said = why_paragraphs(proposal, case, self._session.offered, self._words)
            ReasonsDialog(self._words._("Why this pathway"), said, self._page).open()

    def ask_step(self, add: Callable[[Step], None]) -> None:
        """Ask which step to add."""
        if (case := self._session.document.case) is not None:
            dialog = AddStepDialog(self._session.offered, self._words, case.preferences.start, self._page)
            dialog.made.connect(add)
            dialog.open()

    def ask_why_not(self) -> None:
        """Say what blocks each profile without a pathway, and offer the changes that open one."""
        case, result = self._session.document.case, self._search.result
        if case is not None and result is not None:
            posed = self._session.breadth.posed(case, self._session.catalogue)
            offered, hoped = self._session.offered, hoped_profiles(result)
            dialog = WhyNotDialog(result.why_not, posed, offered, self._words, self._page, hoped)
            dialog.applied.connect(lambda relaxed, said: self._relax(posed, relaxed, said))
            dialog.open()

    def _relax(self, posed: Case, relaxed: Case, said: Callable[[Words], str]) -> None:
        """Keep what a case became, and admit the programmes of every field where their limit was given up."""
        document, kept = self._session.document, as_kept(relaxed)
        if posed.preferences.other_fields and not relaxed.preferences.other_fields:
            self._session.breadth.admit(relaxed, every=True)
        if kept != document.case:
            document.edit(kept, "{change}", change=said)

    def ask_what_if(self) -> None:
        """Ask for one thing to change, and compare, once all is found."""
        self._ask_once_found(self._what_if)

    def ask_again(self) -> None:
        """Show what the search makes of the plan, around its facts and pins, once all is found."""
        self._ask_once_found(self._again)

    def _ask_once_found(self, ask: Callable[[], None]) -> None:
        """Ask now, or as soon as the search under way has ended or was stopped; a later question counts."""
        case = self._session.document.case
        if case is None or not self._search.busy:
            ask()
            return
        self._asked = case.id, ask
        text = self._words._(
            "The search is still under way: what you asked for opens as soon as it ends. “Stop the search” "
            "opens it now, with what is found so far."
        )
        self._session.said.emit(text)

    def _go_on(self) -> None:
        """Ask what waits for the search, unless another case or another page is on screen by now."""
        if self._search.busy or self._asked is None:
            return
        (case_id, ask), self._asked = self._asked, None
        case = self._session.document.case
        if case is not None and case.id == case_id and self._page.isVisible():
            ask()

    def _what_if(self) -> None:
        case, result = self._session.document.case, self._search.result
        if case is not None and result is not None:
            dialog = WhatIfDialog(self._session, case, result, self._page)
            dialog.kept.connect(self._keep_change)
            dialog.open()

    def _keep_change(self, changed: Case, what: Callable[[Words], str]) -> None:
        self._session.document.edit(changed, N_("Change: {what}"), what=what)

    def _again(self) -> None:
        case, result = self._session.document.case, self._search.result
        if case is not None and result is not None:
            self._show_again(case, result)

    def _show_again(self, case: Case, result: Result) -> None:
        found = _favourite(case, result)
        if found is None:
            self._session.said.emit(self._words._("No pathway was found with these answers."))
            return
        catalogue, words = self._session.offered, self._words
        dialog = ReplanDialog(replanning(case, found, catalogue), catalogue, words, self._page)
        dialog.kept.connect(self._keep_again)
        dialog.open()

    def _keep_again(self, kept: Case) -> None:
        document, today = self._session.document, self._session.today()
        if document.case is not None:
            history = shaped_kept_by(self._session, document.case).keeping
            prepared = replace(kept, plan=prepared_on(kept.plan, today), keeping=history)
            document.edit(prepared, N_("Plan again"))

    @property
    def _words(self) -> Words:
        return self._session.language.words


def _favourite(case: Case, result: Result) -> Proposal | None:
    """Return the best pathway for what the plan was chosen for, else any; of equals, what stays nearest."""
    wanted = (*(p for p in case.plan.profiles if p in PROFILES), *PROFILES)
    found = (best(result, profile) for profile in wanted)
    first = next((p for p in found if p), None)
    return nearest(result, first, case.plan.activity_steps) if first else None
