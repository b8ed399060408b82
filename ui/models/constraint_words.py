"""The words of what shapes a search: the client's own limits."""

from collections.abc import Iterable, Sequence

from planner.case import Case
from planner.condition_words import listed
from planner.issue_words import MODES
from planner.words import Words


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
    lines.append(_weekly([row.hours for row in wishes.weekly_hours], words))
    lines.append(words._("Keeps the present job") if wishes.keep_job else "")
    lines.append(_modes(wishes.modes, words))
    lines.append(_regions(wishes.regions, words))
    if wishes.money_limit_cents is not None:
        lines.append(words._("At most {money}", money=words.money(wishes.money_limit_cents)))
    return [line for line in lines if line]


def _weekly(hours: Sequence[float], words: Words) -> str:
    """Return the hours one after the other; from which days on is said in the answers."""
    return words._("{hours}/week", hours=" → ".join(map(words.hours, hours))) if hours else ""


def _modes(modes: Iterable[str], words: Words) -> str:
    named = listed([words._(MODES.get(mode, mode)) for mode in modes], words._(" or "))
    return words._("Only {modes}", modes=named) if named else ""


def _regions(regions: tuple[str, ...], words: Words) -> str:
    named = listed(list(regions), words._(" and "))
    return words.n_("Region {regions}", "Regions {regions}", len(regions), regions=named) if regions else ""
