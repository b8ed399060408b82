"""What the search of the top bar finds in the catalogue: the cards, and the trades to aim at."""

from functools import partial

from planner.activity_words import activity_name
from planner.finding import FoundTitle, TitleFinder, found_in
from planner.words import N_
from ui.aiming import aim_at
from ui.models.catalogue_entries import MEASURE, PROGRAM, TRADE, Entry
from ui.models.choices import found_through
from ui.opened import Opened
from ui.session import Session
from ui.widgets.search import LIMIT
from ui.widgets.search_answers import Found

SHORTEST, AIMS = 2, 3
LINES = {
    TRADE: N_("Occupation: {title}"),
    PROGRAM: N_("Programme or activity: {title}"),
    MEASURE: N_("Funding measure: {title}"),
}


def cards(session: Session, query: str, forgiving: bool = True) -> list[Found]:
    """Return what opens a card, then the trades to aim at; a slip may be forgiven where nothing fits."""
    if len(query) < SHORTEST:
        return []
    found = found_in(_finders(session.opened), query, session.language.code, LIMIT, forgiving)
    cards = [_card(session, kind, title) for kind, title in found]
    return cards + [_aim(session, title) for kind, title in found if kind == TRADE][:AIMS]


def prepare(session: Session) -> None:
    """Read the titles beside the window before the first letter is typed: there are some thirty thousand."""
    session.side_tasks.run(partial(_prepare, session.opened), session.answer)


def _prepare(opened: Opened) -> None:
    for finder in _finders(opened).values():
        finder.prepare()


def _finders(opened: Opened) -> dict[str, TitleFinder]:
    return {TRADE: opened.finder, PROGRAM: opened.program_finder, MEASURE: opened.measure_finder}


def _card(session: Session, kind: str, found: FoundTitle) -> Found:
    title = _called(session, kind, found)
    if kind == PROGRAM and (other := session.catalogue.activities[found.code].replaced_by):
        title = f"{title} – {session.language.words._('replaced by {code}', code=other)}"
    text = session.language.words._(LINES[kind], title=title)
    return Found(text, partial(session.asked_card.emit, Entry(kind, found.code)))


def _aim(session: Session, found: FoundTitle) -> Found:
    text = session.language.words._("Aim at: {trade}", trade=_called(session, TRADE, found))
    return Found(text, partial(aim_at, session, found.code))


def _called(session: Session, kind: str, found: FoundTitle) -> str:
    catalogue, words = session.catalogue, session.language.words
    if kind == TRADE:
        title = words.said(catalogue.trades[found.code].title)
    elif kind == PROGRAM:
        title = activity_name(catalogue.activities[found.code], found.code, words)
    else:
        title = next(words.said(m.title) for m in catalogue.measures if m.code == found.code)
    return found_through(f"{title} ({found.code})", found.through if kind == TRADE else "")
