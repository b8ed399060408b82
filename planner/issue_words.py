"""The words of issues: what the counsellor must know about a plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.formality_words import formality_words
from planner.issue import Issue
from planner.mode_words import MODES as MODES
from planner.plan import Step
from planner.requirement import Requirement
from planner.words import N_, Words

SHOWN_CONDITIONS = 4
ISSUES = {
    "activity-unknown": N_("{activity} is not in the catalogue."),
    "step-undated": N_("{activity} has no dates yet; it does not count until it has."),
    "activity-twice": N_("{activity} is there twice, or is already done."),
    "activity-forbidden": N_("{activity} was set aside by the client."),
    "activities-exclude": N_("{activity} and {other} cannot be taken together."),
    "pinned-missing": N_("{activity} is to be kept, but it is not in the plan."),
    "authorization-missing": N_(
        "The job ends on {date}: ask for the written authorization of Services Québec before that day."
    ),
    "paperwork-late": N_("{paper}: due on {date}, after {activity} starts ({start})."),
    "paperwork-idle": N_("{paper}: nothing in the plan calls for it any more."),
    "catalogue-changed": N_("The catalogue changed since this plan was looked at: {changes}."),
    "catalogue-improves": N_(
        "The catalogue changed since this plan was looked at: a better pathway may be possible now."
    ),
    "before-start": N_("{activity} starts on {start}, before the plan does ({date})."),
    "session-unknown": N_("{activity} has no session {session} in the catalogue."),
    "dates-typed": N_("{activity}: dates typed by hand, without a session in the catalogue."),
    "start-disagrees": N_("{activity} starts on {start}, but its session starts on {expected}."),
    "not-a-monday": N_("{activity} starts on {start}, which is not a Monday."),
    "outside-window": N_("{activity} starts on {start}, when its session takes nobody in."),
    "end-disagrees": N_("{activity} does not end when its hours and closures say: {expected}."),
    "session-full": N_("The session of {activity} is full."),
    "application-closed": N_("The applications for {activity} closed on {date}."),
    "mode-refused": N_("{activity} is given in a way that does not suit the client: {mode}."),
    "language-refused": N_("{activity} is not given in a language that suits the client."),
    "region-refused": N_("{activity} is given in region {region}, where the client does not go."),
    "job-not-kept": N_("{activity} cannot be combined with the present job: {mode}."),
    "session-estimated": N_("The dates of {activity} are estimated: to confirm."),
    "facts-unverified": N_("The facts on {activity} are not verified: to confirm."),
    "admission-unmet": N_("On {date}, {activity} is not open. Still missing: {missing}."),
    "admission-unknown": N_("{activity}: to document: {unknown}. Nearest door: {missing}."),
    "grants-wait": N_("What {activity} gives holds from {date}, when what is taken alongside ends too."),
    "entry-tight": N_("The entry of {start} ({activity}) is tight: {prerequisite} ends {weeks} before."),
    "entry-tight-next-day": N_(
        "The entry of {start} ({activity}) is tight: {prerequisite} ends the day before."
    ),
    "entry-tight-unverified": N_(
        "The entry of {start} ({activity}) follows {prerequisite}, whose hours are not verified: to confirm."
    ),
    "entry-beside": N_(
        "{prerequisite} ends on {end}, after {activity} has started ({start}): the two run side by side."
    ),
    "target-unknown-trade": N_("The plan has no target that the catalogue knows."),
    "target-unmet": N_("At the end, {trade} is not open yet. Still missing: {missing}."),
    "target-unknown": N_("{trade}: to document: {unknown}. Nearest door: {missing}."),
    "sooner-if-documented": N_(
        "To document: {unknown}. If it is as hoped, the goal is reached by {date} already."
    ),
    "skill-below-entry": N_("At the end, {skill} is at level {held}; a beginner needs {level}."),
    "deadline-passed": N_("The plan ends on {date}, after the deadline ({deadline})."),
    "deadline-reached": N_(
        "The plan ends on the very day of the deadline ({deadline}); what it gives holds from the next day."
    ),
    "money-over-limit": N_("The plan costs {money_cents}, more than the limit of {limit_cents}."),
    "hours-over-limit": N_("{hours} of study a week where {limit} are possible, in {weeks}."),
    "load-heavy": N_("Up to {hours} of work and classes a week, in {weeks}: hard to keep up."),
    "load-impossible": N_("Up to {hours} of work and classes a week, in {weeks}: a week has 168 hours."),
    "schedule-open": N_(
        "{activity}: schedule to be confirmed with the school; if it is by day, the present job ends."
    ),
    "schedule-open-pay": N_(
        "{activity}: schedule to be confirmed with the school; "
        "if it is by day, the job ends (about {money_cents} of pay not earned)."
    ),
    "schedule-open-kept": N_(
        "{activity}: schedule to be confirmed with the school; "
        "by day, it cannot be combined with the present job."
    ),
}
TITLES = ("activity", "other", "prerequisite", "trade", "skill")


def issue_words(issue: Issue, words: Words, catalogue: Catalogue) -> str:
    """Return what an issue says."""
    shown = {key: _value(key, value, words, catalogue) for key, value in issue.details.items()}
    code = f"{issue.code}-next-day" if issue.details.get("weeks") == 0 else issue.code
    return words._(ISSUES[code], **_with_weeks(issue.details, shown, words))


def _value(key: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    if key in TITLES:
        return words.said(catalogue.term(value)) or str(value)
    if key == "paper":
        formality, title = value
        return formality_words(Step("", formality=formality, title=title), words, catalogue).title
    if key.endswith("_cents"):
        return words.money(value)
    if key in ("hours", "limit"):
        return words.hours(value)
    if key == "changes":
        from planner.touching_words import changes_words  # rare, and heavy for a start

        return changes_words(value, words, catalogue) or words._(
            "nothing that this plan rests on is different"
        )
    if key == "mode":
        return words._(MODES[value])
    if isinstance(value, date):
        return words.date(value)
    return _requirement(key, value, words, catalogue)


def _requirement(key: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    if key == "missing":
        return condition_sentence(value, words, catalogue)
    if key == "unknown":
        return _conditions(value, words, catalogue)
    return str(value)


def _conditions(unknown: tuple[Requirement, ...], words: Words, catalogue: Catalogue) -> str:
    parts = [condition_sentence(condition, words, catalogue) for condition in unknown[:SHOWN_CONDITIONS]]
    left = len(unknown) - SHOWN_CONDITIONS
    return "; ".join([*parts, words.n_("and {n} more", "and {n} more", left)] if left > 0 else parts)


def _with_weeks(details: Mapping[str, Any], shown: dict[str, str], words: Words) -> dict[str, str]:
    """Say a number of weeks, or the first and last of several."""
    match details.get("weeks"):
        case int(count):
            return {**shown, "weeks": words.n_("{n} week", "{n} weeks", count)}
        case (first,):
            return {**shown, "weeks": words._("the week of {date}", date=words.date(first))}
        case (first, *_, last) as weeks:
            return {**shown, "weeks": _several(len(weeks), first, last, words)}
    return shown


def _several(count: int, first: date, last: date, words: Words) -> str:
    return words.n_(
        "{n} week between {first} and {last}",
        "{n} weeks between {first} and {last}",
        count,
        first=words.date(first),
        last=words.date(last),
    )
