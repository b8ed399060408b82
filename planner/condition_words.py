"""The words of requirement trees: what is asked, as one sentence."""

from datetime import date

from planner.catalogue import Catalogue
from planner.pathway.result import Reason
from planner.requirement import (
    Age,
    All,
    Any,
    AtLeast,
    Concurrent,
    Condition,
    Credential,
    Declared,
    Experience,
    Finished,
    Not,
    OutOfSchool,
    Requirement,
    SinceFailed,
    SkillAt,
    Subject,
    branches,
)
from planner.words import N_, Words

SUBJECTS = {"math": N_("Mathematics"), "french": N_("French"), "english": N_("English")}
SCHOOL_LEVELS = {
    1: N_("{subject} of Secondary I"),
    2: N_("{subject} of Secondary II"),
    3: N_("{subject} of Secondary III"),
    4: N_("{subject} of Secondary IV"),
    5: N_("{subject} of Secondary V"),
}


def condition_sentence(requirement: Requirement, words: Words, catalogue: Catalogue) -> str:
    """Return what a condition or a whole tree asks."""
    match requirement:
        case All() | Any() | AtLeast():
            return _joined(requirement, words, catalogue)
        case Not(Declared(fact)):
            return words._("“{fact}” does not apply", fact=_title(fact, words, catalogue))
        case Not(branch):
            return words._("not ({condition})", condition=condition_sentence(branch, words, catalogue))
        case condition:
            return _condition(condition, words, catalogue)


def reason_sentence(reason: Reason, words: Words, catalogue: Catalogue) -> str:
    """Return what a step serves: the goal or another step by a condition, time, pay, or only its pin."""
    if reason.serves == "pin":
        return words._("Pinned: kept whatever else is chosen")
    if reason.serves == "pay":
        return words._("Its pay makes up for that of the present job")
    served = words.said(catalogue.term(reason.code))
    condition = condition_sentence(reason.condition, words, catalogue)
    if reason.serves == "target":
        return words._("For the goal {trade}: {condition}", trade=served, condition=condition)
    if reason.serves == "time":
        return words._(
            "Gives the goal {trade} the time it needs: {condition}", trade=served, condition=condition
        )
    return words._("Opens {activity}: {condition}", activity=served, condition=condition)


def _joined(node: All | Any | AtLeast, words: Words, catalogue: Catalogue) -> str:
    if not branches(node):
        return words._("nothing is asked") if _asks_nothing(node) else words._("closed to everyone")
    several = len(branches(node)) > 1
    parts = [_part(branch, several, words, catalogue) for branch in branches(node)]
    match node:
        case All():
            return listed(parts, words._(" and "))
        case AtLeast(count):
            return words._("at least {count} of these: {parts}", count=count, parts="; ".join(parts))
    return listed(parts, words._(", or "))


def _asks_nothing(node: All | Any | AtLeast) -> bool:
    return isinstance(node, All) or (isinstance(node, AtLeast) and node.count == 0)


def _part(branch: Requirement, several: bool, words: Words, catalogue: Catalogue) -> str:
    sentence = condition_sentence(branch, words, catalogue)
    return f"({sentence})" if several and len(branches(branch)) > 1 else sentence


def listed(parts: list[str], last: str) -> str:
    """Return "A, B<last>C"."""
    return last.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _condition(condition: Condition, words: Words, catalogue: Catalogue) -> str:
    match condition:
        case Subject(subject, level):
            return subject_at(subject, level, words, catalogue)
        case Age(years, on):
            return _age(years, on, words)
        case OutOfSchool(months):
            return words.n_(
                "out of full-time school for {n} month", "out of full-time school for {n} months", months
            )
        case SinceFailed(activity, months):
            return words.n_(
                "{n} month after a failure ({activity}), if there was one",
                "{n} months after a failure ({activity}), if there was one",
                months,
                activity=_title(activity, words, catalogue),
            )
        case Experience(trade, months):
            title = _title(trade, words, catalogue)
            return words.n_(
                "{n} month of experience: {trade}", "{n} months of experience: {trade}", months, trade=title
            )
    return _held(condition, words, catalogue)


def _held(
    condition: Credential | SkillAt | Finished | Concurrent | Declared, words: Words, catalogue: Catalogue
) -> str:
    match condition:
        case Credential(code) | Declared(code):
            return _title(code, words, catalogue)
        case SkillAt(skill, level):
            title = _title(skill, words, catalogue)
            return words._("{skill}, at level {level} or more", skill=title, level=level)
        case Finished(activity):
            return words._("{activity}, finished before", activity=_title(activity, words, catalogue))
        case Concurrent(activity):
            title = _title(activity, words, catalogue)
            return words._("{activity}, before or at the same time", activity=title)


def subject_at(subject: str, level: int, words: Words, catalogue: Catalogue) -> str:
    """Return "Mathématique de 4e secondaire" or "Mathematics of Secondary IV"."""
    named = words._(SUBJECTS[subject]) if subject in SUBJECTS else _title(subject, words, catalogue)
    if level not in SCHOOL_LEVELS:
        return words._("{skill}, at level {level} or more", skill=named, level=level)
    return words._(SCHOOL_LEVELS[level], subject=named)


def _age(years: int, on: str | None, words: Words) -> str:
    if on is None:
        return words._("at least {years} years old when it starts", years=years)
    month, number = (int(part) for part in on.split("-"))
    day = words.day_month(date(2000, month, number))
    return words._("at least {years} years old on {day}", years=years, day=day)


def _title(code: str, words: Words, catalogue: Catalogue) -> str:
    return words.said(catalogue.term(code)) or code
