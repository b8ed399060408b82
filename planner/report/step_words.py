"""What is said of one step: its title, place, dates, and what helps it to succeed."""

import re
from dataclasses import replace
from datetime import date, timedelta

from planner.activity_words import activity_name, taken_title
from planner.formality_words import formality_words, responsible_words
from planner.plan import Step
from planner.present_job import schedule_is_open
from planner.regions import region_name
from planner.report.brief import Brief
from planner.words import Words

DAY = timedelta(days=1)
ASIDE = re.compile(r"\s*\([^()]*\)$")
PLACEHOLDER = "…"
# Other titles say on paper what they are.
LED = ("dep", "asp", "aep")
SERVICES_QUEBEC = "Services Québec"


def step_title(step: Step, brief: Brief) -> str:
    """Return what the step is called."""
    if step.is_formality:
        return formality_words(step, brief.words, brief.catalogue).title or step.title or PLACEHOLDER
    title = brief.words.said(taken_title(step.activity, brief.catalogue))
    return _with_code(title, step, brief)


def short_title(step: Step, brief: Brief) -> str:
    """Return what the step is called, without what its title says in parentheses at its end."""
    return ASIDE.sub("", step_title(step, brief))


def dated(title: str, step: Step, brief: Brief) -> str:
    """Return a title where one day of the step stands alone: an estimated one says so."""
    return brief.words._("{title} (estimated)", title=title) if brief.estimated(step) else title


def last_day(start: date, end: date) -> date:
    """Return the last day of what ends before `end`."""
    return max(start, end - DAY)


def _with_code(title: str, step: Step, brief: Brief) -> str:
    activity = brief.activity(step)
    return activity_name(activity, title, brief.words) if activity and activity.kind in LED else title


def step_place(step: Step, brief: Brief) -> tuple[str, ...]:
    """Return where the step happens, or with whom when it has no place."""
    session = brief.session(step)
    if session is None:
        return (whom(step, brief),) if step.is_formality else ()
    return tuple(part for part in (session.place, region_name(session.region), _mode(step, brief)) if part)


def whom(step: Step, brief: Brief) -> str:
    """Return who does a step: the counsellor by name, the officer by the house."""
    if step.responsible == "counsellor" and brief.counsellor.name.strip():
        return brief.words._("{name} and you", name=brief.counsellor_name)
    if step.responsible == "officer":
        return SERVICES_QUEBEC
    return responsible_words(step.responsible, brief.words)


def _mode(step: Step, brief: Brief) -> str:
    session = brief.session(step)
    if schedule_is_open(session):
        return brief.words._("schedule to be confirmed")
    return mode_words(brief.words).get(session.mode, "") if session else ""


def mode_words(words: Words) -> dict[str, str]:
    """Return how each mode of training is called."""
    return {
        "day": words._("by day"),
        "evening": words._("in the evening"),
        "weekend": words._("on weekends"),
        "online": words._("online"),
        "workplace": words._("in the workplace"),
    }


def step_dates(step: Step, brief: Brief) -> tuple[str, ...]:
    """Return when the step happens, one fact a line."""
    words = brief.words
    if step.start and step.end:
        return tuple(part for part in (_between(step, words), _pace_and_state(step, brief)) if part)
    if step.due:
        return (words._("by {date}", date=words.short_date(step.due)),)
    return (words._("date to be set"),)


def _between(step: Step, words: Words) -> str:
    assert step.start and step.end
    last = last_day(step.start, step.end)
    if last == step.start:
        return words.short_date(step.start)
    return between(step.start, last, words)


def between(start: date, last: date, words: Words) -> str:
    """Return "11 janv. au 9 mai 2027": the year is said once when both days share it."""
    first = words.short_day(start) if start.year == last.year else words.short_date(start)
    return words._("{start} to {end}", start=first, end=words.short_date(last))


def _pace(step: Step, words: Words) -> str:
    if not step.hours_per_week:
        return ""
    return words._("{hours}/wk", hours=words.hours(step.hours_per_week))


def _pace_and_state(step: Step, brief: Brief) -> str:
    estimate = brief.words._("estimated") if brief.estimated(step) else ""
    return "; ".join(part for part in (_pace(step, brief.words), estimate) if part)


def step_advice(step: Step, brief: Brief) -> str:
    """Return what helps to succeed, known from its kind; a counsellor's notes are never printed."""
    if step.status == "finished":
        return ""
    if step.is_formality:
        return formality_words(replace(step, note=""), brief.words, brief.catalogue).how
    registration, activity = brief.registrations.get(step.activity), brief.activity(step)
    if registration and registration.due and registration.status == "planned":
        return _register(registration.due, brief)
    return _advice(brief.words).get(activity.kind, "") if activity else ""


def _register(due: date, brief: Brief) -> str:
    return brief.words._("Register by {date}; ask for the schedule.", date=brief.words.short_date(due))


def _advice(words: Words) -> dict[str, str]:
    program = words._("Be there for every class; say early when something gets in the way.")
    course = words._("Keep regular time to practise; ask questions early.")
    return {
        **dict.fromkeys(("dep", "asp", "aep", "dec", "aec"), program),
        **dict.fromkeys(("course", "language", "other"), course),
        "fga": words._("Ask for your result when the course ends; the next step needs it."),
        "test": words._("Ask for the preparation material; know the rule for a second try."),
        "rac": words._("Gather proof of what you can do; the missing training comes after."),
        "rcmo": words._("Gather proof of what you can do at work."),
        "pamt": words._("Find the employer and the journeyperson first; keep the logbook up to date."),
        "job": words._("Keep your pay stubs: they prove your experience."),
        "coud": words._("The employer and the training body agree first."),
        "licence": words._("Ask the body that issues it what it requires."),
    }
