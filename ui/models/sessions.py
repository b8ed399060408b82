"""The sessions in which a step can be taken, and the dates that each gives it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

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
