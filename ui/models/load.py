"""The weekly load of a plan: hours of study and of work in each week, with the study limit in force."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner import dates
from planner.case import WEEKLY_HOURS, Case, Preferences
from planner.catalogue import Catalogue
from planner.formalities import job_end
from planner.timeline import Taken, taken_steps


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its Monday, its hours of study and of work, and the study hours that the client can give."""

    monday: date
    study: float
    work: float
    limit: float
    closed: bool = False

    @property
    def over(self) -> bool:
        """Say whether the study goes over the limit."""
        return self.study > self.limit


def weekly_load(case: Case, catalogue: Catalogue) -> tuple[Week, ...]:
    """Return the weeks from the first start to the last end; none when nothing is dated."""
    steps = taken_steps(case, catalogue)
    if not steps:
        return ()
    first, last = steps[0].start, max(step.end for step in steps)
    mondays = dates.mondays(first - timedelta(days=first.weekday()), last)
    return tuple(_week(monday, steps, case, catalogue) for monday in mondays)


def limit_on(preferences: Preferences, day: date) -> float:
    """Return the study hours in force on a day; the first value also holds before its date."""
    values = sorted(preferences.weekly_hours, key=lambda w: w.start)
    if not values:
        return WEEKLY_HOURS
    return next((w.hours for w in reversed(values) if w.start <= day), values[0].hours)


def _week(monday: date, steps: tuple[Taken, ...], case: Case, catalogue: Catalogue) -> Week:
    closed = dates.is_closed(monday, catalogue.closures)
    met = [s for s in steps if s.start < monday + dates.WEEK and s.end > monday]
    study = 0.0 if closed else sum(s.hours_per_week for s in met if s.is_study)
    work = sum(s.hours_per_week for s in met if not s.is_study) + _present_job(case, catalogue, monday)
    return Week(monday, study, work, limit_on(case.preferences, monday), closed)


def _present_job(case: Case, catalogue: Catalogue, monday: date) -> float:
    """Return the hours of the present job until it ends or a step takes the working day."""
    job, left = case.client.job, job_end(case, catalogue)
    if job is None or (job.until and monday >= job.until):
        return 0.0
    return 0.0 if left and monday >= left else job.hours_per_week
