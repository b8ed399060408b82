"""The sessions in which a step can be taken, and the dates that each gives it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.case import Case, Preferences, new_id
from planner.catalogue import Activity, Catalogue, Session
from planner.dates import Period, monday_from, session_end
from planner.plan import Step
from planner.timeline import ESTIMATED_PACES, session_of


def sessions_of(activity: str, catalogue: Catalogue) -> tuple[Session, ...]:
    """Return the offered sessions of an activity that are not full; without any, two estimated ones."""
    known = catalogue.sessions_by_activity.get(activity, ())
    if known:
        return tuple(s for s in known if s.seats != 0 and not s.retired)
    return tuple(Session(activity, code, hours_per_week=pace) for code, pace in ESTIMATED_PACES.items())


def first_start(session: Session, not_before: date) -> date:
    """Return the day on which a session can begin for someone who is free from a day on."""
    if session.entry == "dated" and session.start:
        return session.start
    return monday_from(max(not_before, session.window_start or not_before))


def end_of(activity: Activity, session: Session, start: date, closures: Iterable[Period]) -> date:
    """Return the day after the last one: the session's own end, or the one that its hours give."""
    if session.end and session.start == start:
        return session.end
    return session_end(start, activity.hours, session.hours_per_week or 1, closures)


def in_session(step: Step, session: Session, start: date, catalogue: Catalogue) -> Step:
    """Return the step taken in a session from a day on."""
    activity = catalogue.activities.get(step.activity) or Activity(step.activity)
    return replace(
        step,
        session=session.code,
        start=start,
        end=end_of(activity, session, start, catalogue.closures),
        hours_per_week=session.hours_per_week,
    )


def starting(step: Step, start: date, catalogue: Catalogue) -> Step:
    """Return the step begun on another day; its end follows from its session, else keeps its length."""
    session = session_of(step, catalogue)
    if session is not None:
        return in_session(step, session, start, catalogue)
    length = step.end - step.start if step.start and step.end else None
    return replace(step, start=start, end=start + length if length else step.end)


def next_start(session: Session, today: date) -> date | None:
    """Return the first day, from today on, when a session takes someone in; None if it is over or full."""
    if session.retired or session.seats == 0:
        return None
    if session.entry == "dated":
        return session.start if session.start and session.start >= today else None
    if session.window_end and session.window_end <= today:
        return None
    return max(today, session.window_start or today)


def first_step(activity: Activity, case: Case, catalogue: Catalogue) -> Step:
    """Return a step in the first session open to the client, those of the wished place and mode first."""
    step = Step(new_id(), activity=activity.code, responsible="client")
    found = sessions_of(activity.code, catalogue)
    return _in_best(step, found, case.preferences.start, case, catalogue)


def another_group(step: Step, case: Case, catalogue: Catalogue) -> Step:
    """Return the step in another session that is open, the wished ones first; without one, as it is."""
    begins = case.preferences.start
    found = [
        s
        for s in sessions_of(step.activity, catalogue)
        if s.code != step.session and not (s.apply_by and s.apply_by < begins)
    ]
    return _in_best(step, found, max(begins, step.start or begins), case, catalogue)


def dates_of_group(step: Step, case: Case, catalogue: Catalogue) -> Step:
    """Return the step with the dates that its session gives; without a session that is open, as it is."""
    session, begins = session_of(step, catalogue), case.preferences.start
    earliest = max(begins, step.start or begins)
    if session is None or not next_start(session, earliest if session.entry != "dated" else begins):
        return step
    return in_session(step, session, first_start(session, earliest), catalogue)


def _in_best(
    step: Step, sessions: Iterable[Session], not_before: date, case: Case, catalogue: Catalogue
) -> Step:
    found = [s for s in sessions if next_start(s, not_before)]
    if not found:
        return step
    wishes = case.preferences
    session = min(found, key=lambda s: (not _suits(s, wishes), first_start(s, not_before), s.code))
    return in_session(step, session, first_start(session, not_before), catalogue)


def _suits(session: Session, wishes: Preferences) -> bool:
    asked = (
        (session.region, wishes.regions), (session.mode, wishes.modes), (session.language, wishes.languages)
    )  # fmt: skip
    return all(not value or not wanted or value in wanted for value, wanted in asked)
