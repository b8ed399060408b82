"""Where each fact of the plan comes from, for who reads it critically; measures say theirs beside them."""

from collections.abc import Iterator

from planner.catalogue import Activity, Session
from planner.regions import region_name
from planner.report.blocks import Block, Column, Heading, Row, Table
from planner.report.brief import Brief
from planner.report.evidence import origin, outlooks
from planner.report.pages.sources import table_source
from planner.report.rich import phrase, rich, strong
from planner.report.step_words import step_title

# What is told, of what, and its source.
Fact = tuple[str, str, str]


def provenance(brief: Brief) -> Iterator[Block]:
    """Yield the facts, each with its source; those of one source share a row."""
    words, rows = brief.words, tuple(_rows(brief))
    columns = Column(words._("What the plan says"), 0.42, heads=True), Column(words._("Source"), 0.58)
    if rows:
        yield Heading(words._("Where the facts come from"), level=3)
        yield Table(columns, rows)


def _rows(brief: Brief) -> Iterator[Row]:
    """Yield one row for each source, in the order in which the facts first name it."""
    found: dict[tuple[str, str], list[str]] = {}
    for told, title, source in _facts(brief):
        found.setdefault((told, source), []).append(title)
    for (told, source), titles in found.items():
        said = rich("; ".join(filter(None, dict.fromkeys(titles))))
        label = (
            phrase(brief.words._("{title}: {text}"), title=strong(told), text=said) if said else strong(told)
        )
        yield Row((label, rich(source)))


def _facts(brief: Brief) -> Iterator[Fact]:
    yield from _of_the_steps(brief)
    yield from _of_the_occupation(brief)
    yield from _of_the_pay(brief)


def _of_the_steps(brief: Brief) -> Iterator[Fact]:
    words = brief.words
    steps = [(step_title(step, brief), step) for step in brief.training]
    for title, step in steps:
        yield words._("Conditions, hours, fees"), title, _origin(brief.activity(step), brief)
    for title, step in steps:
        yield words._("Dates and place"), title, _origin(brief.session(step), brief)


def _origin(row: Activity | Session | None, brief: Brief) -> str:
    if row is None:
        return brief.words._("not in the catalogue")
    return origin(row.provenance, brief.words, brief.catalogue)


def _of_the_occupation(brief: Brief) -> Iterator[Fact]:
    words, target = brief.words, brief.case.target
    if target.trade in brief.catalogue.trades:
        # Who may enter is a rule of ours, unlike the official titles of the same table.
        entry = words._("{source}: to be verified", source=table_source("trades", brief))
        yield words._("Entry to the occupation"), "", entry
        yield words._("Skills that the occupation asks"), "", table_source("trade_skills", brief)
    for added in target.additions:
        skill = words.said(brief.catalogue.term(added.skill))
        yield words._("Asked by the position"), skill, added.source or _unnamed(brief)


def _of_the_pay(brief: Brief) -> Iterator[Fact]:
    words, wage = brief.words, brief.catalogue.wage(brief.case.target.trade, brief.region)
    if wage is not None:
        place = words._("{region}, {period}", region=region_name(wage.region), period=wage.period)
        yield words._("Wages"), place, table_source("wages", brief)
    if outlooks(brief):
        yield words._("Outlook of the occupation"), "", table_source("outlook", brief)


def _unnamed(brief: Brief) -> str:
    return brief.words._("Source not named")
