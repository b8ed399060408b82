"""The doors of a requirement: for the client of the open case, else for nobody in particular."""

from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue
from planner.requirement import NOTHING, Requirement
from planner.timeline import Timeline
from planner.words import Words
from ui.widgets.door_list import DoorList


class ClientDoors(DoorList):
    """A list of doors that asks where the client stands when the plan begins."""

    def show_for(
        self, tree: Requirement, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show which doors are open for the client on the first day of the plan, or only what they ask."""
        if case is None or tree == NOTHING:
            self.show_plain(tree, today, catalogue, words)
            return
        standing = Timeline.of(case, catalogue).standing(case.preferences.start)
        self.show_tree(tree, standing, catalogue, words)


def client_heading(heading: str, case: Case | None, words: Words) -> str:
    """Return a heading that says for whom the doors under it are judged."""
    if case is None:
        return heading
    name = case.client.name or words._("the client")
    return words._("{heading} – for {name}", heading=heading, name=name)
