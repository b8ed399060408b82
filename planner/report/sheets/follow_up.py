"""The follow-up sheet: what was to be done since the last meeting, what happened, what comes next."""

from collections.abc import Iterator

from planner.plan import Step
from planner.report.blocks import Block, Column, Document, Heading, Prose, Row, Signatures, Table, Title
from planner.report.brief import Brief
from planner.report.ending import row_ends
from planner.report.frame import letterhead, sheet
from planner.report.pages.first import contact
from planner.report.planned import DONE
from planner.report.rich import NOTHING, rich, strong
from planner.report.step_words import step_dates, step_title


def follow_up(brief: Brief) -> Document:
    """Return one page to fill in together at a meeting."""
    title = brief.words._("Follow-up sheet")
    return sheet(brief, title, _blocks(brief, brief.titled(title)))


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    words = brief.words
    yield letterhead(brief)
    yield Title(title)
    yield Prose(rich(words._("Meeting of: ____________________      With: ____________________")))
    yield Heading(words._("Where each step stands"))
    yield _steps(brief)
    yield Heading(words._("What we say to each other"))
    yield _questions(brief)
    yield Signatures((brief.case.client.name or words._("Client"), brief.signatory), words._("Date"))
    yield contact(brief)


def _steps(brief: Brief) -> Table:
    words = brief.words
    columns = (
        Column(words._("No."), 0.06, heads=True),
        Column(words._("Step"), 0.35),
        Column(words._("When"), 0.2),
        Column(words._("Done"), 0.07),
        Column(words._("Notes"), 0.32),
    )
    rows = tuple(_row(step, brief) for step in brief.steps if step.status != DONE)
    return Table(columns, rows, ends=row_ends(len(rows), len(columns), 1, words))


def _row(step: Step, brief: Brief) -> Row:
    number, when = str(brief.numbers[step.id]), list(step_dates(step, brief)[:1])
    if step.start and brief.estimated(step):
        when.append(brief.words._("estimated"))
    told = strong(number), rich(step_title(step, brief)), rich("\n".join(when)), brief.box(), NOTHING
    return Row(told, room=True)


def _questions(brief: Brief) -> Table:
    words = brief.words
    columns = Column(words._("Question"), 0.36, heads=True), Column(words._("Notes"), 0.64)
    asked = (
        words._("What went well since the last time?"),
        words._("What gets in the way?"),
        words._("What changes in the plan?"),
        words._("Next actions, with their dates"),
        words._("Next meeting"),
    )
    return Table(columns, tuple(Row((rich(question), NOTHING), room=True) for question in asked))
