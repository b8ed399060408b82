"""Which commands the window has."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from planner.words import N_
from ui import opening
from ui.actions import Command
from ui.catalogue_commands import catalogue_commands, catalogue_page
from ui.databases import beside
from ui.page_commands import page_commands
from ui.plan_commands import plan_commands
from ui.session import Session
from ui.sharing_commands import sharing_commands
from ui.tokens import THEME_NAMES

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.models.catalogue_entries import Entry
    from ui.plan_desk import PlanDesk

OTHER = {"fr": "en", "en": "fr"}
THEME_KEYS = dict(zip(THEME_NAMES, ("Ctrl+F5", "Ctrl+F6", "Ctrl+F7", "Ctrl+F8"), strict=True))
# What needs no catalogue is done while it is still being read.
AT_ONCE = {"undo", "redo", "search", "language", "quit", *THEME_NAMES}


def commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of a window, menu by menu; a page that is not there has none."""
    every = (*(found for menu in MENUS for found in menu(window)),)
    wait = window.session.when_read
    return tuple(c if c.name in AT_ONCE else replace(c, act=partial(wait, c.act)) for c in every)


def _file(window: "MainWindow") -> Iterator[Command]:
    session = window.session
    yield Command("new_client", "file", N_("&New client"), session.new_case, "Ctrl+N", "account-plus-outline")
    yield Command(
        "open",
        "file",
        N_("&Open a database…"),
        partial(open_another, window),
        "Ctrl+O",
        "folder-open-outline",
    )
    text, ask = N_("Open the office ser&ver…"), lambda: window.server.ask()
    yield Command("open_server", "file", text, ask, "Ctrl+Shift+B", "server-network")
    text, edit = N_("Your name and o&ffice…"), partial(edit_profile, window)
    yield Command("profile", "file", text, edit, "Ctrl+Shift+I", also=N_("counsellor, logo, profile"))
    if "preview" in window.pages:
        text, show = N_("&Preview the paper"), partial(session.go.emit, "preview")
        yield Command("preview", "file", text, show, "Ctrl+P", "printer-outline", also=N_("print, PDF"))
    text, save, icon = (
        N_("Save what is sho&wn (Excel, CSV)…"),
        partial(_save_shown, window),
        "table-arrow-down",
    )
    yield Command("save_shown", "file", text, save, "Ctrl+Shift+S", icon, also=N_("export, table"))
    yield from _vault(window)
    text = N_("Restore a &backup…")
    yield Command("restore", "file", text, lambda: window.backups.show(), "Ctrl+Shift+R", "backup-restore")
    yield Command("quit", "file", N_("&Quit"), window.close, "Ctrl+Q", apart=True)


def _vault(window: "MainWindow") -> Iterator[Command]:
    # The desk is made after the commands.
    text, make = N_("New encr&ypted database…"), lambda: window.vault.new_database()
    yield Command("new_database", "file", text, make, "Ctrl+Shift+K", "database-lock-outline", apart=True)
    text, protect = N_("Pro&tection of the database…"), lambda: window.vault.show()
    yield Command("protection", "file", text, protect, "Ctrl+Shift+M", "shield-lock-outline")
    yield Command("lock", "file", N_("&Lock now"), lambda: window.vault.lock(), "Ctrl+L", "lock-outline")


def _edit(window: "MainWindow") -> Iterator[Command]:
    group, typing = window.undo_group, window.undo_keys
    yield Command(
        "undo",
        "edit",
        N_("&Undo"),
        partial(typing.undo, partial(_step, window, group.undo)),
        "Ctrl+Z",
        "undo",
    )
    yield Command(
        "redo",
        "edit",
        N_("&Redo"),
        partial(typing.redo, partial(_step, window, group.redo)),
        "Ctrl+Y",
        "redo",
    )
    yield Command("search", "edit", N_("&Search"), lambda: window.search.setFocus(), "Ctrl+K", "magnify")


def _step(window: "MainWindow", take: Callable[[], None]) -> None:
    """Undo or redo a step; what was told of it may be so no more."""
    window.notice.outdate()
    take()


def _view(window: "MainWindow") -> Iterator[Command]:
    settings, language = window.session.settings, window.session.language
    yield from page_commands(window)
    for theme, text in THEME_NAMES.items():
        chosen = partial(lambda theme: settings.values.theme == theme, theme)
        act = partial(window.use_theme, theme)
        yield Command(theme, "view", text, act, THEME_KEYS[theme], checked=chosen, apart=theme == "system")
    show = partial(choose_appearance, window)
    yield Command(
        "appearance", "view", N_("Language and t&heme…"), show, "Ctrl+,", "palette-outline", apart=True
    )
    switch = N_("Switch between French and &English")
    speak = lambda: window.use_language(OTHER[language.code])  # noqa: E731
    yield Command("language", "view", switch, speak, "Ctrl+Shift+L")


def _client(window: "MainWindow") -> Iterator[Command]:
    session = window.session
    show, leave = partial(session.go.emit, "intake"), session.close_case
    yield Command("intake", "client", N_("&Client’s case"), show, "Ctrl+E", "account-edit-outline")
    if "intake" in window.pages:
        text = N_("New contact &note…")
        yield Command(
            "note", "client", text, partial(_write_note, window), "Ctrl+Shift+N", "note-plus-outline"
        )
    text, tell = N_("History of the &fields…"), partial(_field_history, window)
    yield Command("field_history", "client", text, tell, "Ctrl+Shift+H", "history")
    text = N_("Give the &person’s information…")
    yield Command("release", "client", text, partial(_release, window), "Ctrl+Shift+F", "account-arrow-right")
    yield Command("close", "client", N_("C&lose the case"), leave, "Ctrl+W")


def _plan(window: "MainWindow") -> Iterator[Command]:
    if "plan" in window.pages:
        yield from plan_commands(window)
        text, copy = N_("Cop&y this plan…"), lambda: _plans(window).ask_copy()
        yield Command("copy_plan", "plan", text, copy, "Ctrl+D", "file-document-multiple-outline", apart=True)
        text, begin = N_("Ne&w plan for this client…"), lambda: _plans(window).ask_new()
        yield Command("new_plan", "plan", text, begin, "Ctrl+T", "file-plus-outline")
        text, choose = N_("Plan&s of this client…"), lambda: _plans(window).show_menu()
        also, icon = N_("compare two plans"), "file-multiple-outline"
        yield Command("plans", "plan", text, choose, "Ctrl+Shift+P", icon, also=also)
    text = N_("&History of the plan…")
    yield Command("history", "plan", text, partial(_plan_history, window), "Ctrl+H", "history")
    copy = partial(_copy_plan, window.session)
    yield Command("copy", "plan", N_("Copy the plan as &text"), copy, "Ctrl+Shift+C", "content-copy")


def _help(window: "MainWindow") -> Iterator[Command]:
    show = partial(show_help, window)
    yield Command("help", "help", N_("&Help of this page"), show, "F1", "help-circle-outline")
    text, begin = N_("Guided &tour (3 minutes)"), partial(begin_tour, window)
    yield Command("tour", "help", text, begin, "Shift+F1")
    text, tell = N_("&About Parcours"), partial(tell_about, window)
    yield Command("about", "help", text, tell, "Ctrl+F1", also=N_("licences, version"))


MENUS = (_file, _edit, _view, _client, _plan, catalogue_commands, sharing_commands, _help)


def open_another(window: "MainWindow") -> None:
    """Ask for a database, and open it."""
    from ui.dialogs.open_database import ask_database

    session = window.session
    if path := ask_database(beside(session.database.path), session.language.words, window):
        opening.open_beside(session, path)


def show_card(window: "MainWindow", entry: "Entry") -> None:
    """Show the card of an entry of the catalogue that another page asks for."""
    catalogue_page(window).open_card(entry)


def list_clients(window: "MainWindow", name: str) -> None:
    """Have the page of the clients show one of its lists."""
    from ui.pages.clients import ClientsPage

    page = window.pages["clients"]
    assert isinstance(page, ClientsPage)
    page.choose(name)


def show_field(window: "MainWindow", name: str) -> None:
    """Go to a field of the open case."""
    from ui.pages.intake import IntakePage

    window.session.go.emit("intake")
    page = window.pages["intake"]
    assert isinstance(page, IntakePage)
    page.editor(name).setFocus()


def _plans(window: "MainWindow") -> "PlanDesk":
    from ui.pages.plan import PlanPage

    page = window.pages["plan"]
    assert isinstance(page, PlanPage)
    return page.plans


def _write_note(window: "MainWindow") -> None:
    from ui.pages.intake import IntakePage

    page = window.pages["intake"]
    assert isinstance(page, IntakePage)
    page.desk.write_note()


def _save_shown(window: "MainWindow") -> None:
    from ui.shown import save_shown

    save_shown(window.pages[window.page])


def _plan_history(window: "MainWindow") -> None:
    from ui.plan_history import show_history

    show_history(window.session, window)


def _release(window: "MainWindow") -> None:
    from ui.release import ask_release

    ask_release(window.session, window)


def _copy_plan(session: Session) -> None:
    from ui.plan_copy import copy_plan

    copy_plan(session)


def _field_history(window: "MainWindow") -> None:
    """List who edited which field of the open file, and when."""
    from ui.dialogs.field_history import show_history

    show_history(window.session, window)


def edit_profile(window: "MainWindow") -> None:
    """Ask who works here, as printed on paper."""
    from ui.dialogs.profile import ProfileDialog

    ProfileDialog(window.session, window).open()


def choose_appearance(window: "MainWindow") -> None:
    """Ask for the language and the theme, which are tried at once."""
    from ui.dialogs.appearance import AppearanceDialog

    AppearanceDialog(window.session, window.use_language, window.use_theme, window).open()


def show_help(window: "MainWindow") -> None:
    """Show the help of the page on screen, in the dialog that is open already if there is one."""
    from ui.dialogs.help import HelpDialog

    dialog = window.findChild(HelpDialog)
    if dialog is None:
        dialog = HelpDialog(window.session, window.actions_, window)
    dialog.show_page(window.page)
    dialog.show()
    dialog.raise_()


def begin_tour(window: "MainWindow") -> None:
    """Walk through the window on a sample, unless a walk is under way."""
    from ui.tour import GuidedTour

    if window.findChild(GuidedTour) is None:
        GuidedTour(window)


def tell_about(window: "MainWindow") -> None:
    """Say what the program is, where its catalogue comes from, and under which licences."""
    from ui.dialogs.about import AboutDialog

    AboutDialog(window.session, window).open()
