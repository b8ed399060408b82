"""The words of a profile without a pathway: what blocks it, and the cheapest changes that open one."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.issue_words import MODES
from planner.pathway.result import Blocked
from planner.profile_words import profile_words
from planner.requirement import requirement_from
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
    "pinned": N_("activities pinned"),
    "declared": N_("facts to declare"),
    "target": N_("target"),
}
CONDITIONAL = "conditional"
SENTENCES = {
    CONDITIONAL: N_("This is still to be documented: {asked}."),
    "admission": N_("No activity entered leads there: {asked}."),
    "running": N_("Nothing is left to plan: with what is under way, the goal is reached on {asked}."),
}
LANGUAGES = {"fr": N_("French"), "en": N_("English")}
NO_CATALOGUE = Catalogue()
DAY = timedelta(days=1)


def why_not_sentences(
    blocked: Blocked, words: Words, catalogue: Catalogue = NO_CATALOGUE, start: date = date.min
) -> list[str]:
    """Return why a profile has no pathway and what would open one; without a catalogue, codes are shown.

    A plan that finishes on its `start` has no step; any other is shown with its last day.
    """
    lines = [words._("No pathway for “{profile}”.", profile=profile_words(blocked.profile, words))]
    rows = [row for row in blocked.blocking if row["constraint"] not in SENTENCES]
    limits = [_limit(row["constraint"], row.get("value"), words, catalogue) for row in rows]
    if limits:
        lines.append(words._("These limits together leave none: {limits}.", limits="; ".join(limits)))
    lines += [_asked(row, words, catalogue) for row in blocked.blocking if row not in rows]
    return lines + [_relaxation(row, words, catalogue, start) for row in blocked.relaxations]


def _asked(row: Mapping[str, Any], words: Words, catalogue: Catalogue) -> str:
    name = row["constraint"]
    sentence, asked = SENTENCES[name], _value(name, row.get("value"), words, catalogue)
    return words._(sentence, asked=asked)


def constraint_words(name: str, words: Words) -> str:
    """Return the name of a constraint; one without a name is shown as it is."""
    return words._(CONSTRAINTS[name]) if name in CONSTRAINTS else name


def _limit(name: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    named, shown = constraint_words(name, words), _value(name, value, words, catalogue)
    return words._("{limit}: {value}", limit=named, value=shown) if shown else named


def _relaxation(row: Mapping[str, Any], words: Words, catalogue: Catalogue, start: date) -> str:
    name = row["constraint"]
    value = _value(name, row.get("to"), words, catalogue) or words._("no limit")
    change = words._("Change “{limit}” to {value}", limit=constraint_words(name, words), value=value)
    if name == CONDITIONAL:
        change = words._("Document: {asked}", asked=value)
    figures = ", ".join(_figures(row, words, start))
    return "→ " + (words._("{limit}: {value}", limit=change, value=figures) if figures else change)


def _figures(row: Mapping[str, Any], words: Words, start: date) -> Iterator[str]:
    finish, money = _day(row.get("finish")), row.get("money_cents")
    if finish:
        last = finish - DAY if finish > start else finish
        yield words._("ends {day}", day=words.short_date(last))
    if isinstance(money, int):
        yield words._("net cost {money}", money=words.money(money))


def _value(name: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return words._("yes") if value else words._("no")
        case int() | float():
            return words.money(int(value)) if name.endswith("_cents") else words.number(value)
        case [*items]:
            return ", ".join(_value(name, item, words, catalogue) for item in items)
        case {"from": since, "hours": hours}:
            start = words.short_date(_day(since) or date.min)
            return words._("{hours} of study a week from {start}", hours=words.hours(hours), start=start)
        case Mapping():
            return condition_sentence(requirement_from(value), words, catalogue)
    day = _day(value)
    return words.short_date(day) if day else _named(name, str(value), words, catalogue)


def _named(name: str, code: str, words: Words, catalogue: Catalogue) -> str:
    known = {"modes": MODES, "languages": LANGUAGES}.get(name, {})
    return words._(known[code]) if code in known else words.said(catalogue.term(code))


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and "-" in value else None
    except ValueError:
        return None
