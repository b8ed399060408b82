"""The small world of a problem: what lies behind the client, and what there is to choose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner import requirement as r
from planner.case import Case
from planner.catalogue import Activity, Catalogue, Session
from planner.client import Job, PastActivity
from tests.reference.facts import Codes, computed_end
from tests.reference.recognition import with_variants

NOT_STUDY = ("job", "pamt")
NEEDS_THE_DAY = ("day", "workplace")
FAR = date(9999, 1, 1)


@dataclass(frozen=True)
class Choice:
    """One activity in one session at one start."""

    activity: Activity
    session: Session
    start: date
    end: date

    @property
    def name(self) -> tuple[str, str, date]:
        return self.activity.code, self.session.code, self.start

    @property
    def studies(self) -> bool:
        return self.activity.kind not in NOT_STUDY


Plan = tuple[Choice, ...]


@dataclass(frozen=True)
class World:
    case: Case
    catalogue: Catalogue
    assumed: frozenset[r.Requirement] = frozenset()

    @property
    def deadline(self) -> date:
        deadline = self.case.preferences.deadline
        assert deadline
        return deadline

    @cached_property
    def past(self) -> tuple[PastActivity, ...]:
        """Return what was begun or failed of the catalogue's activities, beside the plan or in it."""
        steps = (s for s in self.case.plan.activity_steps if s.status != "planned")
        begun = (PastActivity(s.activity, s.session, s.start, s.end, s.status) for s in steps)
        found = (*self.case.client.activities, *begun)
        return tuple(p for p in found if p.activity in self.activities)

    @cached_property
    def job(self) -> Job | None:
        """Return the job at the start: neither over, nor ended by what runs of the plan."""
        job, start = self.case.client.job, self.case.preferences.start
        if job is None or (job.until and job.until <= start):
            return None
        for step in self.case.plan.activity_steps:
            session = self.catalogue.session(step.activity, step.session)
            lasted = job.until is None or step.start is None or step.start < job.until
            if step.status == "running" and session and session.mode in NEEDS_THE_DAY and lasted:
                return None
        return job

    @cached_property
    def activities(self) -> dict[str, Activity]:
        return with_variants(self.case, self.catalogue)

    @cached_property
    def codes(self) -> Codes:
        return Codes.of(self.catalogue)

    @cached_property
    def profile(self) -> dict[str, tuple[int, int, int]]:
        """Return level, importance and entry level of each skill, the position’s merged by max."""
        target, rows = self.case.target, {}
        for need in self.catalogue.trades[target.trade].skills:
            entry = max(1, need.level - 1) if need.importance >= target.essential_importance else 0
            rows[need.skill] = (need.level, need.importance, entry)
        for extra in target.additions:
            entry = extra.level if extra.importance >= target.essential_importance else 0
            before = rows.get(extra.skill, (0, 0, 0))
            added = (extra.level, extra.importance, entry)
            rows[extra.skill] = tuple(max(a, b) for a, b in zip(before, added, strict=True))
        return rows


def running_end(past: PastActivity, world: World) -> date:
    """Return the end of a running activity, computed like that of a step if none is stated."""
    session = world.catalogue.session(past.activity, past.session)
    if past.end or session is None:
        return past.end or FAR
    if session.entry == "dated" and session.end and session.start == past.start:
        return session.end
    hours = world.activities[past.activity].hours
    return computed_end(past.start, hours, session.hours_per_week, world.catalogue)


def takes_the_job(session: Session, start: date, world: World) -> bool:
    """Say whether a session begins while there is a job, and leaves no day for it."""
    if session.mode not in NEEDS_THE_DAY or world.job is None:
        return False
    return world.job.until is None or start < world.job.until


def choices(activity: Activity, world: World) -> list[Choice]:
    """Return every (session, start) in which the client may take an activity."""
    wanted, past = world.case.preferences, world.past
    if activity.code in wanted.forbidden:
        return []
    if any(p.activity == activity.code and p.status != "failed" for p in past):
        return []
    sessions = [s for s in world.catalogue.sessions if s.activity == activity.code]
    if not sessions:
        sessions = [Session(activity.code, f"est{n}", hours_per_week=n) for n in (30, 10)]
    return [c for s in sessions if _suits(s, world) for c in _dated(activity, s, world)]


def _suits(session: Session, world: World) -> bool:
    wanted = world.case.preferences
    if session.seats == 0 or (session.apply_by and session.apply_by < wanted.start):
        return False
    pairs = (
        (session.mode, wanted.modes),
        (session.language, wanted.languages),
        (session.region, wanted.regions),
    )
    return all(not value or not allowed or value in allowed for value, allowed in pairs)


def _dated(activity: Activity, session: Session, world: World) -> Iterator[Choice]:
    for start in _starts(session, world):
        end = session.end if session.entry == "dated" else None
        end = end or computed_end(start, activity.hours, session.hours_per_week, world.catalogue)
        if _at_work(session, start, world):
            continue
        if start >= world.case.preferences.start and end <= world.deadline:
            yield Choice(activity, session, start, end)


def _at_work(session: Session, start: date, world: World) -> bool:
    """Say whether the job that the client keeps leaves no day for a session."""
    return world.case.preferences.keep_job and takes_the_job(session, start, world)


def _starts(session: Session, world: World) -> Iterator[date]:
    if session.entry == "dated":
        assert session.start
        yield session.start
        return
    day, last = session.window_start or world.case.preferences.start, session.window_end or world.deadline
    while day < last:
        if day.weekday() == 0:
            yield day
        day += timedelta(days=1)
