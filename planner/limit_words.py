"""The words of a client's limits and of what else can block: each by its name, with its value."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence, listed
from planner.mode_words import LANGUAGES, MODES, language_within
from planner.regions import region_name
from planner.related import count
from planner.requirement import requirement_from
from planner.supposition import OTHER_FIELDS
from planner.words import N_, Words

CONSTRAINTS = {
    "start": N_("start"),
    "deadline": N_("deadline"),
    "weekly_hours": N_("study hours a week"),
    "keep_job": N_("present job kept"),
    "modes": N_("ways of attending"),
    "regions": N_("regions"),
    "languages": N_("languages"),
    "money_limit_cents": N_("money limit"),
    "forbidden": N_("activities set aside"),
    OTHER_FIELDS: N_("programmes of other fields set aside"),
    "pinned": N_("activities pinned"),
    "pinned_steps": N_("steps pinned where they are"),
    "declared": N_("facts to declare"),
    "target": N_("target"),
}


def constraint_words(name: str, words: Words) -> str:
    """Return the name of a constraint; one without a name is shown as it is."""
    return words._(CONSTRAINTS[name]) if name in CONSTRAINTS else name


def limit_words(name: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    """Return a limit with its value; of many programmes set aside, how many."""
    named = constraint_words(name, words)
    many = name == OTHER_FIELDS
    shown = words.number(count(value or ())) if many else value_words(name, value, words, catalogue)
    if not shown or value is True:
        return named
    return words._("{limit} ({value})", limit=named, value=shown)


def value_words(name: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    """Return the value of a limit, or a condition, as people say it; nothing for no value."""
    match value:
        case None:
            return ""
        case bool():
            return words._("yes") if value else words._("no")
        case int() | float():
            return words.money(int(value)) if name.endswith("_cents") else words.number(value)
        case [*items]:
            return ", ".join(value_words(name, item, words, catalogue) for item in items)
        case Mapping():
            return _row_words(value, words, catalogue)
    day = day_of(value)
    return words.short_date(day) if day else _named(name, str(value), words, catalogue)


def all_words(name: str, values: Any, words: Words, catalogue: Catalogue) -> str:
    """Return several values of a limit as one part of a sentence: a, b and c."""
    return listed(list(_each(name, values, words, catalogue)), words._(" and "))


def _each(name: str, values: Any, words: Words, catalogue: Catalogue) -> Iterator[str]:
    return (value_words(name, value, words, catalogue) for value in values)


def _row_words(row: Mapping[str, Any], words: Words, catalogue: Catalogue) -> str:
    match row:
        case {"from": since, "hours": hours}:
            return words._("{hours} from {start}", hours=words.hours(hours), start=date_words(since, words))
        case {"activity": code, **details} if details:  # without them, it is a condition
            (detail,) = (value_words("", item, words, catalogue) for item in details.values())
            return words._("{activity} ({detail})", activity=words.said(catalogue.term(code)), detail=detail)
    return condition_sentence(requirement_from(row), words, catalogue)


def _named(name: str, code: str, words: Words, catalogue: Catalogue) -> str:
    if name == "regions":
        return region_name(code)
    if name == "languages" and code in LANGUAGES:
        return language_within(code, words)
    known = MODES if name == "modes" else {}
    return words._(known[code]) if code in known else words.said(catalogue.term(code))


def date_words(value: Any, words: Words) -> str:
    """Return a date of an answer, stored or just found, as people read it."""
    return words.short_date(day_of(value) or date.min)


def day_of(value: Any) -> date | None:
    """Return a date of an answer, None for what is no date."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and "-" in value else None
    except ValueError:
        return None
