"""The words of the changes that open a pathway: what to accept, give up or document, and what then comes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from planner.catalogue import Catalogue
from planner.fees import some_unstated
from planner.limit_words import (
    all_words,
    constraint_words,
    date_words,
    day_of,
    value_words,
)
from planner.pathway.result import last_day
from planner.supposition import (
    CONDITIONAL,
    OTHER_FIELDS,
    PINNED_STEPS,
    START,
    TOGETHER,
    WEEKLY_HOURS,
    changes_of,
)
from planner.words import N_, Words

AT_LEAST = N_("{change} (less is not proven impossible, from {bound} on)")
AS_LATE = N_("{change} (a start as late as {bound} is not proven impossible)")
BY_HAND = N_("No click can note it: an age, a time or an experience comes with its facts, in the answers.")
NO_ANSWER = N_("Nothing to apply: the answers set no such limit.")
MORE = {
    "modes": N_("Accept attending {added} too"),
    "languages": N_("Accept teaching in {added} too"),
}
FEWER = {
    "forbidden": N_("Take back what was set aside: {dropped}"),
    "pinned": N_("No longer ask for: {dropped}"),
    PINNED_STEPS: N_("Unpin: {dropped}"),
}
TO = {
    CONDITIONAL: N_("Document: {value}"),
    START: N_("Begin the plan on {value}"),
    "deadline": N_("Push the deadline back, to end on {value} at the latest"),
    "money_limit_cents": N_("Allow {value} in all"),
}
LIFTED = {
    OTHER_FIELDS: N_("Admit the programmes of other fields"),
    "keep_job": N_("No longer ask to keep the present job"),
    "deadline": N_("Set no deadline"),
    "money_limit_cents": N_("Set no money limit"),
    "modes": N_("Accept any way of attending"),
    "regions": N_("Accept any region"),
    "languages": N_("Accept teaching in any language"),
}
SAME_LIMITS = {
    True: N_("{change} (more to change, but sooner)"),
    False: N_("{change} (the least to change)"),
}
NO_CATALOGUE = Catalogue()
Row = Mapping[str, Any]


def relaxation_sentences(
    rows: Sequence[Row],
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


def _limits(row: Row) -> tuple[str, ...]:
    """Return the limits that a change is of; each way to document something is a change of its own."""
    if row["constraint"] == CONDITIONAL:
        return (repr(row.get("to")),)
    return tuple(row["to"]) if row["constraint"] == TOGETHER else (row["constraint"],)


def _finish(row: Row) -> date:
    return day_of(row.get("finish")) or date.max


def relaxation_sentence(
    row: Row, words: Words, catalogue: Catalogue = NO_CATALOGUE, start: date = date.min
) -> str:
    """Return one change that opens a pathway, with what it then comes to.

    A plan that finishes on its `start` has no step; any other is shown with its last day.
    """
    figures = ", ".join(_figures(row, words, catalogue, start))
    change = _change(row, words, catalogue, start)
    if "bound" in row:
        change = _bounded(change, row, words)
    return words._("{change} – {figures}", change=change, figures=figures) if figures else change


def _bounded(change: str, row: Row, words: Words) -> str:
    """Return a change with the least that it might still come to."""
    bound = row["bound"]
    if row["constraint"] == START:
        return words._(AS_LATE, change=change, bound=date_words(bound, words))
    said = words.hours(bound) if isinstance(bound, int | float) else date_words(bound, words)
    return words._(AT_LEAST, change=change, bound=said)


def _change(row: Row, words: Words, catalogue: Catalogue, start: date) -> str:
    """Return what changes: what is accepted too, what is given up, or the new value."""
    name = row["constraint"]
    if name == TOGETHER:
        parts = (_change(part, words, catalogue, start) for part in changes_of(row))
        return words._("Together, {changes}", changes="; ".join(map(_within, parts)))
    for said in (_hours, _added, _dropped, _given_up):
        if sentence := said(row, words, catalogue):
            return sentence
    value = _value(row, words, catalogue, start)
    if name in TO and value:
        return words._(TO[name], value=value)
    limit, new = constraint_words(name, words), value or words._("no limit")
    return words._("Change “{limit}” to {value}", limit=limit, value=new)


def _within(sentence: str) -> str:
    """Return a sentence as it stands within another: all begin with a verb."""
    return sentence[:1].lower() + sentence[1:]


def _added(row: Row, words: Words, catalogue: Catalogue) -> str:
    """Return what is accepted beside what was."""
    name, (before, after) = row["constraint"], _lists(row)
    if name not in (*MORE, "regions") or not after:
        return ""
    added = [item for item in after if item not in before]
    said = all_words(name, added, words, catalogue)
    if name in MORE:
        return words._(MORE[name], added=said)
    return words.n_("Accept the region {added} too", "Accept the regions {added} too", len(added), added=said)


def _dropped(row: Row, words: Words, catalogue: Catalogue) -> str:
    """Return what is no longer ruled out, asked for or kept in its place."""
    name, (before, after) = row["constraint"], _lists(row)
    if name not in FEWER:
        return ""
    said = all_words(name, [item for item in before if item not in after], words, catalogue)
    return words._(FEWER[name], dropped=said)


def _given_up(row: Row, words: Words, catalogue: Catalogue) -> str:
    """Return that a limit goes altogether."""
    name = row["constraint"]
    return words._(LIFTED[name]) if name in LIFTED and not row.get("to") else ""


def _hours(row: Row, words: Words, catalogue: Catalogue) -> str:
    """Return the hours of study to come to: in one sentence for all periods, else from when for each."""
    before, after = _lists(row)
    if row["constraint"] != WEEKLY_HOURS:
        return ""
    raised = [period for period in after if period not in before]
    highest = {period["hours"] for period in raised}
    if len(raised) == len(after) and len(highest) == 1:
        return words._("Study up to {value} hours a week", value=words.number(highest.pop()))
    first, *others = (
        words._("Study up to {value} hours a week from {day} on", value=hours, day=day)
        for day, hours in ((date_words(p["from"], words), words.number(p["hours"])) for p in raised)
    )
    return "; ".join((first, *map(_within, others)))


def _lists(row: Row) -> tuple[Any, Any]:
    return row.get("from") or (), row.get("to") or ()


def _value(row: Row, words: Words, catalogue: Catalogue, start: date) -> str:
    """Return what a limit becomes; a deadline by the last day that it leaves."""
    if row["constraint"] == "deadline" and (day := day_of(row.get("to"))):
        return words.short_date(last_day(day, start))
    if row["constraint"] == CONDITIONAL:
        return all_words(CONDITIONAL, row.get("to") or (), words, catalogue)
    return value_words(row["constraint"], row.get("to"), words, catalogue)


def _figures(row: Row, words: Words, catalogue: Catalogue, start: date) -> Iterator[str]:
    """Yield the last day and the cost; which activities a change opens is not told, nor all their fees."""
    finish, money = day_of(row.get("finish")), row.get("money_cents")
    if finish:
        yield words._("ends {day}", day=words.short_date(last_day(finish, start)))
    if isinstance(money, int):
        told = N_("net cost of at least {money}") if some_unstated(catalogue) else N_("net cost {money}")
        yield words._(told, money=words.money(money))


def unappliable(change: Row, words: Words) -> str:
    """Return why a change cannot be made by a click."""
    told = BY_HAND if change["constraint"] in (CONDITIONAL, TOGETHER) else NO_ANSWER
    return words._(told)
