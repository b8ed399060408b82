"""The doors of a requirement: for the client of the open case, else for nobody in particular."""

from collections.abc import Callable
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue
from planner.figures import laid_out
from planner.requirement import NOTHING, Requirement
from planner.standing import Standing
from planner.timeline import Timeline
from planner.words import Words
from ui.widgets.door_list import DoorList

Stands = Callable[[Case, Catalogue], Standing]
After = Callable[[Case, Catalogue], Standing | None]


def start_standing(case: Case, catalogue: Catalogue) -> Standing:
    """Return what the client holds when the plan starts."""
    return Timeline.of(case, catalogue).standing(case.preferences.start)


def planned_standing(case: Case, catalogue: Catalogue) -> Standing | None:
    """Return what the client holds at the end of the plan, if there is one."""
    if not case.plan.activity_steps:
        return None
    timeline = laid_out(case, catalogue)
    return timeline.standing(timeline.finish)


def unplanned(case: Case, catalogue: Catalogue) -> None:
    """Judge doors whatever the plan leads to."""


class ClientDoors(DoorList):
    """A list of doors that asks where the client stands when the plan begins, and may ask where it leads."""

    def __init__(self, stands: Stands = start_standing, after: After = unplanned) -> None:
        super().__init__()
        self._stands, self._after = stands, after

    def show_for(
        self, tree: Requirement, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show which doors are open for the client on the first day of the plan, or only what they ask."""
        if case is None or tree == NOTHING:
            self.show_plain(tree, today, catalogue, words)
            return
        after = self._after(case, catalogue)
        self.show_tree(tree, self._stands(case, catalogue), catalogue, words, after)


def client_heading(heading: str, case: Case | None, words: Words) -> str:
    """Return a heading that says for whom the doors under it are judged."""
    if case is None:
        return heading
    name = case.client.name or words._("the client")
    return words._("{heading} – for {name}", heading=heading, name=name)
