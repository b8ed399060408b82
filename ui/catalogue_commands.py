"""The commands of the menu of the catalogue: what its page does by a button, found by name too."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.words import N_
from ui.actions import Command

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.catalogue import CataloguePage

# By the names of the tools of the page.
TOOLS = {
    "program": (N_("Add a p&rogramme…"), "Shift+F2"),
    "measure": (N_("Add a &funding measure…"), "Shift+F3"),
    "edits": (N_("The &office’s own rows…"), "Shift+F4"),
    "places": (N_("&Places…"), "Shift+F5"),
    "versions": (N_("&What changed in the catalogue…"), "Shift+F6"),
    "template": (N_("Save an empty &template…"), "Shift+F7"),
    "save": (N_("&Save the catalogue as a workbook…"), "Shift+F8"),
}


def catalogue_commands(window: "MainWindow") -> Iterator[Command]:
    """Yield the commands; each goes to the page first."""
    if "catalogue" not in window.pages:
        return
    text, ask = N_("&Import a catalogue…"), partial(_import, window)
    yield Command("import", "catalogue", text, ask, "Ctrl+I", "database-import-outline")
    text, ask = N_("Add a &group of the chosen programme…"), partial(_use, window, "group")
    yield Command("catalogue_group", "catalogue", text, ask, shown="Ins")
    text, correct = N_("&Correct the chosen programme or measure…"), partial(_correct, window)
    yield Command("catalogue_correct", "catalogue", text, correct, shown="F2")
    for name, (text, key) in TOOLS.items():
        yield Command(f"catalogue_{name}", "catalogue", text, partial(_use, window, name), key)


def _import(window: "MainWindow") -> None:
    """Show the catalogue, and ask what to import into it."""
    page = catalogue_page(window)
    window.go(page.name)
    page.desk.ask_import()


def _use(window: "MainWindow", tool: str) -> None:
    page = catalogue_page(window)
    window.go(page.name)
    page.board.tools.actions_[tool].trigger()


def _correct(window: "MainWindow") -> None:
    page = catalogue_page(window)
    window.go(page.name)
    page.desk.correct()


def catalogue_page(window: "MainWindow") -> "CataloguePage":
    """Return the page of the catalogue."""
    from ui.pages.catalogue import CataloguePage

    page = window.pages["catalogue"]
    assert isinstance(page, CataloguePage)
    return page
