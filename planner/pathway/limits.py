"""How many hours of study a week are free, day by day."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from planner.case import WEEKLY_HOURS, Preferences
from planner.pathway.facts import Fact
from planner.pathway.options import Limit


def limits(preferences: Preferences, known: Iterable[Fact], days: int) -> tuple[Limit, ...]:
    """Return (first day, day after the last, free hours) from the start to the deadline, never negative."""
    running = [fact for fact in known if fact.hours_per_week and fact.end > 0]
    stated = sorted((w.start, w.hours) for w in preferences.weekly_hours)
    edges = {0, days, *((day - preferences.start).days for day, _ in stated)}
    edges |= {day for fact in running for day in (fact.start, fact.end)}
    inside = sorted(day for day in edges if 0 <= day <= days)
    return tuple(
        (a, b, _free(_hours(stated, preferences.start, a), _taken(running, a))) for a, b in pairwise(inside)
    )


def _free(hours: float, taken: float) -> float:
    """Return what is left, to the thousandth of an hour: 33.3 − 3.3 leaves 30, not a little less."""
    return max(0.0, round(hours - taken, 3))


def _hours(stated: list[tuple[date, float]], start: date, day: int) -> float:
    if not stated:
        return WEEKLY_HOURS
    holding = [hours for since, hours in stated if (since - start).days <= day]
    return holding[-1] if holding else stated[0][1]


def _taken(running: list[Fact], day: int) -> float:
    return sum(fact.hours_per_week for fact in running if fact.start <= day < fact.end)
