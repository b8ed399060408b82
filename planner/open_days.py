"""Days on which schools and offices of Québec are open."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

SATURDAY = 5


def open_day(day: date) -> date:
    """Return the day itself, or the last one before it on which schools and offices are open."""
    while day.weekday() >= SATURDAY or day in _public_holidays(day.year):
        day -= timedelta(days=1)
    return day


def next_open_day(day: date) -> date:
    """Return the day itself, or the first one after it on which schools and offices are open."""
    while open_day(day) != day:
        day += timedelta(days=1)
    return day


@lru_cache(maxsize=16)
def _public_holidays(year: int) -> frozenset[date]:
    from holidays.countries import canada

    calendar: Any = canada.Canada
    return frozenset(calendar(subdiv="QC", years=year))
