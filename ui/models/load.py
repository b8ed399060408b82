"""The weekly load of a plan: hours of study and of work in each week, with the study limit in force."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner import dates
from planner.case import WEEKLY_HOURS, Case, Preferences
from planner.catalogue import Catalogue
from planner.formalities import AT_WORK, job_end
from planner.plan import Step


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
    dated = [s for s in case.plan.activity_steps if s.start and s.end and s.status != "failed"]
    if not dated:
        return ()
    first = min(s.start for s in dated if s.start)
    last = max(s.end for s in dated if s.end)
    return tuple(_week(monday, dated, case, catalogue) for monday in _mondays(first, last))


def limit_on(preferences: Preferences, day: date) -> float:
    """Return the study hours in force on a day; the first value also holds before its date."""
    values = sorted(preferences.weekly_hours, key=lambda w: w.start)
    if not values:
        return WEEKLY_HOURS
    return next((w.hours for w in reversed(values) if w.start <= day), values[0].hours)


def _mondays(first: date, last: date) -> list[date]:
    return list(dates.mondays(first - timedelta(days=first.weekday()), last))


def _week(monday: date, steps: list[Step], case: Case, catalogue: Catalogue) -> Week:
    closed = dates.is_closed(monday, catalogue.closures)
    met = [s for s in steps if s.start and s.end and s.start < monday + dates.WEEK and s.end > monday]
    paid = [s for s in met if _is_paid(s, catalogue)]
    study = 0.0 if closed else sum(s.hours_per_week for s in met if s not in paid)
    work = sum(s.hours_per_week for s in paid) + _present_job(case, catalogue, monday)
    return Week(monday, study, work, limit_on(case.preferences, monday), closed)


def _is_paid(step: Step, catalogue: Catalogue) -> bool:
    activity = catalogue.activities.get(step.activity)
    return activity is not None and activity.kind in AT_WORK


def _present_job(case: Case, catalogue: Catalogue, monday: date) -> float:
    """Return the hours of the present job, kept or not yet left for a step that takes the working day."""
    job = case.client.job
    if job is None or (job.until and monday >= job.until):
        return 0.0
    if case.preferences.keep_job:
        return job.hours_per_week
    left = job_end(case, catalogue)
    return 0.0 if left and monday >= left else job.hours_per_week
