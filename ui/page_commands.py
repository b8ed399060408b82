"""The commands that go to the pages of the rail: Ctrl+1 is the first."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.words import N_
from ui.actions import Command

if TYPE_CHECKING:
    from ui.main_window import MainWindow

# How else a page is asked for.
ALSO = {
    "home": N_("begin, recent databases, checklist"),
    "clients": N_("clients, cases, list"),
    "plan": N_("pathways, calendar, steps, budget"),
    "catalogue": N_("occupations, programmes, schools, funding measures"),
    "directions": N_("other occupations, explore, transferable skills"),
    "sharing": N_("share, exchange, merge, offices, registers"),
    "reports": N_("statistics, caseload, figures"),
}
PREFIX = "page_"


def page_commands(window: "MainWindow") -> Iterator[Command]:
    """Yield a command for each page of the rail, in its order."""
    for number, entry in enumerate(window.pages.on_rail, 1):
        go = partial(window.session.go.emit, entry.name)
        key, also = f"Ctrl+{number}", ALSO.get(entry.name, "")
        yield Command(PREFIX + entry.name, "view", entry.title, go, key, entry.icon, also=also)
