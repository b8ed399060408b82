"""What the search of the top bar looks through: clients, trades and commands."""

from functools import partial
from typing import TYPE_CHECKING

from planner.finding import FoundTrade
from planner.text import folded
from ui.actions import plain
from ui.aiming import aim_at
from ui.models.choices import found_through
from ui.session import Session
from ui.widgets.search import LIMIT, Found, Source, holds_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SHORTEST = 2


def sources(window: "MainWindow") -> tuple[Source, ...]:
    """Return the three sources, in the order of their answers."""
    return tuple(partial(source, window) for source in (_clients, _commands, _trades))


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
        Found(f"{plain(action)}  {action.shortcut().toString()}".strip(), action.trigger)
        for action in window.actions_
        if action.isEnabled() and holds_words(query, folded(plain(action)))
    ]


def _trades(window: "MainWindow", query: str) -> list[Found]:
    if len(query) < SHORTEST:
        return []
    session, words = window.session, window.session.language.words
    found = session.opened.finder.find(query, words.language, LIMIT)
    return [
        Found(
            words._("Aim at: {trade}", trade=_called(session, trade)), partial(aim_at, session, trade.trade)
        )
        for trade in found
    ]


def _called(session: Session, found: FoundTrade) -> str:
    trade = session.catalogue.trades[found.trade]
    return found_through(f"{session.language.words.said(trade.title)} ({trade.code})", found.through)
