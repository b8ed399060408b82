"""The words of a step on the counsellor's screen: title, dates, place, status, who does it."""

from dataclasses import replace

from planner.activity_words import taken_title
from planner.catalogue import Catalogue, Session
from planner.fees import stated_fees
from planner.formality_words import formality_words
from planner.issue_words import MODES
from planner.plan import Step
from planner.regions import region_name
from planner.timeline import session_of
from planner.words import N_, Words

KIND_WORDS = {
    "dep": N_("DVS (vocational diploma)"),
    "asp": N_("AVS (vocational specialization)"),
    "aep": N_("STC (skills certificate)"),
    "dec": N_("DCS (technical diploma)"),
    "aec": N_("ACS (college certificate)"),
    "fga": N_("Adult general education"),
    "test": N_("Test"),
    "rac": N_("Recognition of competencies (RAC)"),
    "rcmo": N_("Workforce skills recognition (RCMO)"),
    "pamt": N_("Workplace apprenticeship (PAMT)"),
    "coud": N_("Paid work-study (COUD)"),
    "job": N_("Stepping-stone job"),
    "licence": N_("Licence or examination"),
    "language": N_("Language course"),
    "course": N_("Short course"),
    "other": N_("Other activity"),
    "": N_("Administrative step"),
}
STATUS_WORDS = {
    "planned": N_("Planned"),
    "running": N_("Under way"),
    "finished": N_("Completed"),
    "failed": N_("Failed"),
}
RESPONSIBLE_WORDS = {
    "client": N_("Client"),
    "counsellor": N_("Counsellor and client"),
    "officer": N_("Services Québec officer"),
    "employer": N_("Employer"),
}


def step_title(step: Step, catalogue: Catalogue, words: Words) -> str:
    """Return what the step is called: its own title, its activity or its formality."""
    if step.formality:
        return formality_words(step, words, catalogue).title
    return step.title or words.said(taken_title(step.activity, catalogue))


def step_kind(step: Step, catalogue: Catalogue) -> str:
    """Return the kind of the step's activity; a formality has none."""
    activity = catalogue.activities.get(step.activity)
    if activity is None:
        return "other" if step.activity else ""
    return activity.kind


def step_dates(step: Step, words: Words) -> str:
    """Return the first and last day of the step, or the day by which it is due."""
    if step.start and (last := step.last_day):
        if last == step.start:
            return words.short_date(step.start)
        return words._("{start} to {end}", start=words.short_date(step.start), end=words.short_date(last))
    if step.start:
        return words._("from {start}", start=words.short_date(step.start))
    return words._("by {due}", due=words.short_date(step.due)) if step.due else words._("no date")


def step_cost(step: Step, catalogue: Catalogue) -> int:
    """Return what the step costs the client, in cents: the counsellor's figure, else the catalogue's."""
    if step.cost_cents is not None:
        return step.cost_cents
    activity = catalogue.activities.get(step.activity)
    session = catalogue.session(step.activity, step.session)
    return (activity.cost_cents if activity else 0) + (session.cost_cents if session else 0)


def listed_cost(step: Step, catalogue: Catalogue, words: Words) -> str:
    """Return what is counted where the counsellor states no cost: the catalogue's figure, if it has one."""
    listed = replace(step, cost_cents=None)
    if has_unknown_fees(listed, catalogue):
        return words._("not stated")
    return words._("{money} (catalogue)", money=words.money(step_cost(listed, catalogue)))


def has_unknown_fees(step: Step, catalogue: Catalogue) -> bool:
    """Say whether the fees of the step's programme are stated nowhere, nor by the counsellor."""
    activity = catalogue.activities.get(step.activity)
    if step.cost_cents is not None or activity is None:
        return False
    return stated_fees(activity, catalogue.session(step.activity, step.session)) is None


def step_hours(step: Step, catalogue: Catalogue) -> float:
    """Return the classroom hours of the step."""
    activity = catalogue.activities.get(step.activity)
    return activity.hours if activity else 0


def step_place(step: Step, catalogue: Catalogue, words: Words) -> str:
    """Return where and how the step's session is given."""
    session = session_of(step, catalogue)
    return session_words(session, words) if session else ""


def session_words(session: Session, words: Words) -> str:
    """Return place, region, mode and pace of a session."""
    region = region_name(session.region)
    mode = words._(MODES.get(session.mode, session.mode))
    pace = words._("{hours}/week", hours=words.hours(session.hours_per_week))
    return ", ".join(part for part in (session.place, region, mode, pace) if part)


def group_words(session: Session, words: Words) -> str:
    """Return the words of a session among others: a dated one says when it begins."""
    said = session_words(session, words)
    if session.entry != "dated" or session.start is None:
        return said
    return ", ".join((said, words._("from {start}", start=words.short_date(session.start))))


def status_words(status: str, words: Words) -> str:
    """Return the words of a step's status."""
    return words._(STATUS_WORDS.get(status, status))


def responsible_words(responsible: str, words: Words) -> str:
    """Return who does the step; a name that is not a known role stays as typed."""
    return words._(RESPONSIBLE_WORDS[responsible]) if responsible in RESPONSIBLE_WORDS else responsible


def is_estimated(step: Step, catalogue: Catalogue) -> bool:
    """Say whether nobody has seen the step's dates in a source."""
    if step.is_formality:
        return False
    session = catalogue.session(step.activity, step.session)
    return session is None or session.estimated
