from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from planner.case import WeeklyHours
from planner.dates import Period
from planner.plan import Plan
from tests.builders import START
from tests.ui.office import a_planned_case, an_office_catalogue
from ui.models.load import limit_on, weekly_load

CATALOGUE = an_office_catalogue()


def test_every_week_from_the_first_start_to_the_last_end() -> None:
    weeks = weekly_load(a_planned_case(), CATALOGUE)
    assert weeks[0].monday == START
    assert all(b.monday - a.monday == timedelta(days=7) for a, b in pairwise(weeks))
    assert weeks[-1].monday == date(2028, 3, 20)
    assert (weeks[0].study, weeks[0].work) == (6, 35)
    assert weeks[-1].study == 30


def test_the_present_job_ends_before_a_course_by_day() -> None:
    weeks = {week.monday: week for week in weekly_load(a_planned_case(), CATALOGUE)}
    assert weeks[date(2027, 8, 30)].work == 0 and weeks[date(2027, 5, 17)].work == 35


def test_the_limit_in_force_is_the_last_that_began() -> None:
    hours = (WeeklyHours(date(2027, 7, 1), 40), WeeklyHours(date(2027, 1, 1), 5))
    wishes = replace(a_planned_case().preferences, weekly_hours=hours)
    assert [limit_on(wishes, d) for d in (date(2026, 1, 1), date(2027, 6, 30), date(2027, 7, 1))] == [
        5,
        5,
        40,
    ]
    weeks = weekly_load(replace(a_planned_case(), preferences=wishes), CATALOGUE)
    assert weeks[0].over and not weeks[-1].over


def test_nothing_is_studied_in_a_closed_week() -> None:
    closed = Period(date(2027, 3, 1), date(2027, 3, 8))
    weeks = {w.monday: w for w in weekly_load(a_planned_case(), replace(CATALOGUE, closures=(closed,)))}
    assert weeks[date(2027, 3, 1)].closed and weeks[date(2027, 3, 1)].study == 0
    assert weeks[date(2027, 3, 8)].study == 6


def test_a_plan_without_days_has_no_load() -> None:
    assert weekly_load(replace(a_planned_case(), plan=Plan()), CATALOGUE) == ()
