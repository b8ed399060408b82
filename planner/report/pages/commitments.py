"""The last page: commitments, meetings, signatures, useful words, privacy and sources."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from planner.catalogue import Catalogue
from planner.report.blocks import (
    Block,
    Column,
    Heading,
    NewPage,
    Panel,
    Prose,
    Row,
    SideBySide,
    Signatures,
    Table,
)
from planner.report.brief import Brief
from planner.report.pages.glossary import glossary
from planner.report.rich import NOTHING, Rich, joined, rich, strong

MOST_MEETINGS = 3
SOURCED = ("trades", "skills", "activities", "sessions", "wages")
FILES = re.compile(r"\b[a-z]+_[a-z_]+\b")
MONTH = timedelta(days=30)


def commitments_page(brief: Brief) -> Iterator[Block]:
    """Yield what both promise, when they meet, where they sign, and what the words mean."""
    words = brief.words
    yield NewPage()
    yield Heading(words._("Our commitments"))
    yield SideBySide(_client(brief), _counsellor(brief))
    yield Heading(words._("Follow-up meetings"))
    yield meetings_table(brief)
    yield Heading(words._("Signatures"))
    yield Prose(rich(_not_a_promise(brief)))
    yield Signatures((brief.case.client.name or words._("Client"), _signatory(brief)), words._("Date"))
    yield from _words(brief)
    yield Prose(_privacy(brief), small=True)


def _client(brief: Brief) -> Panel:
    words, name = brief.words, brief.case.client.name.split(" ")[0]
    title = words._("I, {name}, will:", name=name) if name else words._("The client will:")
    items = (
        words._("do the next actions on time;"),
        words._("be at the classes and at the meetings;"),
        words._("say within 5 days when something changes (address, income, absence)."),
    )
    return Panel(title, tuple(rich(item) for item in items))


def _counsellor(brief: Brief) -> Panel:
    words, name = brief.words, brief.counsellor.name.split(" ")[0]
    title = words._("I, {name}, will:", name=name) if name else words._("The counsellor will:")
    items = (
        words._("help you with your applications;"),
        words._("go with you through your request for aid; the officer decides;"),
        words._("answer within 2 working days."),
    )
    return Panel(title, tuple(rich(item) for item in items))


def meetings_table(brief: Brief) -> Table:
    """Return the meetings to hold, with room for notes."""
    words = brief.words
    columns = (
        Column(words._("Date"), 0.26),
        Column(words._("We talk about"), 0.37),
        Column(words._("Notes"), 0.37),
    )
    rows = [
        Row((_when(day, exact, brief), rich(topic), NOTHING), room=True)
        for day, exact, topic in meetings(brief)
    ]
    return Table(columns, tuple(rows))


def _when(day: date | None, exact: bool, brief: Brief) -> Rich:
    if day is None:
        return rich(brief.words._("Date: ______________"))
    if exact:
        return strong(brief.words.date(day))
    return rich(brief.words._("around {month}", month=brief.words.month_year(day)))


def meetings(brief: Brief) -> tuple[tuple[date | None, bool, str], ...]:
    """Return the day of each meeting, whether it is agreed, and its topic."""
    review = brief.case.plan.review
    first = (review, True, brief.words._("Actions done; what has changed"))
    later = [m for m in _later(brief) if m[0] >= (review or brief.today)]
    spread = sorted(later, key=lambda m: m[0])[: MOST_MEETINGS - 1]
    return (first, *spread) if spread else (first, (None, False, ""))


def _later(brief: Brief) -> Iterator[tuple[date, bool, str]]:
    words = brief.words
    longest = sorted(brief.training, key=lambda s: ((s.start or date.max) - (s.end or date.max), s.id))[:2]
    for step in longest:
        if step.start:
            yield (
                step.start - MONTH,
                False,
                words._("Ready for step {number}?", number=brief.numbers[step.id]),
            )
    if brief.finish:
        said = words._("The employer’s position") if brief.upgrading else words._("Job search")
        yield brief.finish - 2 * MONTH, False, said


def _not_a_promise(brief: Brief) -> str:
    words = brief.words
    read = words._("We have read this plan together. It can be changed at any time, by agreement.")
    return read + " " + words._("This plan is not a promise of admission, employment or aid.")


def _signatory(brief: Brief) -> str:
    return brief.counsellor.name.strip() or brief.words._("Employment counsellor")


def _words(brief: Brief) -> Iterator[Block]:
    words = brief.words
    columns = Column(words._("Word"), 0.26), Column(words._("What it means"), 0.74)
    yield Heading(words._("Useful words"))
    yield Table(columns, tuple(Row((strong(word), rich(meaning))) for word, meaning in glossary(brief)))


def _privacy(brief: Brief) -> Rich:
    words = brief.words
    keeper = brief.counsellor.office or words._("the office of your counsellor")
    kept = words._("This plan is kept by {office}.", office=keeper)
    rights = words._(
        "You may see it, have it corrected or ask for a copy; it is shared only with your consent."
    )
    personal = joined(" ", (strong(words._("Your personal information.")), rich(kept), rich(rights)))
    return joined(" ", (personal, _sources(brief)))


def _sources(brief: Brief) -> Rich:
    names = source_names(brief.catalogue)
    if not names:
        return NOTHING
    label = strong(brief.words._("Sources:"))
    return joined(" ", (label, rich("; ".join(names) + "."), rich(_data_date(brief))))


def source_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the first-named source of each table that the plan draws on, each once."""
    used = (s.source for s in catalogue.sources if s.table in SOURCED and s.source)
    first = (re.split(r"; | \((?!OaSIS)", source)[0].rstrip(".") for source in used)
    return tuple(dict.fromkeys(name for name in first if not FILES.search(name)))


def _data_date(brief: Brief) -> str:
    newest = max((s.date for s in brief.catalogue.sources), default="")
    return brief.words._("Data of {date}.", date=newest) if newest else ""
