"""Full-time steps that nobody has said are given by day or not: what they cost the client if they are."""

from dataclasses import dataclass, replace
from datetime import date

from planner.case import Case
from planner.figures import job_end, pay_lost
from planner.money import Cents
from planner.present_job import present_job, schedule_is_open
from planner.timeline import Taken, Timeline


@dataclass(frozen=True, slots=True)
class IfByDay:
    """What follows if a step is given by day: when the present job ends, and the pay lost besides the known.

    `ends` is None when the job ends no sooner than it is known to, or must be kept.
    """

    activity: str
    ends: date | None
    lost_cents: Cents


def if_by_day(case: Case, timeline: Timeline) -> IfByDay | None:
    """Return what the first step of unknown schedule would cost by day; None when no job depends on it."""
    job = present_job(case, timeline.catalogue)
    unsaid = [t for t in timeline.steps if _is_unsaid(t) and not (job and job.until and t.start >= job.until)]
    if job is None or not unsaid:
        return None
    by_day = _by_day(timeline)
    ends = job_end(case, (t for t in by_day.steps if t.planned))
    lost = pay_lost(case, by_day) - pay_lost(case, timeline)
    sooner = ends if ends != job_end(case, (t for t in timeline.steps if t.planned)) else None
    if not (sooner or lost or case.preferences.keep_job):
        return None
    return IfByDay(unsaid[0].activity.code, sooner, lost)


def _is_unsaid(taken: Taken) -> bool:
    return taken.planned and taken.is_study and schedule_is_open(taken.session)


def _by_day(timeline: Timeline) -> Timeline:
    """Return the same steps, those of unknown schedule by day."""
    return Timeline(timeline.case, timeline.catalogue, tuple(map(_given_by_day, timeline.steps)))


def _given_by_day(taken: Taken) -> Taken:
    if taken.session is None or not _is_unsaid(taken):
        return taken
    return replace(taken, session=replace(taken.session, mode="day"))
