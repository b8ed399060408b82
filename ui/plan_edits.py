"""The edits of the open case's plan: each is one named undo step of the document."""

from collections.abc import Callable
from dataclasses import replace

from planner import plan as plans
from planner.adopt import adopt
from planner.follow_up import prepared_on
from planner.pathway.result import Proposal
from planner.plan import Plan, Step
from planner.revisions import ADOPTED
from planner.words import N_
from ui.plan_history import kept_as
from ui.session import Session


class PlanEdits:
    """Changes the plan through the document; without an open case it changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def adopt(self, proposal: Proposal) -> None:
        """Make a pathway the plan."""
        document = self._session.document
        if document.case is not None:
            adopted = adopt(document.case, proposal, self._session.catalogue)
            adopted = replace(adopted, plan=prepared_on(adopted.plan, self._session.today()))
            document.edit(kept_as(self._session, adopted, ADOPTED), N_("Adopt a pathway"))

    def add(self, step: Step) -> None:
        """Add a step."""
        version = self._session.catalogue.version
        self._edit(lambda plan: plans.add(plans.begun_with(plan, version), step), N_("Add a step"))

    def remove(self, step_id: str) -> None:
        """Take a step out."""
        self._edit(lambda plan: plans.remove(plan, step_id), N_("Remove a step"))

    def move(self, step_id: str, days: int) -> None:
        """Move a step earlier or later."""
        self._edit(lambda plan: plans.move(plan, step_id, days), N_("Move a step"))

    def stretch(self, step_id: str, days: int) -> None:
        """End a step earlier or later."""
        self._edit(lambda plan: plans.stretch(plan, step_id, days), N_("Change the end"))

    def reorder(self, step_id: str, places: int) -> None:
        """Put a step before or after its neighbours."""
        self._edit(lambda plan: plans.reorder(plan, step_id, places), N_("Change the order"))

    def change(self, step_id: str, change: Callable[[Step], Step], text: str, goes_on: bool = False) -> None:
        """Change a step; `text` (a msgid) names the undo step, which may go on with the one before."""
        self._edit(lambda plan: plans.edit(plan, step_id, change), text, goes_on)

    def _edit(self, change: Callable[[Plan], Plan], text: str, goes_on: bool = False) -> None:
        document = self._session.document
        if (case := document.case) is not None:
            document.edit(replace(case, plan=change(case.plan)), text, goes_on)
