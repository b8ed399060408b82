"""The words of a profile without a pathway: what blocks it, and what is left to do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from planner.catalogue import Catalogue
from planner.limit_words import date_words, limit_words, value_words
from planner.pathway.result import Blocked, Result
from planner.profile_words import profile_words
from planner.relaxation_words import NO_CATALOGUE, relaxation_sentences
from planner.supposition import CONDITIONAL
from planner.words import N_, Words

ADMISSION = "admission"
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
NOTHING_OPENS = N_(
    "No change of the answers opens one. Note what the client holds already; enter in the catalogue what"
    " gives the rest, such as a university programme or the training of an employer; or aim at another"
    " occupation."
)


def why_not_sentences(
    blocked: Blocked, words: Words, catalogue: Catalogue = NO_CATALOGUE, start: date = date.min
) -> list[str]:
    """Return why a profile has no pathway and what would open one; without a catalogue, codes are shown.

    A plan that finishes on its `start` has no step; any other is shown with its last day.
    """
    said = blocking_sentences(blocked, words, catalogue) + advice_sentences(blocked, words, catalogue)
    return said + ["→ " + row for row in relaxation_sentences(blocked.relaxations, words, catalogue, start)]


def alike(blocked: Iterable[Blocked], hoped: Collection[str] = ()) -> list[list[Blocked]]:
    """Return the profiles that the same things block and open, together; those with a hope apart.

    What a change comes to is each profile's own: the first says it for those with it.
    """
    found: dict[str, list[Blocked]] = {}
    for row in blocked:
        changes = [(c["constraint"], c.get("from"), c.get("to")) for c in row.relaxations]
        key = repr((row.blocking, changes, row.profile in hoped))
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


def blocking_sentences(blocked: Blocked, words: Words, catalogue: Catalogue = NO_CATALOGUE) -> list[str]:
    """Return that a profile has no pathway, and what blocks it."""
    lines = [no_pathway((blocked.profile,), words)]
    rows = [row for row in blocked.blocking if row["constraint"] not in SENTENCES]
    limits = [limit_words(row["constraint"], row.get("value"), words, catalogue) for row in rows]
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
        yield words._(REACHED, asked=value_words("", asked, words, catalogue))
    for late in row.get("late", ()):
        if "since" in late:
            condition = value_words("", late["condition"], words, catalogue)
            yield words._(SINCE, condition=condition, day=date_words(late["since"], words))
        else:
            activity = words.said(catalogue.term(late["activity"]))
            days = {name: date_words(late[name], words) for name in late if name != "activity"}
            sentence = TOO_SOON if "opens" in late else PAST
            yield words._(sentence, activity=activity, **days)


def _asked(row: Mapping[str, Any], words: Words, catalogue: Catalogue) -> str:
    name = row["constraint"]
    sentence, asked = SENTENCES[name], value_words(name, row.get("value"), words, catalogue)
    return words._(sentence, asked=asked)
