"""What the search of the top bar looks through: papers, clients, commands, and the cards of the catalogue."""

import re
from functools import partial
from typing import TYPE_CHECKING

from planner.client_words import called
from planner.text import folded
from planner.words import N_
from ui.actions import key_of, plain
from ui.page_commands import PREFIX
from ui.widgets.search import LIMIT, holds_words
from ui.widgets.search_answers import Found, Later, Source

HASH = re.compile("[0-9a-f]{8}")
CLIENT, SAMPLE = N_("Client: {name}"), N_("Sample: {name}")

if TYPE_CHECKING:
    from db.case_list import CaseSummary
    from ui.main_window import MainWindow
    from ui.session import Session


def sources(window: "MainWindow") -> tuple[Source, ...]:
    """Return the sources, in the order of their answers."""
    return tuple(partial(source, window) for source in (_papers, _clients, _pages, _commands, _cards))


def prepare(session: "Session") -> None:
    """Have at hand what the first letter asks for."""
    from ui.window_cards import prepare

    session.when_read(lambda: prepare(session))


def _papers(window: "MainWindow", query: str) -> list[Found] | Later:
    """Return whose paper it is, when the hash at its foot is typed."""
    if not HASH.fullmatch(query):
        return []
    from db.papers import papers

    session, words = window.session, window.session.language.words
    return Later(lambda: papers(session.database, query), lambda found: [
        Found(
            words._(
                "Paper {hash}: {name}, revision {number}",
                hash=query, name=called(paper.name, paper.case_id, words), number=paper.number,
            ),
            partial(session.open_case, paper.case_id),
        )
        for paper in found
    ])  # fmt: skip


def _clients(window: "MainWindow", query: str) -> Later:
    """Return the clients, then the samples, which are said to be that."""
    session, words = window.session, window.session.language.words
    return Later(lambda: _real_first(session, query), lambda rows: [
        Found(
            words._(SAMPLE if row.sample else CLIENT, name=called(row.name, row.id, words)),
            partial(session.open_case, row.id),
        )
        for row in rows
    ])  # fmt: skip


def _real_first(session: "Session", query: str) -> "tuple[CaseSummary, ...]":
    page = session.cases.page
    real = page(search=query, limit=LIMIT, samples=False)
    left = LIMIT - len(real)
    return real + (page(search=query, limit=left, samples=True) if left else ())


def _pages(window: "MainWindow", query: str) -> list[Found]:
    """Return the pages by their own words: each is a command too, and is said once."""
    words = window.session.language.words
    return [
        Found(words._("Go to: {page}", page=f"{plain(action)}  {key_of(action)}"), action.trigger)
        for name, action, called in window.actions_.called(words)
        if name.startswith(PREFIX) and holds_words(query, folded(called))
    ]


def _commands(window: "MainWindow", query: str) -> list[Found]:
    words = window.session.language.words
    return [
        Found(f"{plain(action)}  {key_of(action)}".strip(), action.trigger)
        for name, action, called in window.actions_.called(words)
        if action.isEnabled() and not name.startswith(PREFIX) and holds_words(query, folded(called))
    ]


def _cards(window: "MainWindow", query: str) -> list[Found]:
    """Return the cards that fit; what a page or a command is called by is no slip in a title."""
    from ui.window_cards import cards

    return cards(window.session, query, not (_pages(window, query) or _commands(window, query)))
