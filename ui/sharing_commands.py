"""The commands of the menu of sharing: files that leave and come, what waits, registers, reports."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.words import N_
from ui.actions import Command

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.sharing import SharingPage


def sharing_commands(window: "MainWindow") -> Iterator[Command]:
    """Yield the commands; what the page of sharing does is offered where there is that page."""
    if "sharing" in window.pages:
        send, receive = partial(_export, window), lambda: _page(window).ask_file()
        yield Command("export", "sharing", N_("&Export cases…"), send, "Ctrl+Shift+E", "export-variant")
        yield Command(
            "receive", "sharing", N_("&Receive a file…"), receive, "Ctrl+Shift+O", "tray-arrow-down"
        )
        text, decide = N_("What waits for a &choice"), partial(_show_waiting, window)
        yield Command("to_decide", "sharing", text, decide, "Ctrl+Shift+D", "call-merge")
    text = N_("Re&gisters (retention, incidents, accesses)…")
    yield Command(
        "registers", "sharing", text, partial(_registers, window), "Ctrl+Shift+G", "file-lock-outline"
    )


def _export(window: "MainWindow") -> None:
    """Show the sharing page, and ask what leaves."""
    page = _page(window)
    window.go(page.name)
    page.desk.ask_export()


def _show_waiting(window: "MainWindow") -> None:
    """Show the sharing page with what was edited on both sides."""
    page = _page(window)
    window.go(page.name)
    page.board.tabs.setCurrentWidget(page.board.conflicts)


def _registers(window: "MainWindow") -> None:
    from ui.registers import show_registers

    show_registers(window.session, window)


def _page(window: "MainWindow") -> "SharingPage":
    from ui.pages.sharing import SharingPage

    page = window.pages["sharing"]
    assert isinstance(page, SharingPage)
    return page
