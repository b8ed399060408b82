"""The proven map, worked out by the real engine on a small market."""

import threading
from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.ui.market import CHEF, CLERK, COOK, HELPER, WELDER, a_helper, a_market
from ui.models.destination_search import DestinationSearch
from ui.session import Session
from ui.tasks import Tasks


def test_every_trade_is_answered_by_the_engine(session: Session) -> None:
    session.opened = session.opened.with_catalogue(a_market())
    session.document.open(a_helper(), 1)
    search = DestinationSearch(session)
    search.start(session.document.case)
    assert not search.busy and search.share == 1 and set(search.found) == {HELPER, COOK, CLERK, CHEF, WELDER}
    assert search.found[COOK].first_step == "CUISINE" and search.found[COOK].estimated
    assert (search.answered(), search.answered(HELPER)) == (5, 4)


def test_another_case_forgets_and_the_same_one_keeps(session: Session) -> None:
    session.opened = session.opened.with_catalogue(a_market())
    search = DestinationSearch(session)
    case = a_helper()
    search.start(case)
    search.follow(replace(case, target=replace(case.target, trade=COOK)))
    assert len(search.found) == 5
    search.follow(a_helper(region="17"))
    assert search.found == {}
    search.start(case)
    search.follow(None)
    assert search.found == {} and not search.busy


def test_the_map_does_not_wait_for_the_pathways_of_the_case(session: Session, qtbot: QtBot) -> None:
    session.opened = session.opened.with_catalogue(a_market())
    gate, pathways = threading.Event(), Tasks(session)
    session.search_tasks = pathways
    pathways.follow("Search", lambda running: gate.wait(60), lambda done: None)
    search = DestinationSearch(session)
    search.start(a_helper())
    assert not search.busy and len(search.found) == 5
    gate.set()
    qtbot.waitUntil(lambda: not pathways.running, timeout=5000)


def test_a_stop_ends_what_still_waits_at_once(session: Session, qtbot: QtBot) -> None:
    session.opened = session.opened.with_catalogue(a_market())
    gate = threading.Event()
    session.what_if_tasks = Tasks(session)
    session.what_if_tasks.follow("Other", lambda running: gate.wait(60), lambda done: None)
    search, told = DestinationSearch(session), []
    search.start(a_helper())
    search.changed.connect(lambda: told.append(search.busy))
    search.cancel()
    assert told == [False] and not search.busy
    gate.set()
    qtbot.waitUntil(lambda: not session.what_if_tasks.running, timeout=5000)
    assert not search.busy and not search.found
