"""The agent's sheet: why this occupation, why this programme, what else was looked at, on one page."""

import re
from collections.abc import Iterator

from planner.condition_words import condition_sentence
from planner.figures import figures as plan_figures
from planner.funding import Answer, worth_asking
from planner.gap import HELD, gap
from planner.pathway.result import Proposal
from planner.profile_words import profile_words
from planner.report.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Prose,
    Route,
    Row,
    Signatures,
    Table,
    Title,
)
from planner.report.brief import Brief
from planner.report.evidence import outlook_words, outlooks, reasons
from planner.report.frame import letterhead, sheet
from planner.report.money_facts import money_facts
from planner.report.pages.figures import figures
from planner.report.pages.first import kind_words
from planner.report.pages.steps import key_dates
from planner.report.rich import NOTHING, Rich, phrase, rich, strong
from planner.report.step_words import DAY, step_title

MOST_REASONS, MOST_OUTLOOKS, MOST_OTHERS, MOST_MEASURES, MOST_DATES = 1, 2, 2, 2, 3
ROOM_FOR_OPENINGS = 2
ASIDE = re.compile(r"\s*\([^()]*\)$")


def justification(brief: Brief) -> Document:
    """Return the page that says why to the officer who decides."""
    title = brief.words._("Justification sheet")
    return sheet(brief, title, _blocks(brief, title))


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    words = brief.words
    yield letterhead(brief)
    yield Title(title)
    yield Route(kind_words(brief), brief.trade(brief.case.client.trade), brief.target)
    yield Heading(words._("Why this occupation"))
    yield Bullets(tuple(_occupation(brief)))
    yield Heading(words._("Why this training"))
    yield Bullets(tuple(_training(brief)) or (rich(words._("No training is in the plan yet.")),))
    yield Heading(words._("What else was looked at"))
    yield _others(brief)
    yield Heading(words._("Openings seen"))
    yield _openings(brief)
    yield Heading(words._("Cost and calendar"))
    yield Bullets(tuple(_cost(brief)))
    yield Prose(
        rich(words._("The officer of Services Québec decides. Nothing here is promised.")), small=True
    )
    yield Signatures((brief.signatory,), words._("Date"))


def _occupation(brief: Brief) -> Iterator[Rich]:
    words, facts = brief.words, money_facts(brief)
    if share := _share_held(brief):
        yield rich(share)
    if facts.entry_hourly is not None:
        wage = figures(brief)[-1]
        yield phrase(words._("{title}: {text}"), title=wage.label, text=f"{wage.value}; {wage.note}")
    found = outlooks(brief)[:MOST_OUTLOOKS]
    yield from (phrase(words._("Outlook – {text}"), text=outlook_words(o, words)) for o in found)
    if not found:
        yield rich(words._("Outlook: not published for this occupation."))


def _share_held(brief: Brief) -> str:
    if brief.case.target.trade not in brief.catalogue.trades:
        return ""
    lines = gap(brief.case, brief.catalogue).lines
    held = sum(line.state == HELD for line in lines)
    return brief.words._("Skills already held: {held} of {all}.", held=held, all=len(lines)) if held else ""


def _training(brief: Brief) -> Iterator[Rich]:
    words = brief.words
    for step in brief.training:
        said = "; ".join(reasons(step, brief)[:MOST_REASONS]) or words._("adds skills of the occupation")
        yield phrase(words._("{title}: {text}"), title=strong(step_title(step, brief)), text=said)


def _others(brief: Brief) -> Table:
    words = brief.words
    columns = (
        Column(words._("Pathway"), 0.5, heads=True),
        Column(words._("Last day"), 0.16),
        Column(words._("Cost to you"), 0.12, right=True),
        Column(words._("Why it was set aside"), 0.22),
    )
    rows = tuple(_other(proposal, brief) for proposal in _set_aside(brief)[:MOST_OTHERS])
    return Table(columns, rows or (Row((NOTHING,) * 4, room=True),))


def _set_aside(brief: Brief) -> list[Proposal]:
    taken = {(step.activity, step.session) for step in brief.training}
    return [p for p in brief.alternatives if {(s.activity, s.session) for s in p.steps} != taken]


def _other(proposal: Proposal, brief: Brief) -> Row:
    words = brief.words
    said = (words.said(brief.catalogue.term(step.activity)) for step in proposal.steps)
    titles = ", ".join(ASIDE.sub("", title) for title in said)
    names = profile_words(proposal.profiles[0], words) if proposal.profiles else words._("Pathway")
    told = phrase(words._("{title}: {text}"), title=strong(names), text=titles)
    day = words.short_date(proposal.finish - DAY if proposal.steps else proposal.finish)
    return Row((told, rich(day), rich(words.money(proposal.money_cents)), rich(_why_not(proposal, brief))))


def _why_not(proposal: Proposal, brief: Brief) -> str:
    """Return in what the plan does better; empty, to be written by hand, when it does not."""
    words, ours = brief.words, plan_figures(brief.case, brief.catalogue)
    better = (
        (proposal.finish > ours.finish, words._("ends later")),
        (proposal.money_cents > ours.money_cents, words._("costs more")),
        (proposal.coverage < ours.coverage, words._("covers fewer skills")),
        (proposal.away > ours.away, words._("farther from home")),
        (bool(proposal.conditional_on), words._("conditions to be documented")),
    )
    return "; ".join(said for holds, said in better if holds)


def _openings(brief: Brief) -> Table:
    words = brief.words
    columns = Column(words._("Posting or employer"), 0.7, heads=True), Column(words._("Date seen"), 0.3)
    known = dict.fromkeys(a.source for a in brief.case.target.additions if a.source)
    rows = tuple(Row((rich(source), NOTHING)) for source in known)
    blank = (Row((NOTHING, NOTHING), room=True),) * ROOM_FOR_OPENINGS
    return Table(columns, rows or blank)


def _cost(brief: Brief) -> Iterator[Rich]:
    words = brief.words
    duration, cost, income, _wage = figures(brief)
    for figure in (duration, cost, income):
        yield phrase(
            words._("{title}: {text}"), title=strong(figure.label), text=f"{figure.value}, {figure.note}"
        )
    asked = worth_asking(brief.case, brief.catalogue)[:MOST_MEASURES]
    if asked:
        titles = "; ".join(_measure(answer, brief) for answer in asked)
        yield phrase(words._("Aid to validate: {title}"), title=titles)
    for day, what in key_dates(brief)[:MOST_DATES]:
        said = what.replace("\n", "; ")
        yield phrase(words._("{title}: {text}"), title=strong(words.date(day)), text=said)


def _measure(answer: Answer, brief: Brief) -> str:
    words, title = brief.words, brief.words.said(answer.measure.title)
    asked = (condition_sentence(reason, words, brief.catalogue) for reason in answer.reasons[:MOST_REASONS])
    open_ones = "; ".join(asked)
    return (
        words._("{title} – to check: {conditions}", title=title, conditions=open_ones) if open_ones else title
    )
