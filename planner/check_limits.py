"""Check the plan's limits: study hours week by week, deadline and money."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from planner.case import WEEKLY_HOURS, Preferences
from planner.figures import figures_of
from planner.issue import Issue, law
from planner.timeline import Taken, Timeline, deadline

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overload:
    """A week in which study hours exceed the limit in force, with the step that started last."""

    monday: date
    hours: float
    limit: float
    step: str


def limit_issues(timeline: Timeline) -> Iterator[Issue]:
    """Yield the limits that the plan exceeds."""
    preferences = timeline.case.preferences
    yield from _load(timeline)
    yield from _late(timeline)
    limit = preferences.money_limit_cents
    if limit is not None and (money := figures_of(timeline).money_cents) > limit:
        yield law("money-over-limit", money_cents=money, limit_cents=limit)


def _late(timeline: Timeline) -> Iterator[Issue]:
    """Yield that the plan ends too late; what is earned holds only from the day after the last one."""
    finish, limit = timeline.finish, deadline(timeline.case.preferences)
    if finish > limit:
        last = finish - DAY if timeline.steps else finish
        yield law("deadline-passed" if last > limit else "deadline-reached", date=last, deadline=limit)


def limit_on(preferences: Preferences, day: date) -> float:
    """Return the study hours a week in force on a day; the first value holds before its date."""
    values = sorted(preferences.weekly_hours, key=lambda w: w.start)
    in_force = [w.hours for w in values if w.start <= day]
    first = values[0].hours if values else WEEKLY_HOURS
    return in_force[-1] if in_force else first


def overloads(timeline: Timeline) -> tuple[Overload, ...]:
    """Return the weeks in which study hours exceed the limit, the worst day of each.

    What runs counts, but only a step still to come can be moved: a week without one is not judged.
    """
    study = [t for t in (*timeline.running_study, *timeline.steps) if t.is_study and t.end > t.start]
    worst: dict[date, Overload] = {}
    for day in _days(t for t in study if t.planned):
        found = _overload(timeline.case.preferences, study, day)
        if found and (found.monday not in worst or found.hours > worst[found.monday].hours):
            worst[found.monday] = found
    return tuple(worst[monday] for monday in sorted(worst))


def _days(study: Iterable[Taken]) -> Iterator[date]:
    taken = list(study)
    first = min((t.start for t in taken), default=date.max)
    last = max((t.end for t in taken), default=first)
    return (first + timedelta(days=n) for n in range((last - first).days))


def _overload(preferences: Preferences, study: list[Taken], day: date) -> Overload | None:
    running = [t for t in study if t.start <= day < t.end and t.step.status != "finished"]
    planned = [t for t in running if t.planned]
    hours, limit = round(fsum(t.hours_per_week for t in running), 3), limit_on(preferences, day)
    if hours <= limit or not planned:
        return None
    latest = max(planned, key=lambda t: t.start)
    return Overload(day - timedelta(days=day.weekday()), hours, limit, latest.step.id)


def _load(timeline: Timeline) -> Iterator[Issue]:
    found = overloads(timeline)
    if found:
        first, weeks = found[0], tuple(o.monday for o in found)
        yield law("hours-over-limit", first.step, hours=first.hours, limit=first.limit, weeks=weeks)
