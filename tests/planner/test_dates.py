"""Weeks, closures and birthdays."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dates import (
    Period,
    age,
    birthday,
    is_closed,
    monday_from,
    mondays,
    months_between,
    reference_date,
    school_year,
    session_end,
    weeks_of,
)

MONDAY = date(2027, 1, 11)
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


def closure(start: date, days: int) -> Period:
    return Period(start, start + timedelta(days=days))


@pytest.mark.parametrize(
    ("start", "hours", "pace", "weeks"),
    [
        (MONDAY, 0, 30, 0),
        (MONDAY, 30, 30, 1),
        (MONDAY, 31, 30, 2),
        (date(2027, 1, 13), 60, 30, 2),
        (MONDAY, 5, 6, 1),
        (MONDAY, 2.1, 0.7, 3),
        (MONDAY, 6.6, 1.1, 6),
        (MONDAY, 2.2, 0.7, 4),
    ],
)
def test_an_end_is_whole_weeks_after_the_start(start: date, hours: float, pace: float, weeks: int) -> None:
    assert session_end(start, hours, pace, ()) == start + timedelta(weeks=weeks)


@pytest.mark.parametrize(
    ("closed", "weeks"),
    [
        (closure(MONDAY, 5), 3),
        (closure(MONDAY, 4), 2),
        (closure(MONDAY + timedelta(days=1), 5), 2),
        (closure(MONDAY + timedelta(weeks=1), 14), 4),
        (closure(MONDAY + timedelta(weeks=2), 7), 2),
    ],
)
def test_only_a_week_closed_from_monday_to_friday_lengthens(closed: Period, weeks: int) -> None:
    assert session_end(MONDAY, 60, 30, (closed,)) == MONDAY + timedelta(weeks=weeks)


@pytest.mark.parametrize(
    ("start", "hours", "closed", "end"),
    [
        (date(2027, 6, 30), 20, Period(date(2027, 7, 5), date(2027, 7, 17)), date(2027, 7, 21)),
        (date(2027, 6, 30), 20, Period(date(2027, 7, 12), date(2027, 7, 17)), date(2027, 7, 7)),
        (date(2027, 6, 30), 20, Period(date(2027, 6, 28), date(2027, 7, 3)), date(2027, 7, 14)),
        (date(2027, 6, 30), 0, Period(date(2027, 6, 28), date(2027, 7, 3)), date(2027, 6, 30)),
        (date(2027, 6, 28), 20, Period(date(2027, 7, 5), date(2027, 7, 17)), date(2027, 7, 5)),
    ],
)
def test_a_session_from_midweek_counts_every_closed_week_it_meets(
    start: date, hours: float, closed: Period, end: date
) -> None:
    assert session_end(start, hours, 20, (closed,)) == end


@given(DAYS, st.integers(0, 120), st.lists(st.tuples(st.integers(-10, 80), st.integers(1, 25)), max_size=4))
def test_an_end_is_the_first_that_counts_the_closed_weeks_before_it(
    start: date, hours: int, gaps: list[tuple[int, int]]
) -> None:
    closures = [closure(start + timedelta(days=first), days) for first, days in gaps]
    weeks, study = 0, -(-hours // 20)
    while weeks != study + _closed_before(start, weeks, closures) and hours:
        weeks += 1
    assert session_end(start, hours, 20, closures) == start + timedelta(weeks=weeks)


def _closed_before(start: date, weeks: int, closures: list[Period]) -> int:
    days = {start + timedelta(days=n) for n in range(7 * weeks)}
    return sum(
        is_closed(monday, closures) for monday in {day - timedelta(days=day.weekday()) for day in days}
    )


def test_two_closures_do_not_make_one_closed_week() -> None:
    halves = (closure(MONDAY, 2), closure(MONDAY + timedelta(days=2), 5))
    assert not is_closed(MONDAY, halves)


@given(DAYS, st.integers(0, 60))
def test_mondays_are_all_those_of_the_period(start: date, days: int) -> None:
    period = [start + timedelta(days=n) for n in range(days)]
    assert list(mondays(start, start + timedelta(days=days))) == [d for d in period if d.weekday() == 0]
    assert monday_from(start) == next(d for d in map(period_day(start), range(7)) if d.weekday() == 0)


def period_day(start: date) -> Callable[[int], date]:
    return lambda n: start + timedelta(days=n)


@given(DAYS, DAYS)
def test_age_grows_by_one_on_each_birthday(birth: date, day: date) -> None:
    if day > birth + timedelta(days=366):
        celebrated = birthday(birth, day.year)
        assert age(birth, celebrated) - age(birth, celebrated - timedelta(days=1)) == 1


def test_the_school_year_starts_on_1_july() -> None:
    assert (school_year(date(2027, 6, 30)), school_year(date(2027, 7, 1))) == (2026, 2027)
    assert reference_date(date(2027, 6, 30), "09-30") == date(2026, 9, 30)
    assert reference_date(date(2027, 7, 1), "02-29") == date(2027, 3, 1)


def test_weeks_and_months_are_whole() -> None:
    assert [weeks_of(days) for days in (0, 1, 7, 8)] == [0, 1, 1, 2]
    assert months_between(date(2027, 1, 31), date(2027, 2, 28)) == 0
    assert months_between(date(2027, 1, 28), date(2027, 2, 28)) == 1
    assert months_between(date(2027, 2, 1), date(2027, 1, 1)) == 0


def test_what_would_take_thousands_of_years_still_has_an_end() -> None:
    assert date(9000, 1, 1) <= session_end(MONDAY, 100_000, 1e-9, ()) < date(9001, 1, 1)
