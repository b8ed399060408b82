"""The registers as lines: each value of a register with the words to say it in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from planner.keeping_words import purpose_words
from planner.register_words import ITEMS, missing_words, what_words
from planner.registers import Access, Incident
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.nothing import NOTHING, day_or_nothing


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A value of a register, and the words of the window."""

    value: Any
    words: Words


def _column(title: str, text: Callable[[Any, Words], str], right: bool = False) -> Column:
    return Column(title, lambda line: text(line.value, line.words), right=right)


def _client(access: Access, words: Words) -> str:
    if access.export is not None:
        return words.n_("{n} client", "{n} clients", access.clients)
    return access.name or words._("case {id}", id=access.case[-6:])


def _name(name: str, words: Words) -> str:
    return name or words._("(no name)")


PAST = (
    _column(N_("Client"), lambda past, words: _name(past.name, words)),
    _column(N_("File opened on"), lambda past, words: day_or_nothing(past.opened, words)),
    _column(N_("To be kept until"), lambda past, words: day_or_nothing(past.retain_until, words)),
)
CONSENTS = (
    _column(N_("Client"), lambda ended, words: _name(ended.name, words)),
    _column(N_("For what"), lambda ended, words: purpose_words(ended.consent, words)),
    _column(N_("Given on"), lambda ended, words: day_or_nothing(ended.consent.given, words)),
    _column(N_("Expired on"), lambda ended, words: day_or_nothing(ended.consent.expires, words)),
    _column(N_("By"), lambda ended, words: ended.consent.author),
)
DESTROYED = (
    _column(N_("Certificate"), lambda done, words: words.number(done.number), right=True),
    _column(N_("Destroyed on"), lambda done, words: day_or_nothing(done.made_on, words)),
    _column(N_("By"), lambda done, words: done.author),
    _column(N_("Reason"), lambda done, words: done.reason),
)
ACCESSES = (
    _column(N_("When"), lambda access, words: _moment(access.moment.astimezone(), words)),
    _column(N_("Who"), lambda access, words: access.author or words._("(nobody named)")),
    _column(N_("What was done"), lambda access, words: what_words(access.what, words)),
    _column(N_("Client"), lambda access, words: _client(access, words)),
    _column(N_("Detail"), lambda access, words: access.detail),
)
# What a file of the register holds, where that is more than what a line shows.
ACCESS_FILE = (*ACCESSES, _column(N_("Case number"), lambda access, words: access.case))
EXPORTS = (
    _column(N_("No."), lambda export, words: words.number(export.sequence), right=True),
    _column(N_("Exported on"), lambda export, words: day_or_nothing(export.made_on, words)),
    _column(N_("File"), lambda export, words: export.file),
    _column(N_("Clients"), lambda export, words: words.number(export.clients), right=True),
    _column(N_("With names"), lambda export, words: words._("yes") if export.identity else words._("no")),
    _column(N_("Basis"), lambda export, words: export.basis),
    _column(N_("By"), lambda export, words: export.author),
)
INCIDENTS = (
    _column(N_("Known"), lambda incident, words: incident.known or NOTHING),
    _column(N_("Information touched"), lambda incident, words: incident.information),
    _column(N_("Persons"), lambda incident, words: incident.persons),
    _column(N_("Serious"), lambda incident, words: words._("yes") if incident.serious else words._("no")),
    _column(N_("State"), missing_words),
)


def _item(name: str, incident: Incident, words: Words) -> str:
    """Return one item of an incident, whole."""
    found = getattr(incident, name)
    if isinstance(found, bool):
        return words._("yes") if found else words._("no")
    return day_or_nothing(found, words) if isinstance(found, date) else str(found or "")


INCIDENT_FILE = tuple(
    _column(title, partial(_item, name))
    for name, title in (
        *ITEMS.items(), ("export", N_("Number of the lost file")), ("author", N_("By")),
        ("made_on", N_("Written on")), ("revised_on", N_("Revised on")),
    )
)  # fmt: skip


def _moment(moment: Any, words: Words) -> str:
    return words._("{day}, {time}", day=words.short_date(moment.date()), time=words.time(moment))
