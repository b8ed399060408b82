"""Who starts in a closed week ends no sooner: such starts are left out of the proofs, not of the answer."""

from datetime import date
from typing import Any

from planner.catalogue import Catalogue, Session
from planner.dates import Period
from planner.pathway.dominance import innermost, undominated
from planner.pathway.problem import Problem, problem
from planner.pathway.reach import reach
from planner.pathway.search import search
from planner.pathway.solver import Solver
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity

CLOSED = (Period(START, date(2027, 1, 23)),)


def posed(asked: Any = None, **closing: Any) -> Problem:
    """Return the problem of one course of two weeks, which starts any Monday, two of them closed."""
    parts = [an_activity("COURSE", hours=60), Session("COURSE", "s", hours_per_week=30, mode="evening")]
    trade = a_trade(requires=asked or {"credential": "COURSE"})
    catalogue: Catalogue = a_catalogue(trade, *parts, **{"closures": CLOSED, **closing})
    return problem(a_case(), catalogue)


def first_starts(found: Problem) -> list[int]:
    """Return the first starts that the proofs look at."""
    scope = found.scopes["core"]
    offers = undominated(found, scope, reach(found, scope, firm=True), True, Solver().check).offers
    return [start for start, _ in offers["COURSE"][0].options[:3]]


def test_the_days_with_others_within_them_go() -> None:
    assert innermost(((0, 28), (7, 28), (14, 28), (21, 35))) == ((14, 28), (21, 35))
    assert innermost(((0, 7), (0, 14), (3, 7))) == ((3, 7),)


def test_starts_in_closed_weeks_are_left_out_where_nothing_asks_for_an_early_start() -> None:
    assert first_starts(posed()) == [14, 21, 28]
    assert first_starts(posed(closures=())) == [0, 7, 14]


def test_starts_in_closed_weeks_stay_where_others_go_beside_the_course_or_must_not_have_it() -> None:
    beside = {"all": [{"credential": "COURSE"}, {"concurrent": "COURSE"}]}
    assert first_starts(posed(beside)) == [0, 7, 14]


def test_of_plans_with_the_same_figures_the_first_start_is_still_the_answer() -> None:
    (best,) = search(posed(), profiles=("fastest",)).proposals
    (step,) = best.steps
    assert (step.start, step.end) == (START, date(2027, 2, 8))
