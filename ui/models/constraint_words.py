"""The words of what shapes a search: the client's own limits, and those that block a pathway."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planner.case import Case
from planner.condition_words import listed
from planner.issue_words import MODES
from planner.pathway.result import Blocked
from planner.profile_words import profile_words
from planner.words import N_, Words

LANGUAGES = {"fr": N_("French"), "en": N_("English")}


def constraint_lines(case: Case, words: Words) -> list[str]:
    """Return the limits of the case, one a line."""
    wishes = case.preferences
    lines = [words._("From {start}", start=words.short_date(wishes.start))]
    if wishes.deadline:
        lines[0] = words._(
            "From {start} to {deadline}",
            start=words.short_date(wishes.start),
            deadline=words.short_date(wishes.deadline),
        )
    lines += [_weekly(row.start, row.hours, words) for row in wishes.weekly_hours]
    lines.append(words._("Keeps the present job") if wishes.keep_job else "")
    lines.append(_modes(wishes.modes, words))
    lines.append(_regions(wishes.regions, words))
    if wishes.money_limit_cents is not None:
        lines.append(words._("At most {money}", money=words.money(wishes.money_limit_cents)))
    return [line for line in lines if line]


def _weekly(start: date, hours: float, words: Words) -> str:
    return words._(
        "{hours} of study a week from {start}", hours=words.hours(hours), start=words.short_date(start)
    )


def _modes(modes: Iterable[str], words: Words) -> str:
    named = [words._(MODES.get(mode, mode)) for mode in modes]
    return words._("Only {modes}", modes=listed(named, words._(" or "))) if named else ""


def _regions(regions: tuple[str, ...], words: Words) -> str:
    named = listed(list(regions), words._(" and "))
    return words.n_("Region {regions}", "Regions {regions}", len(regions), regions=named) if regions else ""


def why_not(blocked: Blocked, words: Words) -> list[str]:
    """Return why a profile has no pathway, and what the cheapest changes would open."""
    lines = [words._("No pathway for “{profile}”.", profile=profile_words(blocked.profile, words))]
    limits = [_limit(row.get("constraint", ""), row.get("value"), words) for row in blocked.blocking]
    if limits:
        lines.append(words._("These limits together leave none: {limits}.", limits="; ".join(limits)))
    return lines + [_relaxation(row, words) for row in blocked.relaxations]


NAMES = {
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


def _limit(name: str, value: Any, words: Words) -> str:
    named, shown = words._(NAMES.get(name, name)), _value(name, value, words)
    return words._("{limit}: {value}", limit=named, value=shown) if shown else named


def _relaxation(row: Mapping[str, Any], words: Words) -> str:
    name = str(row.get("constraint", ""))
    change = words._(
        "Change “{limit}” to {value}",
        limit=words._(NAMES.get(name, name)),
        value=_value(name, row.get("to"), words) or words._("no limit"),
    )
    finish, money = _day(row.get("finish")), row.get("money_cents")
    figures = [words._("ends {day}", day=words.short_date(finish))] if finish else []
    figures += [words._("net cost {money}", money=words.money(money))] if isinstance(money, int) else []
    return f"→ {change}: {', '.join(figures)}" if figures else f"→ {change}"


def _value(name: str, value: Any, words: Words) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_value(name, item, words) for item in value)
    if isinstance(value, bool):
        return words._("yes") if value else words._("no")
    if isinstance(value, int | float):
        return words.money(int(value)) if name.endswith("_cents") else words.number(value)
    if (day := _day(value)) is not None:
        return words.short_date(day)
    tables = {"modes": MODES, "languages": LANGUAGES}
    return words._(tables.get(name, {}).get(str(value), str(value))) if value is not None else ""


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
