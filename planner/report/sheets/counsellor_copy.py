"""The counsellor's copy: the action plan, and under it what it rests on."""

from collections.abc import Iterator
from dataclasses import replace

from planner.condition_words import condition_sentence
from planner.funding import NO, OFFICER, PROBABLE, Answer, funding
from planner.funding_words import decider_words
from planner.issue_words import issue_words
from planner.report.action_plan import blocks
from planner.report.blocks import Block, Bullets, Column, Document, Heading, NewPage, Prose, Row, Table, Title
from planner.report.brief import Brief
from planner.report.evidence import admissions, origin, outlook_gap, outlook_words, outlooks
from planner.report.frame import sheet
from planner.report.rich import Rich, phrase, rich, strong
from planner.report.sheets.provenance import provenance
from planner.report.step_words import step_title
from planner.words import Words

MOST_REASONS, PAGES, EXPLAINED = 3, 7, "words"
# Said for every step; the table of the sources says it of each fact.
SAID_BY_SOURCES = ("session-estimated", "facts-unverified")


def counsellor_copy(brief: Brief) -> Document:
    """Return the plan with its conditions, exceptions, aid, outlooks, sources, and notes if asked."""
    title = brief.words._("Counsellor’s copy")
    # Who advises knows the words that are explained to the client.
    parts = tuple(part for part in brief.choice.parts if part != EXPLAINED) or brief.choice.parts
    told = replace(brief, choice=replace(brief.choice, parts=parts))
    named = (Title(brief.titled(title)) if isinstance(block, Title) else block for block in blocks(told))
    return sheet(brief, title, (*named, *_beneath(brief)), PAGES)


def _beneath(brief: Brief) -> Iterator[Block]:
    words = brief.words
    yield NewPage()
    yield Heading(words._("What the plan rests on"))
    yield Prose(rich(words._("For the counsellor and the officer; not for the client’s copy.")), small=True)
    for section in (_conditions, _issues, _overrides, _aid, _outlooks, provenance, _notes):
        yield from section(brief)


def _conditions(brief: Brief) -> Iterator[Block]:
    words = brief.words
    columns = (
        Column(words._("Step"), 0.3, heads=True),
        Column(words._("What is asked"), 0.48),
        Column(words._("State"), 0.22),
    )
    found = tuple(admissions(brief))
    if found:
        yield Heading(words._("Conditions and their state"), level=3)
        yield Table(
            columns,
            tuple(Row((strong(a.title), rich(a.asked), rich(a.state))) for a in found),
        )


def _issues(brief: Brief) -> Iterator[Block]:
    issues = (issue for issue in brief.issues if issue.code not in SAID_BY_SOURCES)
    found = dict.fromkeys(issue_words(issue, brief.words, brief.catalogue) for issue in issues)
    if found:
        yield Heading(brief.words._("What the check says"), level=3)
        yield Bullets(tuple(rich(sentence) for sentence in found))


def _overrides(brief: Brief) -> Iterator[Block]:
    words, found = brief.words, [s for s in brief.case.plan.steps if s.override.strip()]
    if found:
        yield Heading(words._("Exceptions, with their reasons"), level=3)
        yield Bullets(tuple(_told(step_title(s, brief), s.override, words) for s in found))


def _told(title: str, text: str, words: Words) -> Rich:
    return phrase(words._("{title}: {text}"), title=strong(title), text=text)


def _aid(brief: Brief) -> Iterator[Block]:
    words, answers = brief.words, funding(brief.case, brief.catalogue)
    columns = (
        Column(words._("Measure"), 0.36, heads=True),
        Column(words._("Answer, open or unmet conditions"), 0.33),
        Column(words._("Source"), 0.31),
    )
    if answers:
        yield Heading(words._("Aid, as far as the rules can say"), level=3)
        yield Table(columns, tuple(_answer(answer, brief) for answer in answers))


def _answer(answer: Answer, brief: Brief) -> Row:
    words = brief.words
    decider = decider_words(answer.measure, words)
    decides = words._("decision: {decider}", decider=decider) if decider else words._("the officer decides")
    verdicts = {
        PROBABLE: words._("probable; {decision}", decision=decides),
        OFFICER: decides,
        NO: words._("not as things stand"),
    }
    asked = (condition_sentence(r, words, brief.catalogue) for r in answer.reasons[:MOST_REASONS])
    said = "; ".join((verdicts[answer.verdict], *asked))
    source = origin(answer.measure.provenance, words, brief.catalogue)
    return Row((strong(words.said(answer.measure.title)), rich(said), rich(source)))


def _outlooks(brief: Brief) -> Iterator[Block]:
    words, found = brief.words, outlooks(brief)
    said = tuple(rich(outlook_words(outlook, words)) for outlook in found)
    yield Heading(words._("Outlook of the occupation"), level=3)
    missing = rich(outlook_gap(brief))
    yield Bullets((*said, missing) if missing else said)


def _notes(brief: Brief) -> Iterator[Block]:
    words = brief.words
    if not brief.choice.notes:
        return
    told = [_told(step_title(s, brief), s.note, words) for s in brief.case.plan.steps if s.note.strip()]
    yield Heading(words._("Internal notes"), level=3)
    if brief.case.notes.strip():
        yield Prose(rich(brief.case.notes))
    if told:
        yield Bullets(tuple(told))
    elif not brief.case.notes.strip():
        yield Prose(rich(words._("None.")))
