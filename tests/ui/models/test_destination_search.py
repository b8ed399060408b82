"""The proven map, worked out by the real engine on a small market."""

from dataclasses import replace

from tests.ui.market import CHEF, CLERK, COOK, HELPER, WELDER, a_helper, a_market
from ui.models.destination_search import DestinationSearch
from ui.session import Session


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
