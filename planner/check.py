"""Check a plan, made by hand or found by the engine, against the same rules."""

from collections.abc import Iterator
from dataclasses import replace

from planner.case import Case
from planner.catalogue import Catalogue
from planner.check_admission import admission_issues, entry_issues, hoped_issues, target_issues
from planner.check_limits import limit_issues
from planner.check_load import load_issues
from planner.check_paperwork import paperwork_issues
from planner.check_sessions import session_issues
from planner.figures import Figures, figures, job_end, laid_out
from planner.issue import INFO, LAW, WARNING, Issue, law, warning
from planner.timeline import Timeline

__all__ = ["INFO", "LAW", "WARNING", "Figures", "Issue", "check", "figures"]
AUTHORIZATION = "written_authorization"
SEVERITIES = (LAW, WARNING, INFO)


def check(case: Case, catalogue: Catalogue) -> tuple[Issue, ...]:
    """Return what is wrong or worth knowing about the case's plan, the gravest first."""
    timeline = laid_out(case, catalogue)
    found = (_weighed(issue, case) for issue in _issues(timeline))
    return tuple(sorted(found, key=lambda issue: SEVERITIES.index(issue.severity)))


def _issues(timeline: Timeline) -> Iterator[Issue]:
    yield from _unplaced(timeline)
    yield from _together(timeline)
    for taken in timeline.steps:
        yield from session_issues(timeline, taken)
        yield from admission_issues(timeline, taken)
        yield from entry_issues(timeline, taken)
    yield from limit_issues(timeline)
    yield from load_issues(timeline)
    yield from target_issues(timeline)
    yield from hoped_issues(timeline)
    yield from _authorization(timeline)
    yield from paperwork_issues(timeline)


def _weighed(issue: Issue, case: Case) -> Issue:
    """Return a broken rule as a warning when the counsellor gave a written reason on its step."""
    step = case.plan.step(issue.step)
    overridden = issue.severity == LAW and step is not None and bool(step.override.strip())
    return replace(issue, severity=WARNING) if overridden else issue


def _unplaced(timeline: Timeline) -> Iterator[Issue]:
    """Yield what keeps a step out of the timeline."""
    for step in timeline.case.plan.activity_steps:
        if step.activity not in timeline.catalogue.activities:
            yield law("activity-unknown", step.id, activity=step.activity)
        elif step.start is None or step.end is None:
            yield warning("step-undated", step.id, activity=step.activity)


def _together(timeline: Timeline) -> Iterator[Issue]:
    """Yield activities that are there twice, exclude each other, are forbidden, or are missing."""
    preferences = timeline.case.preferences
    past = {p.activity for p in timeline.case.client.activities if p.status != "failed"}
    seen: set[str] = set()
    for taken in timeline.steps:
        code, step = taken.activity.code, taken.step.id
        if code in seen or (taken.planned and code in past):
            yield law("activity-twice", step, activity=code)
        if taken.planned and code in preferences.forbidden:
            yield law("activity-forbidden", step, activity=code)
        seen.add(code)
    yield from _excluding(timeline)
    for code in preferences.pinned:
        if code not in seen | past:
            yield law("pinned-missing", activity=code)


def _excluding(timeline: Timeline) -> Iterator[Issue]:
    """Yield the steps that another one excludes, or what runs: what is over stands in no one's way."""
    activities = timeline.catalogue.activities
    begun = {p.activity for p in timeline.case.client.activities if p.status == "running"}
    begun |= {t.activity.code for t in timeline.steps if t.step.status == "running"}
    beside = begun & activities.keys()
    for taken in timeline.steps:
        code = taken.activity.code
        for other in sorted(beside - {code} if taken.planned else ()):
            if other in taken.activity.excludes or code in activities[other].excludes:
                yield law("activities-exclude", taken.step.id, activity=code, other=other)
        if taken.planned:
            beside.add(code)


def _authorization(timeline: Timeline) -> Iterator[Issue]:
    """Yield a warning when a step ends the job and nobody asks for the authorization before."""
    ends = job_end(timeline.case, (t for t in timeline.steps if t.planned))
    asked = [s for s in timeline.case.plan.steps if s.formality == AUTHORIZATION]
    if ends and not any(s.status == "finished" or (s.due and s.due < ends) for s in asked):
        yield warning("authorization-missing", date=ends)
