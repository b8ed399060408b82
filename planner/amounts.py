"""Amounts as a spreadsheet counts with them: a number, and what it is a number of."""

from typing import NamedTuple

from planner.money import Cents

DOLLARS, HOURS, SHARE, COUNT = "dollars", "hours", "share", "count"


class Amount(NamedTuple):
    """A number of dollars, of hours or of things, or a share from 0 to 1."""

    number: float
    unit: str = COUNT


def dollars(cents: Cents | None) -> Amount | None:
    """Return an amount of money in dollars; none of what is not known."""
    return None if cents is None else Amount(cents / 100, DOLLARS)


def hours(number: float) -> Amount | None:
    """Return a number of hours; none where there are none."""
    return Amount(number, HOURS) if number else None


def share(part: float) -> Amount:
    """Return a share, from 0 to 1."""
    return Amount(part, SHARE)
