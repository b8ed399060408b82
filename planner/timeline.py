"""A plan laid out in time: which steps count, what the client holds on each day, and when grants hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from planner.case import Case, Preferences
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.client import PastActivity
from planner.dangling import leads_nowhere
from planner.dates import birthday, session_end
from planner.failures import failures
from planner.gap import needs
from planner.plan import Step
from planner.recognition import with_recognition
from planner.requirement import Concurrent, Condition, conditions
from planner.standing import Standing, Truth, met

ESTIMATED_PACES = {"est30": 30.0, "est10": 10.0}
STILL_COUNTING = ("planned", "running", "finished")
DEADLINE_YEARS = 5
OUTSIDE_STUDY = ("job", "pamt")
Level = TypeVar("Level", int, bool)


@dataclass(frozen=True, slots=True)
class Taken:
    """A dated step with its activity, and its session when the catalogue has it."""

    step: Step
    activity: Activity
    session: Session | None
    start: date
    end: date

    @property
    def is_study(self) -> bool:
        """Say whether its hours count in the weekly limit of study."""
        return self.activity.kind not in OUTSIDE_STUDY

    @property
    def hours_per_week(self) -> float:
        """Return its pace: the session's, or the one typed for a group that the catalogue lacks."""
        return self.session.hours_per_week if self.session else self.step.hours_per_week

    @property
    def planned(self) -> bool:
        """Say whether it is still to come: what runs or is over is a fact, no longer judged."""
        return self.step.status == "planned"


def deadline(preferences: Preferences) -> date:
    """Return the deadline, five years after the start when none is stated."""
    start = preferences.start
    return preferences.deadline or birthday(start, start.year + DEADLINE_YEARS)


def session_of(step: Step, catalogue: Catalogue) -> Session | None:
    """Return the step's session; an activity without any has two estimated ones."""
    known = catalogue.session(step.activity, step.session)
    if known or catalogue.sessions_by_activity.get(step.activity):
        return known
    pace = ESTIMATED_PACES.get(step.session)
    return Session(step.activity, step.session, hours_per_week=pace) if pace else None


def taken_steps(case: Case, catalogue: Catalogue) -> tuple[Taken, ...]:
    """Return the plan's dated steps whose activity is known and not failed, in order of start."""
    found = (_taken(s, catalogue) for s in case.plan.activity_steps if s.status in STILL_COUNTING)
    return tuple(sorted((t for t in found if t), key=lambda t: (t.start, t.end, t.activity.code)))


def _taken(step: Step, catalogue: Catalogue) -> Taken | None:
    activity = catalogue.activities.get(step.activity)
    if activity is None or step.start is None or step.end is None:
        return None
    return Taken(step, activity, session_of(step, catalogue), step.start, step.end)


def _running(past: PastActivity, end: date, catalogue: Catalogue) -> Taken:
    step = Step("", past.activity, past.session, start=past.start, end=end, status="running")
    activity = catalogue.activities[past.activity]
    return Taken(step, activity, session_of(step, catalogue), past.start or date.min, end)


def past_end(past: PastActivity, catalogue: Catalogue) -> date | None:
    """Return when an activity ended or will end; that of a running one is computed if none is stated."""
    activity = catalogue.activities.get(past.activity)
    if past.end or past.status == "finished" or past.start is None or activity is None:
        return past.end
    session = catalogue.session(past.activity, past.session)
    if session and session.end and session.start == past.start:
        return session.end
    pace = session.hours_per_week if session else ESTIMATED_PACES.get(past.session, 0)
    return session_end(past.start, activity.hours, pace, catalogue.closures) if pace > 0 else None


@dataclass(frozen=True)
class Timeline:
    """The steps of a case's plan, and what the client holds as they end.

    A `hopeful` one counts what nobody knows as met; the other hopes only where nothing ever becomes sure.
    """

    case: Case
    catalogue: Catalogue
    steps: tuple[Taken, ...]
    hopeful: bool = False
    _days: dict[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, catalogue: Catalogue) -> "Timeline":
        """Return the timeline of a case's plan, for what is sure."""
        whole = with_recognition(case, catalogue)
        return cls(case, whole, taken_steps(case, whole))

    @property
    def hoped(self) -> "Timeline":
        """Return the same steps when all that nobody knows turns out as hoped."""
        return Timeline(self.case, self.catalogue, self.steps, hopeful=True)

    @cached_property
    def finish(self) -> date:
        """Return the latest end of what is planned, or the start date if nothing is.

        If the goal is not reached then, it is the first end of what already runs on which it is.
        """
        last = max((t.end for t in self.steps if t.planned), default=self.case.preferences.start)
        later = sorted(day for day in self._begun_ends() if day > last)
        if not later:
            return last
        in_time = (day for day in later if day <= deadline(self.case.preferences))
        found = self._first({day: self.reached(day) for day in (last, *in_time)})
        return found or max([last, *(t.end for t in self.steps)])

    def _first(self, truths: Mapping[date, Truth]) -> date | None:
        """Return the first day that is sure, or that may be hoped for if none is or hope is enough."""
        sure = next((day for day, truth in truths.items() if truth), None)
        open_ = next((day for day, truth in truths.items() if truth is not False), None)
        return open_ if self.hopeful else sure or open_

    def _begun_ends(self) -> Iterator[date]:
        """Yield the ends of what is no longer to come, in the plan or beside it."""
        yield from (t.end for t in self.steps if not t.planned)
        yield from (end for end in self._ends.values() if end < date.max)

    def reached(self, day: date) -> Truth:
        """Say whether the client has on a day what the target asks, None if nobody knows."""
        trade = self.catalogue.trades.get(self.case.target.trade)
        if trade is None:
            return False
        held = self.standing(day)
        skilled = all(held.skills.get(n.skill, 0) >= n.entry for n in needs(self.case.target, trade))
        return met(trade.requires, held) if skilled else False

    def standing(self, day: date, without: Iterable[str] = ()) -> Standing:
        """Return what the client holds on a day, but for the steps of these ids."""
        left_out = frozenset(without)
        steps = [t for t in self.steps if t.step.id not in left_out]
        ended = [t for t in steps if t.end <= day]
        held = _with_grants(
            self._client_standing(day),
            (*self._past_grants(day), *(t.activity.grants for t in ended if self.grant_day(t) <= day)),
        )
        return replace(
            held,
            finished=held.finished | {t.activity.code for t in ended},
            under_way=held.under_way | {t.activity.code for t in steps if t.start <= day},
        )

    def grant_day(self, taken: Taken) -> date:
        """Return from when a step's grants hold: its end, or that of a co-requisite it cannot do without."""
        known = self._days.get(taken.step.id)
        if known is None:
            self._days[taken.step.id] = taken.end  # a step of no length may meet itself on the same day
            known = self._days[taken.step.id] = self._found_grant_day(taken)
        return known

    def _found_grant_day(self, taken: Taken) -> date:
        companions = {c.activity for c in conditions(taken.activity.requires) if isinstance(c, Concurrent)}
        if not companions:
            return taken.end
        standing = self.standing(taken.start, (taken.step.id,))
        ends = {code: end for code, end in self._ends.items() if code in companions}
        ends |= {t.activity.code: t.end for t in self.steps if t.activity.code in companions}
        days = sorted({taken.end, *(end for end in ends.values() if end > taken.end)})
        requires = taken.activity.requires
        return (
            self._first({day: met(requires, _only_ended(standing, ends, day)) for day in days}) or taken.end
        )

    def _client_standing(self, day: date) -> Standing:
        client = self.case.client
        return Standing(
            day,
            credentials=frozenset(client.credentials),
            subjects=client.subjects,
            skills=client.levels,
            experience=client.experience,
            declared=client.declared,
            finished=frozenset(p.activity for p in self._past(day)),
            under_way=frozenset(p.activity for p in self._known if _begun(p, day)),
            known_subjects=frozenset(client.subjects),
            birth_date=client.birth_date,
            left_school=client.left_school,
            failed=failures((*client.activities, *self.case.plan.activity_steps)),
            leads_nowhere=self._leads_nowhere,
        )

    @cached_property
    def _leads_nowhere(self) -> Callable[[Condition], bool]:
        return leads_nowhere(self.catalogue)

    def _past(self, day: date) -> Iterator[PastActivity]:
        planned = {t.activity.code for t in self.steps}
        return (p for p in self._known if self._over(p, day) and p.activity not in planned)

    @cached_property
    def _known(self) -> tuple[PastActivity, ...]:
        """Return what the client did of the catalogue: a code that leads nowhere meets no condition."""
        return tuple(p for p in self.case.client.activities if p.activity in self.catalogue.activities)

    @cached_property
    def _ends(self) -> dict[str, date]:
        """Return the end of each running activity; one whose end nobody knows never ends."""
        running = (p for p in self._known if p.status == "running")
        return {p.activity: past_end(p, self.catalogue) or date.max for p in running}

    @property
    def running_study(self) -> tuple[Taken, ...]:
        """Return the study that runs beside the plan, as steps without an identity."""
        planned = {t.activity.code for t in self.steps}
        begun = (p for p in self._known if p.status == "running" and p.activity not in planned)
        found = (_running(p, self._ends[p.activity], self.catalogue) for p in begun)
        return tuple(taken for taken in found if taken.is_study)

    def _over(self, past: PastActivity, day: date) -> bool:
        if past.status == "finished":
            return past.end is None or past.end <= day
        return past.status == "running" and self._ends[past.activity] <= day

    def _past_grants(self, day: date) -> Iterator[Grants]:
        activities = self.catalogue.activities
        return (activities[p.activity].grants for p in self._past(day) if p.activity in activities)


def _begun(past: PastActivity, day: date) -> bool:
    return past.status == "running" and (past.start is None or past.start <= day)


def _only_ended(standing: Standing, ends: dict[str, date], day: date) -> Standing:
    """Return the standing in which a companion counts only if it has ended by that day."""
    return replace(
        standing, under_way=frozenset(c for c in standing.under_way if c not in ends or ends[c] <= day)
    )


def _with_grants(standing: Standing, grants: tuple[Grants, ...]) -> Standing:
    subjects, skills = dict(standing.subjects), dict(standing.skills)
    experience, declared = dict(standing.experience), dict(standing.declared)
    for grant in grants:
        _raise(subjects, grant.subjects.items())
        _raise(skills, grant.skills.items())
        _raise(declared, grant.declared.items())
        for trade, months in grant.experience.items():
            experience[trade] = experience.get(trade, 0) + months
    gained = (code for grant in grants for code in grant.credentials)
    return replace(
        standing,
        credentials=standing.credentials.union(gained),
        subjects=subjects,
        skills=skills,
        experience=experience,
        declared=declared,
    )


def _raise(levels: dict[str, Level], granted: Iterable[tuple[str, Level]]) -> None:
    """Add what is granted; nothing takes away a higher level, nor a fact once true."""
    for code, level in granted:
        levels[code] = max(levels.get(code, level), level)
