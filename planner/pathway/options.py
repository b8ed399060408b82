"""Candidates: the sessions a client may choose, with every start and end they can have."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from planner.catalogue import Activity, Catalogue, Session
from planner.client import Job
from planner.dates import is_closed, mondays, study_weeks
from planner.money import Cents
from planner.present_job import TAKES_THE_DAY

WORK = ("job", "pamt")
ESTIMATED_HOURS = {"est10": 10.0, "est30": 30.0}
Option = tuple[int, int]
Limit = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One session of one activity; `options` are its possible (start, end) in days from the plan's start.

    A later start never ends sooner: the options ascend in both.
    """

    activity: str
    session: str
    options: tuple[Option, ...]
    hours_per_week: float
    cost_cents: Cents = 0
    pay_cents_per_week: Cents = 0
    mode: str = ""
    away: bool = False
    studies: bool = True
    class_hours: float = 0
    estimated: bool = False

    @property
    def leaves_job(self) -> bool:
        """Say whether the session cannot be combined with a present job."""
        return self.mode in TAKES_THE_DAY

    def until(self, day: int) -> "Candidate":
        """Return the session with the days alone that end by then."""
        kept = bisect_right(self.options, day, key=lambda option: option[1])
        return replace(self, options=self.options[:kept])


@dataclass(frozen=True, slots=True)
class Wishes:
    """What limits the choice of sessions."""

    start: date
    deadline: date
    languages: tuple[str, ...]
    modes: tuple[str, ...]
    regions: tuple[str, ...]
    region: str
    keeps: Job | None
    limits: tuple[Limit, ...]

    def suits(self, session: Session) -> bool:
        """Say whether the session may be chosen at all; a blank passes."""
        wanted = (
            (session.language, self.languages),
            (session.mode, self.modes),
            (session.region, self.regions),
        )
        if session.retired or session.seats == 0 or (session.apply_by and session.apply_by < self.start):
            return False
        return all(not value or not allowed or value in allowed for value, allowed in wanted)

    def freed(self, session: Session) -> int:
        """Return the first day on which the job to be kept leaves a session free, 0 without one."""
        if self.keeps is None or session.mode not in TAKES_THE_DAY:
            return 0
        until = self.keeps.until or self.deadline + timedelta(days=1)
        return (until - self.start).days


class Calendar:
    """The open weeks from the plan's start to its deadline."""

    def __init__(self, start: date, deadline: date, catalogue: Catalogue) -> None:
        self.start, self.days = start, (deadline - start).days
        self._monday = start - timedelta(days=start.weekday())
        weeks = mondays(self._monday, deadline + timedelta(days=7))
        opened = (not is_closed(monday, catalogue.closures) for monday in weeks)
        self._open = [0, *accumulate(int(o) for o in opened)]
        self._weekly: dict[object, tuple[Option, ...]] = {}

    def end(self, start: int, weeks: int) -> int | None:
        """Return the day that follows so many open weeks, or None past the deadline."""
        if not weeks:
            return start
        first, into = divmod(start + self.start.weekday(), 7)
        # A start in midweek meets one calendar week more: part of the first, and part of the last.
        parted = into > 0
        last = bisect_left(self._open, self._open[first] + weeks + parted, lo=first)
        return start + 7 * (last - first - parted) if last < len(self._open) else None

    def weekly(self, session: Session, weeks: int) -> tuple[Option, ...]:
        """Return the (start, end) of a continuous session: all that are as long in one window share them."""
        key = session.window_start, session.window_end, weeks
        if key not in self._weekly:
            dated = ((start, self.end(start, weeks)) for start in self._mondays(session))
            self._weekly[key] = tuple(
                (start, end) for start, end in dated if end is not None and end <= self.days
            )
        return self._weekly[key]

    def _mondays(self, session: Session) -> Iterator[int]:
        """Yield the Mondays on which a continuous session may start."""
        first = max(self.start, session.window_start or self.start)
        last = self.start + timedelta(days=self.days)
        for monday in mondays(first, min(last + timedelta(days=1), session.window_end or last)):
            yield (monday - self.start).days


def candidates(
    activity: Activity, catalogue: Catalogue, wishes: Wishes, calendar: Calendar
) -> list[Candidate]:
    """Return the sessions of an activity that can be chosen, each with at least one option."""
    found = []
    for session in sessions(activity, catalogue):
        if wishes.suits(session):
            whole = candidate(activity, session, wishes)
            possible = _since(_options(activity, session, calendar), wishes.freed(session))
            options = _fitting(possible, whole, wishes.limits)
            found += [replace(whole, options=options)] if options else []
    return found


def sessions(activity: Activity, catalogue: Catalogue) -> Iterable[Session]:
    """Return the sessions of an activity, or two estimated ones when the catalogue has none."""
    known = catalogue.sessions_by_activity.get(activity.code)
    return known or tuple(Session(activity.code, c, hours_per_week=h) for c, h in ESTIMATED_HOURS.items())


def candidate(activity: Activity, session: Session, wishes: Wishes) -> Candidate:
    """Return the session as a candidate without options."""
    estimated = session.code in ESTIMATED_HOURS or session.estimated or not activity.provenance.verified
    return Candidate(
        activity.code,
        session.code,
        (),
        session.hours_per_week,
        max(0, activity.cost_cents + session.cost_cents),
        session.pay_cents_per_week,
        session.mode,
        bool(session.region and wishes.region and session.region != wishes.region),
        activity.kind not in WORK,
        0 if activity.kind in WORK else activity.hours,
        estimated,
    )


def _options(activity: Activity, session: Session, calendar: Calendar) -> tuple[Option, ...]:
    weeks = _weeks(activity.hours, session.hours_per_week)
    if session.entry != "dated":
        return () if weeks is None else calendar.weekly(session, weeks)
    start = (session.start - calendar.start).days if session.start else -1
    end = calendar.end(start, weeks) if 0 <= start <= calendar.days and weeks is not None else None
    if session.end:
        end = (session.end - calendar.start).days
    return ((start, end),) if end is not None and 0 <= start <= end <= calendar.days else ()


def _since(options: tuple[Option, ...], day: int) -> tuple[Option, ...]:
    return options if day <= 0 else tuple(option for option in options if option[0] >= day)


def _weeks(hours: float, pace: float) -> int | None:
    if hours <= 0:
        return 0
    return study_weeks(hours, pace) if pace > 0 else None


def _fitting(options: tuple[Option, ...], whole: Candidate, limits: Iterable[Limit]) -> tuple[Option, ...]:
    """Return the options whose own hours never exceed the limit in force."""
    narrow = [(a, b) for a, b, hours in limits if whole.studies and whole.hours_per_week > hours]
    return tuple(option for option in options if not _meets(option, narrow)) if narrow else options


def _meets(option: Option, stretches: Iterable[Option]) -> bool:
    """Say whether what lasts some days has one of them within some stretch."""
    start, end = option
    return start < end and any(start < last and first < end for first, last in stretches)
