"""The minimum wage in force on a day: dated data, never shown under."""

import csv
from datetime import date
from functools import lru_cache

import resources
from planner.money import Cents


@lru_cache(maxsize=1)
def _rates() -> tuple[tuple[date, Cents], ...]:
    with resources.path("minimum_wage.csv").open(encoding="utf-8", newline="") as file:
        rows = [(date.fromisoformat(row["since"]), int(row["cents"])) for row in csv.DictReader(file)]
    return tuple(sorted(rows))


def minimum_wage(day: date) -> Cents:
    """Return the hourly minimum wage in force on `day`; before the first known one, nothing is known: 0."""
    return max((rate for rate in _rates() if rate[0] <= day), default=(date.min, 0))[1]
