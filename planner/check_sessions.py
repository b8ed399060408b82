"""Check one step against its session: whether it exists, its dates, its seats and the preferences."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.catalogue import Catalogue, Session
from planner.dates import session_end
from planner.figures import takes_the_job
from planner.issue import Issue, info, law
from planner.present_job import present_job
from planner.timeline import ESTIMATED_PACES, Taken, Timeline

MONDAY = 0
DAY = timedelta(days=1)


def session_issues(timeline: Timeline, taken: Taken) -> Iterator[Issue]:
    """Yield what is wrong with a step's session and dates."""
    if not taken.planned:
        return
    preferences = timeline.case.preferences
    if taken.start < preferences.start:
        yield _law("before-start", taken, start=taken.start, date=preferences.start)
    if taken.session is None:
        yield from _without_session(timeline, taken)
        return
    yield from _dates(timeline, taken, taken.session)
    yield from _open(timeline, taken, taken.session)
    yield from _suits(timeline, taken, taken.session)
    yield from _estimates(taken, taken.session)


def _law(code: str, taken: Taken, **details: object) -> Issue:
    return law(code, taken.step.id, activity=taken.activity.code, **details)


def _without_session(timeline: Timeline, taken: Taken) -> Iterator[Issue]:
    if taken.step.session:
        yield _law("session-unknown", taken, session=taken.step.session)
    else:
        yield info("dates-typed", taken.step.id, activity=taken.activity.code)
    if taken.end < taken.start:
        yield _law("end-disagrees", taken, end=taken.end, expected=taken.start)


def _dates(timeline: Timeline, taken: Taken, session: Session) -> Iterator[Issue]:
    if session.entry == "dated" and session.start:
        if taken.start != session.start:
            yield _law("start-disagrees", taken, start=taken.start, expected=session.start)
    else:
        yield from _continuous(timeline, taken, session)
    expected = expected_end(taken, session, timeline.catalogue)
    if taken.end != expected:
        yield _law("end-disagrees", taken, end=taken.end, expected=max(taken.start, expected - DAY))


def _continuous(timeline: Timeline, taken: Taken, session: Session) -> Iterator[Issue]:
    opens, closes = session.window_start, session.window_end
    if taken.start.weekday() != MONDAY:
        yield _law("not-a-monday", taken, start=taken.start)
    if (opens and taken.start < opens) or (closes and taken.start >= closes):
        yield _law("outside-window", taken, start=taken.start)


def expected_end(taken: Taken, session: Session, catalogue: Catalogue) -> date:
    """Return the day after the last one of a step that starts when it does."""
    if session.entry == "dated" and session.end:
        return session.end
    return session_end(taken.start, taken.activity.hours, session.hours_per_week, catalogue.closures)


def _open(timeline: Timeline, taken: Taken, session: Session) -> Iterator[Issue]:
    if session.seats == 0:
        yield _law("session-full", taken)
    if session.apply_by and session.apply_by < timeline.case.preferences.start:
        yield _law("application-closed", taken, date=session.apply_by)


def _suits(timeline: Timeline, taken: Taken, session: Session) -> Iterator[Issue]:
    preferences = timeline.case.preferences
    if session.mode and preferences.modes and session.mode not in preferences.modes:
        yield _law("mode-refused", taken, mode=session.mode)
    if session.language and preferences.languages and session.language not in preferences.languages:
        yield _law("language-refused", taken, language=session.language)
    if session.region and preferences.regions and session.region not in preferences.regions:
        yield _law("region-refused", taken, region=session.region)
    if preferences.keep_job and takes_the_job(taken) and _at_work(timeline, taken):
        yield _law("job-not-kept", taken, mode=session.mode)


def _at_work(timeline: Timeline, taken: Taken) -> bool:
    job = present_job(timeline.case, timeline.catalogue)
    return job is not None and (job.until is None or taken.start < job.until)


def _estimates(taken: Taken, session: Session) -> Iterator[Issue]:
    if session.estimated or session.code in ESTIMATED_PACES:
        yield info("session-estimated", taken.step.id, activity=taken.activity.code)
    if not taken.activity.provenance.verified:
        yield info("facts-unverified", taken.step.id, activity=taken.activity.code)
