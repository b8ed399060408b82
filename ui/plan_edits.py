"""The edits of the open case's plan: each is one named undo step of the document."""

from collections.abc import Callable
from dataclasses import replace

from planner import plan as plans
from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.follow_up import prepared_on
from planner.paperwork import suggested, with_paperwork
from planner.pathway.result import Proposal
from planner.plan import Plan, Step
from planner.revisions import ADOPTED
from planner.words import N_
from ui.models.sessions import starting
from ui.plan_history import kept_as, shaped_kept_by
from ui.session import Session


class PlanEdits:
    """Changes the plan through the document; without an open case it changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def adopt(self, proposal: Proposal) -> None:
        """Make a pathway the plan."""
        document = self._session.document
        if document.case is not None:
            kept = shaped_kept_by(self._session, document.case)
            adopted = adopt(kept, proposal, self._session.catalogue)
            adopted = replace(adopted, plan=prepared_on(adopted.plan, self._session.today()))
            document.edit(kept_as(self._session, adopted, ADOPTED), N_("Adopt a pathway"))

    def add(self, step: Step) -> None:
        """Add a step, with the administrative steps that it calls for, as a pathway brings them."""
        document, catalogue = self._session.document, self._session.catalogue
        if (case := document.case) is not None:
            begun = plans.add(plans.begun_with(case.plan, catalogue.version), step)
            edited = with_paperwork(case, replace(case, plan=begun), catalogue)
            document.edit(_with_new_paperwork(case, edited, catalogue), N_("Add a step"))

    def remove(self, step_id: str) -> None:
        """Take a step out."""
        self._edit(lambda plan: plans.remove(plan, step_id), N_("Remove a step"))

    def move(self, step_id: str, days: int) -> None:
        """Move a step earlier or later."""
        self._edit(lambda plan: self._ended(plan, plans.move(plan, step_id, days)), N_("Move a step"))

    def stretch(self, step_id: str, days: int) -> None:
        """End a step earlier or later."""
        self._edit(lambda plan: plans.stretch(plan, step_id, days), N_("Change the end"))

    def reorder(self, step_id: str, places: int) -> None:
        """Put a step before or after its neighbours."""
        self._edit(
            lambda plan: self._ended(plan, plans.reorder(plan, step_id, places)), N_("Change the order")
        )

    def change(self, step_id: str, change: Callable[[Step], Step], text: str, goes_on: bool = False) -> None:
        """Change a step; `text` (a msgid) names the undo step, which may go on with the one before."""
        self._edit(lambda plan: plans.edit(plan, step_id, change), text, goes_on)

    def _ended(self, before: Plan, after: Plan) -> Plan:
        """Return the plan with what begins on another day ended as its hours and closures say."""
        steps = (self._as_begun(before.step(step.id), step) for step in after.steps)
        return plans.ordered(replace(after, steps=tuple(steps)))

    def _as_begun(self, was: Step | None, step: Step) -> Step:
        if was is None or step.is_formality or step.start in (None, was.start):
            return step
        return starting(was, step.start, self._session.offered)

    def _edit(self, change: Callable[[Plan], Plan], text: str, goes_on: bool = False) -> None:
        """Change the plan, and its administrative steps with it, as one undo step."""
        document = self._session.document
        if (case := document.case) is not None:
            edited = replace(case, plan=change(case.plan))
            document.edit(with_paperwork(case, edited, self._session.catalogue), text, goes_on)


def _with_new_paperwork(before: Case, after: Case, catalogue: Catalogue) -> Case:
    """Return the edited case with what it calls for anew; what was taken out by hand stays out."""
    was, plan = suggested(before, catalogue), after.plan
    new = [s for own, s in suggested(after, catalogue).items() if own not in was and not plan.step(own)]
    return replace(after, plan=plans.add(replace(plan, steps=tuple(new)), *plan.steps)) if new else after
