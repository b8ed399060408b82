"""The agent's sheet: why this occupation, why this programme, what else was looked at, on one page."""

from collections.abc import Iterator
from datetime import date

from planner.condition_words import condition_sentence
from planner.figures import figures as plan_figures
from planner.funding import Answer, worth_asking
from planner.gap import HELD, gap
from planner.pathway.result import Proposal
from planner.plan import Step
from planner.profile_words import profiles_said
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
from planner.report.ending import list_ends, more_compared, row_ends
from planner.report.evidence import (
    outlook_gap,
    outlook_words,
    outlooks,
    reasons,
    serves_the_occupation,
    taught_skills,
)
from planner.report.frame import letterhead, sheet
from planner.report.money_facts import money_facts
from planner.report.pages.figures import cost_in_short, figures
from planner.report.pages.first import kind_words
from planner.report.pages.steps import key_dates
from planner.report.pages.to_check import to_check
from planner.report.proposed import proposed
from planner.report.rich import NOTHING, Rich, joined, phrase, rich, strong
from planner.report.step_words import short_title, step_title

MOST_REASONS, MOST_OUTLOOKS, MOST_OTHERS, MOST_MEASURES = 1, 2, 2, 2
MOST_SKILLS, MOST_TITLES, LEAST_TRAININGS, MOST_CHECKS = 2, 2, 2, 2
MOST_A_DAY = 2
ROOM_FOR_OPENINGS = 4


def justification(brief: Brief) -> Document:
    """Return the page that says why to the officer who decides."""
    title = brief.words._("Justification sheet")
    return sheet(brief, title, _blocks(brief, brief.titled(title)))


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    words = brief.words
    yield letterhead(brief)
    yield Title(title)
    yield Route(kind_words(brief), brief.present, brief.target)
    yield Heading(words._("Why this occupation"))
    yield Bullets(tuple(_occupation(brief)))
    yield Heading(words._("Why this training"))
    yield _trainings(brief)
    yield from _checks(brief)
    yield Heading(words._("What else was looked at"))
    yield _others(brief)
    yield _openings(brief)
    yield Heading(words._("Cost and calendar"))
    yield Bullets((*_cost(brief), *_calendar(brief)))
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
    if missing := outlook_gap(brief):
        yield rich(missing)


def _share_held(brief: Brief) -> str:
    if brief.case.target.trade not in brief.catalogue.trades:
        return ""
    found = gap(brief.case, brief.catalogue)
    held, asked = found.count(HELD), len(found.essential)
    return brief.words._("Skills already held: {held} of {all}.", held=held, all=asked) if held else ""


def _trainings(brief: Brief) -> Bullets:
    words, first = brief.words, sorted(brief.training, key=lambda s: not serves_the_occupation(s, brief))
    items = tuple(_training(step, brief) for step in first)
    ends = list_ends(len(items), words)[: max(0, len(items) - LEAST_TRAININGS)]
    return Bullets(items or (rich(words._("No training is in the plan yet.")),), ends)


def _training(step: Step, brief: Brief) -> Rich:
    words = brief.words
    said = "; ".join(part for part in (*reasons(step, brief)[:MOST_REASONS], _taught(step, brief)) if part)
    said = said or words._("no condition of the occupation nor of another step asks for it")
    return phrase(words._("{title}: {text}"), title=strong(step_title(step, brief)), text=said)


def _checks(brief: Brief) -> Iterator[Bullets]:
    words, checks = brief.words, to_check(brief, MOST_CHECKS)
    if checks:
        label = strong(words._("To check together"))
        yield Bullets((phrase(words._("{title}: {text}"), title=label, text=joined(" ", checks)),))


def _taught(step: Step, brief: Brief) -> str:
    words, taught = brief.words, taught_skills(step, brief)
    named = ", ".join(taught[:MOST_SKILLS])
    if not taught:
        return ""
    if not (left := len(taught) - MOST_SKILLS) > 0:
        return words._("teaches {skills}", skills=named)
    return words.n_("teaches {skills} and {n} more", "teaches {skills} and {n} more", left, skills=named)


def _others(brief: Brief) -> Table:
    words = brief.words
    columns = (
        Column(words._("Pathway"), 0.4, heads=True),
        Column(words._("Last day"), 0.14),
        Column(words._("Cost to you"), 0.2),
        Column(words._("Why it was set aside"), 0.26),
    )
    aside = _set_aside(brief)
    rows = tuple(_other(proposal, brief) for proposal in aside[:MOST_OTHERS])
    hidden = len(aside) - len(rows)
    ends = row_ends(len(aside), len(columns), 0, words, more_compared)[max(0, hidden - 1) :]
    last = ends[:1] if hidden else ()
    return Table(columns, (*rows, *last) or (Row((NOTHING,) * 4, room=True),), ends=ends)


def _set_aside(brief: Brief) -> list[Proposal]:
    taken = {(step.activity, step.session) for step in brief.training}
    return [p for p in brief.alternatives if {(s.activity, s.session) for s in p.steps} != taken]


def _other(proposal: Proposal, brief: Brief) -> Row:
    words, told = brief.words, proposed(proposal, brief)
    names = profiles_said(proposal, words, most=1) or words._("Pathway")
    pathway = phrase(words._("{title}: {text}"), title=strong(names), text=_titles(told))
    day = words.short_date(proposal.last_day)
    return Row((pathway, rich(day), rich(cost_in_short(told)), rich(_why_not(proposal, brief))))


def _titles(told: Brief) -> str:
    words, steps = told.words, told.training
    titles = ", ".join(short_title(step, told) for step in steps[:MOST_TITLES])
    if not (left := len(steps) - MOST_TITLES) > 0:
        return titles
    return " ".join((titles, words.n_("and {n} more", "and {n} more", left)))


def _why_not(proposal: Proposal, brief: Brief) -> str:
    """Return in what the plan does better; empty, to be written by hand, when it does not."""
    words, ours = brief.words, plan_figures(brief.case, brief.catalogue)
    better = (
        (proposal.finish > ours.finish, words._("ends later")),
        (proposal.money_cents > ours.money_cents, words._("costs more, of the known fees")),
        (proposal.coverage < ours.coverage, words._("covers fewer skills")),
        (proposal.away > ours.away, words._("farther from home")),
        (bool(proposal.conditional_on), words._("conditions to be documented")),
    )
    return "; ".join(said for holds, said in better if holds)


def _openings(brief: Brief) -> Table:
    words = brief.words
    columns = (
        Column(words._("Openings seen: posting or employer"), 0.7, heads=True),
        Column(words._("Date seen"), 0.3),
    )
    known = dict.fromkeys(a.source for a in brief.case.target.additions if a.source)
    rows = tuple(Row((rich(source), NOTHING)) for source in known)
    blank = Row((NOTHING, NOTHING), room=True)
    # Lines to write on need no mark that says how many were left out.
    room = (blank,) * max(1, ROOM_FOR_OPENINGS - len(rows))
    return Table(columns, (*rows, *room), ends=(blank,) * len(room))


def _cost(brief: Brief) -> Iterator[Rich]:
    words = brief.words
    duration, cost, income, _wage = figures(brief)
    told = ((strong(figure.label), f"{figure.value}, {figure.note}") for figure in (duration, cost, income))
    yield joined(" – ", (phrase(words._("{title}: {text}"), title=title, text=text) for title, text in told))
    asked = worth_asking(brief.case, brief.catalogue)[:MOST_MEASURES]
    if asked:
        titles = "; ".join(_measure(answer, brief) for answer in asked)
        yield phrase(words._("Aid to validate: {title}"), title=titles)


def _calendar(brief: Brief) -> Iterator[Rich]:
    """Yield the days that decide, in one run of text: a page has room for all of them so."""
    days = [_of_day(day, what.splitlines(), brief) for day, what in key_dates(brief, meeting=False)]
    if days:
        yield joined(" – ", days)


def _of_day(day: date, told: list[str], brief: Brief) -> Rich:
    words, left = brief.words, len(told) - MOST_A_DAY
    text = "; ".join(told[:MOST_A_DAY])
    if left > 0:
        text = " ".join((text, words.n_("and {n} more", "and {n} more", left)))
    return phrase(words._("{title}: {text}"), title=strong(words.short_date(day)), text=text)


def _measure(answer: Answer, brief: Brief) -> str:
    words, title = brief.words, brief.words.said(answer.measure.title)
    asked = (condition_sentence(reason, words, brief.catalogue) for reason in answer.reasons[:MOST_REASONS])
    open_ones = "; ".join(asked)
    return (
        words._("{title} – to check: {conditions}", title=title, conditions=open_ones) if open_ones else title
    )
