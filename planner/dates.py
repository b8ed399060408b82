"""Days, weeks, windows and closures; every period is half-open [start, end)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

WEEK = timedelta(days=7)
FAR = date(9000, 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to the day before `end`."""

    start: date
    end: date


def monday_from(day: date) -> date:
    """Return the first Monday on or after `day`."""
    return day + timedelta(days=-day.weekday() % 7)


def mondays(start: date, end: date) -> Iterator[date]:
    """Yield the Mondays of [start, end)."""
    day = monday_from(start)
    while day < end:
        yield day
        day += WEEK


def weeks_of(days: int) -> int:
    """Return the weeks that `days` take, rounded up."""
    return ceil(days / 7)


def is_closed(monday: date, closures: Iterable[Period]) -> bool:
    """Say whether one closure covers the Monday to Friday of that week."""
    friday_after = monday + timedelta(days=5)
    return any(c.start <= monday and friday_after <= c.end for c in closures)


def study_weeks(hours: float, hours_per_week: float) -> int:
    """Return the weeks of study that hours take at a pace, rounded up: 2.1 hours at 0.7 a week are three."""
    return ceil(round(hours / hours_per_week, 9)) if hours > 0 else 0


def session_end(start: date, hours: float, hours_per_week: float, closures: Iterable[Period]) -> date:
    """Return start + 7 × (study weeks + closed weeks met), the day after the last; no hours end at once.

    What would take thousands of years ends in the year 9000, past every deadline.
    """
    closed, day, left = tuple(closures), start, study_weeks(hours, hours_per_week)
    if not left:
        return start
    # From a Wednesday, n weeks meet n + 1 calendar weeks: part of the first, and part of the last.
    parted = start.weekday() > 0
    left += parted
    while left and day < FAR:
        left -= not is_closed(day - timedelta(days=day.weekday()), closed)
        day += WEEK
    return day - parted * WEEK


def school_year(day: date) -> int:
    """Return Y for a day in the school year that starts on 1 July of Y."""
    return day.year if day.month >= 7 else day.year - 1


def birthday(birth: date, year: int) -> date:
    """Return the birthday in `year`; one of 29 February counts on 1 March."""
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def reference_date(day: date, month_day: str) -> date:
    """Return the MM-DD of the first calendar year of `day`'s school year, even if that is past."""
    month, number = (int(part) for part in month_day.split("-"))
    return birthday(date(2000, month, number), school_year(day))


def age(birth: date, day: date) -> int:
    """Return the whole years lived on `day`."""
    return day.year - birth.year - (day < birthday(birth, day.year))


def months_between(start: date, end: date) -> int:
    """Return the whole months from `start` to `end`, never negative."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(0, months)
