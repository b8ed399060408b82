"""Administrative steps that a plan calls for, with due dates counted back from what they open."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.case import UPGRADING, Case
from planner.catalogue import Activity, Catalogue, Session
from planner.failures import FAILED
from planner.fees import PROGRAMS
from planner.open_days import next_open_day, open_day
from planner.plan import Step
from planner.present_job import FULL_TIME_HOURS, TAKES_THE_DAY, is_employed, job_over, schedule_is_open
from planner.recognition import with_recognition
from planner.timeline import session_of

COURSES = ("fga", "course", "language")
AT_WORK = ("job", "pamt", "coud")
REGISTERED_AHEAD, ASKED_AHEAD = timedelta(weeks=2), timedelta(weeks=4)


def formalities(case: Case, catalogue: Catalogue) -> tuple[Step, ...]:
    """Return the administrative steps that the plan's activities call for, each id naming what it serves."""
    whole = with_recognition(case, catalogue)
    ordered = sorted(_all(case, whole), key=lambda step: step.day, reverse=True)
    found = {step.id: step for step in ordered}  # the earliest of several
    # On a shared day the transcript comes first: the registrations need it.
    return tuple(sorted(found.values(), key=lambda s: (s.day, s.formality != "transcript", s.id)))


def _all(case: Case, catalogue: Catalogue) -> Iterator[Step]:
    yield from _of_the_goal(case)
    yield from _of_leaving_the_job(case, catalogue)
    yield from _of_the_transcript(case, catalogue)
    for step, activity in _to_come(case, catalogue):
        yield from _of_the_activity(case, step, activity, catalogue.session(step.activity, step.session))
    yield from _of_the_finish(case)


def _to_come(case: Case, catalogue: Catalogue) -> Iterator[tuple[Step, Activity]]:
    for step in case.plan.activity_steps:
        activity = catalogue.activities.get(step.activity)
        if activity and step.start and step.status == "planned":
            yield step, activity


def _counting(case: Case) -> Iterator[Step]:
    """Yield the activities that were not failed."""
    return (step for step in case.plan.activity_steps if step.status != FAILED)


def _of_the_goal(case: Case) -> Iterator[Step]:
    if case.kind == UPGRADING and case.target.additions:
        yield _formality("position_letter", case, case.preferences.start, "client")


def _of_leaving_the_job(case: Case, catalogue: Catalogue) -> Iterator[Step]:
    ends = job_end(case, catalogue)
    if ends:
        yield _formality("written_authorization", case, ends - ASKED_AHEAD, "officer")
    yield from _of_unknown_schedules(case, catalogue, ends or date.max)


def _of_unknown_schedules(case: Case, catalogue: Catalogue, ends: date) -> Iterator[Step]:
    """Yield the authorization that the first step of unknown schedule asks for if it is given by day."""
    if case.preferences.keep_job or not is_employed(case.client):
        return
    last = min(ends, job_over(case.client))
    unsaid = [s for s, _ in _to_come(case, catalogue) if schedule_is_open(session_of(s, catalogue))]
    first = min((s for s in unsaid if s.day < last), key=lambda s: s.day, default=None)
    if first:
        due = first.day - ASKED_AHEAD
        yield _formality("written_authorization", case, due, "officer", first.activity)


def job_end(case: Case, catalogue: Catalogue) -> date | None:
    """Return the day on which a step ends the present job, if one does."""
    if case.preferences.keep_job or not is_employed(case.client):
        return None
    starts = (s.start for s in _counting(case) if _takes_the_day(s, catalogue))
    return min((day for day in starts if day and day < job_over(case.client)), default=None)


def _takes_the_day(step: Step, catalogue: Catalogue) -> bool:
    session = catalogue.session(step.activity, step.session)
    return session is not None and session.mode in TAKES_THE_DAY


def _of_the_transcript(case: Case, catalogue: Catalogue) -> Iterator[Step]:
    """Yield the transcript that an admission asks for, in time for whatever needs it first."""
    kinds = {activity.kind for _, activity in _to_come(case, catalogue)}
    if kinds & set(PROGRAMS):
        for step, activity in _to_come(case, catalogue):
            if (due := _transcript_due(step, activity, catalogue)) is not None:
                yield _formality("transcript", case, due, "client")


def _transcript_due(step: Step, activity: Activity, catalogue: Catalogue) -> date | None:
    start = step.start or date.max
    if activity.kind in PROGRAMS:
        return _apply_by(start, catalogue.session(step.activity, step.session)) - ASKED_AHEAD
    return start - REGISTERED_AHEAD - ASKED_AHEAD if activity.kind == "fga" else None


def _apply_by(start: date, session: Session | None) -> date:
    return session.apply_by if session and session.apply_by else start - timedelta(weeks=12)


def _of_the_activity(case: Case, step: Step, activity: Activity, session: Session | None) -> Iterator[Step]:
    start = step.start or case.preferences.start
    if activity.kind in PROGRAMS:
        yield from _of_the_program(case, step, start, session)
    if activity.kind in COURSES:
        yield _formality("registration", case, start - REGISTERED_AHEAD, "client", activity.code)
    if activity.kind == "test":
        yield _formality("test_registration", case, start - timedelta(weeks=3), "client", activity.code)
    if activity.kind in ("rac", "rcmo"):
        yield _formality("recognition_file", case, start - timedelta(weeks=4), "client", activity.code)
    if activity.kind in AT_WORK:
        yield _formality("employer_agreement", case, start - timedelta(weeks=4), "client", activity.code)


def _of_the_program(case: Case, step: Step, start: date, session: Session | None) -> Iterator[Step]:
    apply_by = _apply_by(start, session)
    yield _formality("visit_day", case, apply_by - timedelta(weeks=2), "client", step.activity)
    yield _formality("admission_application", case, apply_by, "client", step.activity)
    # Full time is a number of hours: in the evening or online, aid is asked for as it is by day.
    if step.hours_per_week >= FULL_TIME_HOURS:
        yield _formality("mfor_request", case, start - timedelta(weeks=8), "counsellor", step.activity)
    else:
        yield _formality("part_time_aid", case, start - timedelta(weeks=8), "counsellor", step.activity)


def _of_the_finish(case: Case) -> Iterator[Step]:
    ends = [s.end for s in _counting(case) if s.end]
    if ends and case.kind != UPGRADING:
        yield _formality("job_search", case, max(ends) - timedelta(weeks=8), "client")
    if ends and case.kind == UPGRADING:
        yield _formality("employer_review", case, next_open_day(max(ends)), "client")


def _formality(code: str, case: Case, due: date, responsible: str, serves: str = "") -> Step:
    start = case.preferences.start
    # Not before there is a case; but a course that begins with the plan is registered for before it.
    day = max(open_day(due), min(case.created or start, start))
    return Step(f"{code}:{serves}", formality=code, title=serves, due=day, responsible=responsible)
