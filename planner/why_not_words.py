"""The words of a profile without a pathway: what blocks it, and the cheapest changes that open one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.fees import some_unstated
from planner.issue_words import MODES
from planner.pathway.result import Blocked, Result
from planner.profile_words import profile_words
from planner.regions import region_name
from planner.related import count
from planner.requirement import requirement_from
from planner.supposition import OTHER_FIELDS, TOGETHER, WEEKLY_HOURS, changes_of
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
CONDITIONAL, ADMISSION = "conditional", "admission"
SENTENCES = {
    CONDITIONAL: N_("This is still to be documented: {asked}."),
    ADMISSION: N_("No activity entered leads there: {asked}."),
    "seats": N_("The group is full: {asked}."),
    "apply_by": N_("The last day to apply is past: {asked}."),
    "excludes": N_("One activity excludes the other: {asked}."),
}
NO_PATHWAY = N_("No pathway for “{profile}”."), N_("No pathway for any of these: {profiles}.")
NO_SURE_PATHWAY = (
    N_("No sure pathway for “{profile}”: the one found rests on what is still to be documented."),
    N_(
        "No sure pathway for any of these, only ones that rest on what is still to be documented: {profiles}."
    ),
)
REACHED = N_("The groups entered end too soon for the whole chain that leads to this: {asked}.")
SINCE = N_(
    "{condition}: met from {day} on, but nothing entered ends as late. Enter a group that ends on that day or"
    " after it."
)
TOO_SOON = N_(
    "{activity}: what it asks first cannot be finished before {opens}; the last group entered begins"
    " {last}. Enter a later group."
)
PAST = N_("{activity}: the last group entered begins {last}. Enter a later group.")
NOT_COMPLETE = N_(
    "These reasons are not complete: the time for them ran out, and a smaller change may be enough."
)
AT_LEAST = N_("{change} (less is not proven impossible, from {bound} on)")
NOTHING_OPENS = N_(
    "No change of the answers opens one. Note what the client holds already; enter in the catalogue what"
    " gives the rest, such as a university programme or the training of an employer; or aim at another"
    " occupation."
)
BY_HAND = N_("No click can note it: an age, a time or an experience comes with its facts, in the answers.")
NO_ANSWER = N_("Nothing to apply: the answers set no such limit.")
MORE = {
    "modes": N_("Accept attending {added} too"),
    "regions": N_("Accept the region {added} too"),
    "languages": N_("Accept teaching in {added} too"),
}
FEWER = {
    "forbidden": N_("Take back what was set aside: {dropped}"),
    "pinned": N_("No longer ask for: {dropped}"),
    "pinned_steps": N_("Unpin: {dropped}"),
}
TO = {
    CONDITIONAL: N_("Document: {value}"),
    "money_limit_cents": N_("Allow {value} in all"),
}
SAME_LIMITS = {
    True: N_("{change} (more to change, but sooner)"),
    False: N_("{change} (the least to change)"),
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
    said = blocking_sentences(blocked, words, catalogue) + advice_sentences(blocked, words, catalogue)
    return said + ["→ " + row for row in relaxation_sentences(blocked.relaxations, words, catalogue, start)]


def alike(blocked: Iterable[Blocked], hoped: Collection[str] = ()) -> list[list[Blocked]]:
    """Return the profiles that the same things block and open, together; those with a hope apart."""
    found: dict[str, list[Blocked]] = {}
    for row in blocked:
        key = repr((row.blocking, row.relaxations, row.profile in hoped))
        found.setdefault(key, []).append(row)
    return list(found.values())


def hoped_profiles(result: Result) -> frozenset[str]:
    """Return the profiles whose best pathway, or only one, rests on what is still to be documented."""
    return frozenset(name for p in result.proposals if p.conditional_on for name in p.profiles)


def no_pathway(profiles: Iterable[str], words: Words, hoped: bool = False) -> str:
    """Return that some profiles have no pathway, or none that is sure, all of them in one sentence."""
    first, *others = (profile_words(profile, words) for profile in profiles)
    one, several = NO_SURE_PATHWAY if hoped else NO_PATHWAY
    if not others:
        return words._(one, profile=first)
    return words._(several, profiles="; ".join((first, *others)))


def advice_sentences(blocked: Blocked, words: Words, catalogue: Catalogue = NO_CATALOGUE) -> list[str]:
    """Return what is left to do where nothing entered gives what is asked, and no change opens a pathway."""
    asked = [row for row in blocked.blocking if row["constraint"] == ADMISSION]
    late = any(row.get("late") for row in asked)
    lines = [words._(NOTHING_OPENS)] if asked and not late and not blocked.relaxations else []
    return lines if blocked.complete else [*lines, words._(NOT_COMPLETE)]


def unappliable(change: Mapping[str, Any], words: Words) -> str:
    """Return why a change cannot be made by a click."""
    told = BY_HAND if change["constraint"] in (CONDITIONAL, TOGETHER) else NO_ANSWER
    return words._(told)


def blocking_sentences(blocked: Blocked, words: Words, catalogue: Catalogue = NO_CATALOGUE) -> list[str]:
    """Return that a profile has no pathway, and what blocks it."""
    lines = [no_pathway((blocked.profile,), words)]
    rows = [row for row in blocked.blocking if row["constraint"] not in SENTENCES]
    limits = [_limit(row["constraint"], row.get("value"), words, catalogue) for row in rows]
    if len(limits) > 1:
        lines.append(words._("These limits together leave none: {limits}.", limits="; ".join(limits)))
    elif limits:
        lines.append(words._("This limit leaves none: {limit}.", limit=limits[0]))
    others = [row for row in blocked.blocking if row not in rows]
    lines += [_asked(row, words, catalogue) for row in others]
    return lines + [line for row in others for line in _late(row, words, catalogue)]


def _late(row: Mapping[str, Any], words: Words, catalogue: Catalogue) -> Iterator[str]:
    """Yield when what is missing comes with time, and which groups end too soon for it."""
    asked = row.get("asked")
    if asked:
        yield words._(REACHED, asked=_value("", asked, words, catalogue))
    for late in row.get("late", ()):
        if "since" in late:
            condition = _value("", late["condition"], words, catalogue)
            yield words._(SINCE, condition=condition, day=_date(late["since"], words))
        else:
            activity = words.said(catalogue.term(late["activity"]))
            days = {name: _date(late[name], words) for name in late if name != "activity"}
            sentence = TOO_SOON if "opens" in late else PAST
            yield words._(sentence, activity=activity, **days)


def _date(value: Any, words: Words) -> str:
    return words.short_date(_day(value) or date.min)


def _asked(row: Mapping[str, Any], words: Words, catalogue: Catalogue) -> str:
    name = row["constraint"]
    sentence, asked = SENTENCES[name], _value(name, row.get("value"), words, catalogue)
    return words._(sentence, asked=asked)


def constraint_words(name: str, words: Words) -> str:
    """Return the name of a constraint; one without a name is shown as it is."""
    return words._(CONSTRAINTS[name]) if name in CONSTRAINTS else name


def _limit(name: str, value: Any, words: Words, catalogue: Catalogue) -> str:
    named = constraint_words(name, words)
    shown = (
        words.number(count(value or ())) if name == OTHER_FIELDS else _value(name, value, words, catalogue)
    )
    return words._("{limit}: {value}", limit=named, value=shown) if shown else named


def relaxation_sentences(
    rows: Sequence[Mapping[str, Any]],
    words: Words,
    catalogue: Catalogue = NO_CATALOGUE,
    start: date = date.min,
) -> list[str]:
    """Return each change that opens a pathway; of two of the same limits, which is least and which sooner."""
    said = []
    for row in rows:
        sentence = relaxation_sentence(row, words, catalogue, start)
        others = [_finish(o) for o in rows if o is not row and _limits(o) == _limits(row)]
        same = SAME_LIMITS[_finish(row) < min(others)] if others else ""
        said.append(words._(same, change=sentence) if same else sentence)
    return said


def _limits(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the limits that a change is of; each way to document something is a change of its own."""
    if row["constraint"] == CONDITIONAL:
        return (repr(row.get("to")),)
    return tuple(row["to"]) if row["constraint"] == TOGETHER else (row["constraint"],)


def _finish(row: Mapping[str, Any]) -> date:
    return _day(row.get("finish")) or date.max


def relaxation_sentence(
    row: Mapping[str, Any], words: Words, catalogue: Catalogue = NO_CATALOGUE, start: date = date.min
) -> str:
    """Return one change that opens a pathway, with what it then comes to."""
    figures = ", ".join(_figures(row, words, catalogue, start))
    change = _change(row, words, catalogue)
    if "bound" in row:
        change = words._(AT_LEAST, change=change, bound=_bound(row["bound"], words))
    return words._("{limit}: {value}", limit=change, value=figures) if figures else change


def _bound(bound: Any, words: Words) -> str:
    return words.hours(bound) if isinstance(bound, int | float) else _date(bound, words)


def _change(row: Mapping[str, Any], words: Words, catalogue: Catalogue) -> str:
    """Return what changes: what is accepted too, what is given up, or the new value."""
    if row["constraint"] == TOGETHER:
        parts = (_change(part, words, catalogue) for part in changes_of(row))
        return words._("Together, {changes}", changes="; ".join(parts))
    name, before, after = row["constraint"], row.get("from") or (), row.get("to") or ()
    if name == WEEKLY_HOURS:
        return _more_hours(before, after, words)
    if name == OTHER_FIELDS:
        return words._("Admit the programmes of other fields")
    if name in MORE and after:
        added = [item for item in after if item not in before]
        return words._(MORE[name], added=_value(name, added, words, catalogue))
    if name in FEWER:
        dropped = [item for item in before if item not in after]
        return words._(FEWER[name], dropped=_value(name, dropped, words, catalogue))
    value = _value(name, row.get("to"), words, catalogue)
    if name in TO and value:
        return words._(TO[name], value=value)
    return words._(
        "Change “{limit}” to {value}",
        limit=constraint_words(name, words),
        value=value or words._("no limit"),
    )


def _more_hours(before: Any, after: Any, words: Words) -> str:
    """Return the hours of study to come to: in one sentence for all periods, else from when for each."""
    raised = [row for row in after if row not in before]
    highest = {row["hours"] for row in raised}
    if len(raised) == len(after) and len(highest) == 1:
        return words._("Study up to {value} hours a week", value=words.number(highest.pop()))
    since = ((words.short_date(_day(row["from"]) or date.min), words.number(row["hours"])) for row in raised)
    lines = (
        words._("Study up to {value} hours a week from {day} on", value=hours, day=day)
        for day, hours in since
    )
    return "; ".join(lines)


def _figures(row: Mapping[str, Any], words: Words, catalogue: Catalogue, start: date) -> Iterator[str]:
    """Yield the last day and the cost; which activities a change opens is not told, nor all their fees."""
    finish, money = _day(row.get("finish")), row.get("money_cents")
    if finish:
        last = finish - DAY if finish > start else finish
        yield words._("ends {day}", day=words.short_date(last))
    if isinstance(money, int):
        told = N_("net cost of at least {money}") if some_unstated(catalogue) else N_("net cost {money}")
        yield words._(told, money=words.money(money))


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
            return words._("{hours} from {start}", hours=words.hours(hours), start=start)
        case {"activity": code, **details} if details:  # without them, it is a condition
            (detail,) = (_value("", item, words, catalogue) for item in details.values())
            return words._("{activity} ({detail})", activity=words.said(catalogue.term(code)), detail=detail)
        case Mapping():
            return condition_sentence(requirement_from(value), words, catalogue)
    day = _day(value)
    return words.short_date(day) if day else _named(name, str(value), words, catalogue)


def _named(name: str, code: str, words: Words, catalogue: Catalogue) -> str:
    if name == "regions":
        return region_name(code)
    known = {"modes": MODES, "languages": LANGUAGES}.get(name, {})
    return words._(known[code]) if code in known else words.said(catalogue.term(code))


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and "-" in value else None
    except ValueError:
        return None
