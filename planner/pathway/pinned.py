"""The plan's own pinned steps: kept by every search in the session and at the dates they have."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.dates import session_end
from planner.pathway.options import ESTIMATED_HOURS, Candidate, Wishes, candidate
from planner.plan import Step


def pinned_candidates(case: Case, catalogue: Catalogue, wishes: Wishes) -> Mapping[str, Candidate]:
    """Return one candidate with one option for each pinned planned step that has a date."""
    found = {}
    for step in case.plan.activity_steps:
        if step.pinned and step.status == "planned" and step.start and step.activity in catalogue.activities:
            found[step.activity] = _pinned(step, step.start, catalogue, wishes)
    return found


def _pinned(step: Step, start: date, catalogue: Catalogue, wishes: Wishes) -> Candidate:
    activity = catalogue.activities[step.activity]
    session = catalogue.session(step.activity, step.session) or _own(step)
    end = step.end or session.end or _computed(start, activity.hours, session, catalogue)
    option = (start - wishes.start).days, (end - wishes.start).days
    return replace(candidate(activity, session, wishes), options=(option,))


def _own(step: Step) -> Session:
    """Return a session for a step that the counsellor entered by hand."""
    pace = step.hours_per_week or ESTIMATED_HOURS.get(step.session, 0)
    return Session(step.activity, step.session, step.start, step.end, hours_per_week=pace)


def _computed(start: date, hours: float, session: Session, catalogue: Catalogue) -> date:
    pace = session.hours_per_week
    return session_end(start, hours if pace > 0 else 0, pace or 1, catalogue.closures)
