"""The weekly hours, to the last fraction, and the worst day of each week."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Preferences, WeeklyHours
from planner.check_limits import Overload, overloads
from planner.client import PastActivity
from planner.plan import Plan, Step
from planner.timeline import Timeline
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity

FORTNIGHT, FRIDAY = date(2027, 1, 25), date(2027, 1, 15)


def loaded(limit: float, *steps: Step) -> tuple[Overload, ...]:
    parts = [an_activity(step.activity, hours=10) for step in steps]
    wishes = Preferences(START, weekly_hours=(WeeklyHours(START, limit),))
    case = a_case(plan=Plan(steps), preferences=wishes)
    return overloads(Timeline.of(case, a_catalogue(a_trade(), *parts)))


@pytest.mark.parametrize(("limit", "weeks"), [(30, 0), (29.9, 2), (29.5, 2), (29, 2)])
def test_a_fraction_of_an_hour_too_many_is_too_many(limit: float, weeks: int) -> None:
    assert len(loaded(limit, Step("1", "A", "own", START, FORTNIGHT, hours_per_week=30))) == weeks


def test_each_week_shows_its_worst_day_and_the_step_that_started_last() -> None:
    long = Step("1", "A", "own", START, FORTNIGHT, hours_per_week=20)
    short = Step("2", "B", "own", date(2027, 1, 13), FRIDAY, hours_per_week=15)
    second = date(2027, 1, 18)
    assert loaded(15, long, short) == (Overload(START, 35, 15, "2"), Overload(second, 20, 15, "1"))


def test_the_hours_of_a_week_are_those_of_the_worst_day_even_when_it_comes_first() -> None:
    long = Step("1", "A", "own", START, FORTNIGHT, hours_per_week=20)
    short = Step("2", "B", "own", START, FRIDAY, hours_per_week=15)
    assert [found.hours for found in loaded(15, long, short)] == [35, 20]


def test_what_runs_beside_the_plan_takes_its_hours_and_alone_is_not_judged() -> None:
    runs = PastActivity("R", "est30", START, FORTNIGHT, "running")
    parts = (a_trade(), an_activity("R", hours=900), an_activity("A", hours=10))
    case = a_case(client=a_client(activities=(runs,)), preferences=Preferences(START))
    beside = Step("1", "A", "own", START, FRIDAY, hours_per_week=15)
    found = overloads(Timeline.of(replace(case, plan=Plan((beside,))), a_catalogue(*parts)))
    assert found == (Overload(START, 45, 40, "1"),)
    begun = Step("2", "A", "own", START, FRIDAY, hours_per_week=15, status="running")
    assert overloads(Timeline.of(replace(case, plan=Plan((begun,))), a_catalogue(*parts))) == ()
