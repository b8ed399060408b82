"""What the search of the top bar looks through: clients, trades and commands."""

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from planner.text import folded
from ui.actions import plain
from ui.widgets.search import LIMIT, Found, Source, holds_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SHORTEST = 2


def sources(window: "MainWindow") -> tuple[Source, ...]:
    """Return the three sources, in the order of their answers."""
    return tuple(partial(source, window) for source in (_clients, _commands, _trades))


def aim_at(window: "MainWindow", code: str) -> None:
    """Make a trade the target of the open case, or begin a case with it."""
    session, case = window.session, window.session.document.case
    if case is None:
        session.new_case(target=code)
        return
    text = session.language.words._("Choose the target occupation")
    session.document.edit(replace(case, target=replace(case.target, trade=code)), text)


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
    words, trades = window.session.language.words, window.session.catalogue.trades.values()
    fitting = (t for t in trades if holds_words(query, folded(f"{t.code} {t.title.fr} {t.title.en}")))
    aim = words._("Aim at: {trade}", trade="{trade}")
    return [
        Found(aim.format(trade=f"{words.said(t.title)} ({t.code})"), partial(aim_at, window, t.code))
        for t in islice(fitting, LIMIT)
    ]
