"""What the search of the top bar looks through: clients, commands, and the cards of the catalogue."""

from functools import partial
from typing import TYPE_CHECKING

from planner.text import folded
from ui.actions import key_of, plain
from ui.widgets.search import LIMIT, Found, Source, holds_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def sources(window: "MainWindow") -> tuple[Source, ...]:
    """Return the sources, in the order of their answers."""
    return tuple(partial(source, window) for source in (_clients, _commands, _cards))


def _clients(window: "MainWindow", query: str) -> list[Found]:
    session, words = window.session, window.session.language.words
    rows = session.cases.page(search=query, limit=LIMIT)
    return [
        Found(
            words._("Client: {name}", name=row.name or words._("(no name)")),
            partial(session.open_case, row.id),
        )
        for row in rows
    ]


def _commands(window: "MainWindow", query: str) -> list[Found]:
    return [
        Found(f"{plain(action)}  {key_of(action)}".strip(), action.trigger)
        for action in window.actions_
        if action.isEnabled() and holds_words(query, folded(plain(action)))
    ]


def _cards(window: "MainWindow", query: str) -> list[Found]:
    from ui.window_cards import cards

    return cards(window.session, query)
