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
    "program": N_("Add a p&rogramme…"),
    "measure": N_("Add a &funding measure…"),
    "edits": N_("The &office’s own rows…"),
    "places": N_("&Places…"),
    "versions": N_("&What changed in the catalogue…"),
    "template": N_("Save an empty &template…"),
    "save": N_("&Save the catalogue as a workbook…"),
}


def catalogue_commands(window: "MainWindow") -> Iterator[Command]:
    """Yield the commands; each goes to the page first."""
    if "catalogue" not in window.pages:
        return
    show = partial(window.session.go.emit, "catalogue")
    yield Command("catalogue", "catalogue", N_("Show the &catalogue"), show, icon="book-open-variant")
    text, ask = N_("&Import a catalogue…"), partial(_import, window)
    yield Command("import", "catalogue", text, ask, "Ctrl+I", "database-import-outline")
    for name, text in TOOLS.items():
        yield Command(f"catalogue_{name}", "catalogue", text, partial(_use, window, name))


def _import(window: "MainWindow") -> None:
    """Show the catalogue, and ask what to import into it."""
    page = catalogue_page(window)
    window.go(page.name)
    page.desk.ask_import()


def _use(window: "MainWindow", tool: str) -> None:
    page = catalogue_page(window)
    window.go(page.name)
    page.board.tools.actions_[tool].trigger()


def catalogue_page(window: "MainWindow") -> "CataloguePage":
    """Return the page of the catalogue."""
    from ui.pages.catalogue import CataloguePage

    page = window.pages["catalogue"]
    assert isinstance(page, CataloguePage)
    return page
