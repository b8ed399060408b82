"""How early a plan can end, from what it studies and the free hours of the days on which something runs."""

from datetime import date, timedelta

import pytest

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Catalogue, Session
from planner.pathway import model
from planner.pathway.model import build
from planner.pathway.problem import CORE, problem
from planner.pathway.reach import reach
from planner.pathway.result import Status
from planner.pathway.search import search
from planner.pathway.solver import Solver
from planner.pathway.study import bound_study, soonest
from tests.builders import a_case, a_catalogue, a_trade, an_activity

START, TERM, STUDIED = date(2027, 1, 4), 119, 105
PACE = 4


def curriculum(courses: int, terms: int, *weekly: WeeklyHours) -> tuple[Case, Catalogue]:
    """Return courses of four hours a week, each given in every term, and a client with these free hours."""
    codes = [f"C{number}" for number in range(courses)]
    target = a_trade(requires={"all": [{"credential": code} for code in codes]})
    activities = (an_activity(code, hours=PACE * STUDIED / 7) for code in codes)
    sessions = (_session(code, term) for code in codes for term in range(terms))
    wishes = Preferences(START, START + timedelta(days=TERM * terms), weekly_hours=weekly)
    return a_case(preferences=wishes), a_catalogue(target, *activities, *sessions)


def _session(code: str, term: int) -> Session:
    start = START + timedelta(days=TERM * term)
    end = start + timedelta(days=STUDIED)
    return Session(code, f"t{term:02}", start=start, end=end, hours_per_week=PACE, entry="dated")


def first_end(case: Case, catalogue: Catalogue, study: int) -> int:
    """Return the first day by which so many days of a course fit."""
    posed = problem(case, catalogue)
    found = build(posed, reach(posed, posed.scopes[CORE], firm=True), True, lambda: None)
    return soonest(found, study * PACE * 1000)


def test_the_days_between_two_terms_serve_no_study() -> None:
    case, catalogue = curriculum(5, 4, WeeklyHours(START, 8))
    assert first_end(case, catalogue, 2 * STUDIED) == STUDIED
    assert first_end(case, catalogue, 2 * STUDIED + 1) == TERM + 1
    assert first_end(case, catalogue, 4 * STUDIED) == TERM + STUDIED


def test_the_hours_of_each_day_count_as_they_are_that_day() -> None:
    later = START + timedelta(days=TERM)
    case, catalogue = curriculum(5, 4, WeeklyHours(START, 4), WeeklyHours(later, 16))
    assert first_end(case, catalogue, STUDIED) == STUDIED
    assert first_end(case, catalogue, STUDIED + 4) == TERM + 1


def test_what_never_fits_ends_after_the_deadline() -> None:
    case, catalogue = curriculum(5, 4, WeeklyHours(START, 4))
    assert first_end(case, catalogue, 4 * STUDIED) == 3 * TERM + STUDIED
    assert first_end(case, catalogue, 4 * STUDIED + 1) == 4 * TERM + 1


def test_a_plan_may_end_on_the_first_day_that_the_hours_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "CROWDED", 0)
    case, catalogue = curriculum(5, 4, WeeklyHours(START, 8))
    posed = problem(case, catalogue)
    found = build(posed, reach(posed, posed.scopes[CORE], firm=True), True, lambda: None)
    bound_study(found, Solver())
    found.cp.minimize(found.finish)
    assert Solver().solve(found.cp).objective == 2 * TERM + STUDIED


def test_sixty_courses_over_twelve_terms_are_proven() -> None:
    case, catalogue = curriculum(60, 12, WeeklyHours(START, 5 * PACE + 1))
    found = search(problem(case, catalogue), profiles=("fastest",))
    assert found.status is Status.OPTIMAL
    assert found.proposals[0].finish == START + timedelta(days=11 * TERM + STUDIED)
