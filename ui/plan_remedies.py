"""Does what the issue bar offers: each remedy by its name, on the plan page."""

from typing import TYPE_CHECKING

from planner.words import N_
from ui.models import remedies

if TYPE_CHECKING:
    from ui.pages.plan import PlanPage

TEXTS = {
    remedies.DATES.name: N_("Take the group’s dates"),
    remedies.GROUP.name: N_("Change the group"),
    remedies.COUNTED.name: N_("Change the due date"),
}


class PlanRemedies:
    """A remedy that changes the plan is one undo step; the others lead to where something is decided."""

    def __init__(self, page: "PlanPage") -> None:
        self._page = page
        self._acts = {
            remedies.LOOK.name: page.drift.look,
            remedies.SEARCH.name: page.search_again,
            remedies.AGAIN.name: page.questions.ask_again,
            remedies.ANSWER.name: lambda: page.session.go.emit("intake"),
            remedies.AUTHORIZATION.name: self._add_authorization,
        }

    def apply(self, name: str, step_id: str) -> None:
        """Do what a remedy says, about the step of the issue if it has one."""
        if step_id:
            self._page.choose(step_id)
        if name in self._acts:
            self._acts[name]()
        elif name == remedies.REMOVE.name:
            self._page.remove_step()
        elif name == remedies.ASIDE.name:
            self._page.board.inspector.ask_reason()
        else:
            self._change(name, step_id)

    def _change(self, name: str, step_id: str) -> None:
        case, catalogue = self._page.session.document.case, self._page.session.offered
        if case is not None:
            change = remedies.CHANGES[name]
            self._page.edits.change(step_id, lambda step: change(step, case, catalogue), TEXTS[name])

    def _add_authorization(self) -> None:
        case = self._page.session.document.case
        if case is not None and (step := remedies.authorization(case, self._page.session.offered)):
            self._page.edits.add(step)
