"""The last page: commitments, meetings, signatures and useful words."""

from collections.abc import Iterator

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
from planner.report.first_name import first_name
from planner.report.pages.glossary import glossary
from planner.report.pages.meetings import meetings_table
from planner.report.rich import rich, strong


def commitments_page(brief: Brief) -> Iterator[Block]:
    """Yield what both promise, when they meet and where they sign."""
    words = brief.words
    yield NewPage()
    yield Heading(words._("Our commitments"))
    yield SideBySide(_client(brief), _counsellor(brief))
    yield Heading(words._("Follow-up meetings"))
    yield meetings_table(brief)
    yield Heading(words._("Signatures"))
    yield Prose(rich(_not_a_promise(brief)))
    yield Signatures((brief.case.client.name or words._("Client"), brief.signatory), words._("Date"))


def _client(brief: Brief) -> Panel:
    words, name = brief.words, first_name(brief.case.client.name)
    title = words._("I, {name}, will:", name=name) if name else words._("The client will:")
    items = (
        words._("do the next actions on time;"),
        words._("be at the classes and at the meetings;"),
        words._("say within 5 days when something changes (address, income, absence)."),
    )
    return Panel(title, tuple(rich(item) for item in items))


def _counsellor(brief: Brief) -> Panel:
    words, name = brief.words, first_name(brief.counsellor.name, alone=False)
    title = words._("I, {name}, will:", name=name) if name else words._("Your counsellor will:")
    items = (
        words._("help you with your applications;"),
        words._("go with you through your request for aid; the officer decides;"),
        words._("answer within 2 working days."),
    )
    return Panel(title, tuple(rich(item) for item in items))


def _not_a_promise(brief: Brief) -> str:
    words = brief.words
    read = words._("We have read this plan together. It can be changed at any time, by agreement.")
    return read + " " + words._("This plan is not a promise of admission, employment or aid.")


def useful_words(brief: Brief) -> Iterator[Block]:
    """Yield the words of the plan with their meanings."""
    words = brief.words
    columns = Column(words._("Word"), 0.26, heads=True), Column(words._("What it means"), 0.74)
    yield Heading(words._("Useful words"))
    yield Table(columns, tuple(Row((strong(word), rich(meaning))) for word, meaning in glossary(brief)))
