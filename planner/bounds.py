"""The bounds of what is read: beyond them a value is a slip, and calendars and searches would overflow."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2199
HOURS_A_WEEK, HOURS = 168, 100_000
CENTS = 10**11
MONTHS = 1_200
AGE = 120
LEVEL = 5
# What somebody at a desk plans lies within a working life.
YEARS_AHEAD = 40


def within_years(day: date) -> bool:
    """Say whether a day lies in the years that are read."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
