"""Days on which schools and offices are open: the nearest before, the nearest after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.open_days import next_open_day, open_day

DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))
# In Québec: no office is shut so long by holidays and a weekend together.
LONGEST = timedelta(days=5)


@given(DAYS)
def test_an_open_day_is_near_and_stays_itself(day: date) -> None:
    before, after = open_day(day), next_open_day(day)
    assert day - LONGEST <= before <= day <= after <= day + LONGEST
    assert open_day(before) == next_open_day(before) == before
    assert open_day(after) == next_open_day(after) == after


@given(DAYS)
def test_no_open_day_lies_between(day: date) -> None:
    before, after = open_day(day), next_open_day(day)
    if before != day:
        assert not [d for d in range(1, (after - before).days) if open_day(before + timedelta(d)) != before]


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2027, 6, 24), date(2027, 6, 23), date(2027, 6, 25)),  # the national holiday, a Thursday
        (date(2027, 7, 1), date(2027, 6, 30), date(2027, 7, 2)),
        (date(2027, 1, 9), date(2027, 1, 8), date(2027, 1, 11)),  # a Saturday
        (date(2027, 5, 24), date(2027, 5, 21), date(2027, 5, 25)),  # the day of the Patriots, after a weekend
        (date(2027, 1, 12), date(2027, 1, 12), date(2027, 1, 12)),
    ],
)
def test_weekends_and_holidays_of_quebec_are_passed_over(day: date, before: date, after: date) -> None:
    assert (open_day(day), next_open_day(day)) == (before, after)
