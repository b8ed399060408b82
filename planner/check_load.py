"""Check what the weeks of a plan hold: known hours of work and classes, and schedules not stated."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from planner.dates import mondays
from planner.figures import job_end
from planner.issue import Issue, warning
from planner.open_schedule import if_by_day
from planner.present_job import present_job
from planner.timeline import Taken, Timeline

# Work and classes together: above the first hardly anybody holds on, and no week has more than the second.
HEAVY_HOURS, HOURS_OF_A_WEEK = 60, 168


def load_issues(timeline: Timeline) -> Iterator[Issue]:
    """Yield weeks with more than people can do, and what an unknown schedule puts at risk."""
    yield from _heavy(timeline)
    yield from _unstated(timeline)


def _heavy(timeline: Timeline) -> Iterator[Issue]:
    hours = dict(_heavy_weeks(timeline))
    if hours:
        most = max(hours.values())
        code = "load-impossible" if most > HOURS_OF_A_WEEK else "load-heavy"
        yield warning(code, hours=most, weeks=tuple(sorted(hours)))


def _heavy_weeks(timeline: Timeline) -> Iterator[tuple[date, float]]:
    """Yield the Monday of each week over the line, with its hours, from one change of load to the next."""
    steps = [*timeline.running_study, *timeline.steps]
    work, until = _present_work(timeline)
    marks = {day for taken in steps for day in (taken.start, taken.end)} | {until}
    for start, end in pairwise(sorted(day for day in marks if day < date.max)):
        hours = _hours(steps, start) + (work if start < until else 0)
        if hours > HEAVY_HOURS:
            yield from ((monday, hours) for monday in mondays(start, end))


def _hours(steps: list[Taken], day: date) -> float:
    """Return the hours a week of what runs on a day; none where nothing is still to come."""
    running = [t for t in steps if t.start <= day < t.end and t.step.status != "finished"]
    return sum(t.hours_per_week for t in running) if any(t.planned for t in running) else 0


def _present_work(timeline: Timeline) -> tuple[float, date]:
    """Return the hours a week of the present job and the day on which it ends."""
    case = timeline.case
    job, ends = present_job(case, timeline.catalogue), job_end(case, timeline.steps)
    return (job.hours_per_week, min(ends or date.max, job.until or date.max)) if job else (0, date.max)


def _unstated(timeline: Timeline) -> Iterator[Issue]:
    found = if_by_day(timeline.case, timeline)
    if found is None:
        return
    if timeline.case.preferences.keep_job:
        yield warning("schedule-open-kept", activity=found.activity)
    elif found.lost_cents:
        yield warning("schedule-open-pay", activity=found.activity, money_cents=found.lost_cents)
    else:
        yield warning("schedule-open", activity=found.activity)
