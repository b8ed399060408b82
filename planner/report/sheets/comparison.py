"""The comparison of the pathways that were found, to take home and think about."""

from collections.abc import Callable, Iterator

from planner.condition_words import condition_sentence
from planner.pathway.result import Proposal
from planner.plan import Step
from planner.profile_words import profiles_said, share_words
from planner.report.blocks import Block, Bullets, Column, Document, Heading, Prose, Row, Table, Title
from planner.report.brief import Brief
from planner.report.ending import more_to_see, row_ends
from planner.report.frame import letterhead, sheet
from planner.report.pages.figures import cost_figure
from planner.report.pages.first import contact
from planner.report.proposed import proposed
from planner.report.rich import NOTHING, Rich, lines, phrase, rich, strong
from planner.report.step_words import step_dates, step_place, step_title
from planner.words import Words

MOST, MOST_STEPS, MOST_CONDITIONS = 4, 4, 3


def comparison(brief: Brief) -> Document:
    """Return the pathways side by side, with room to think in writing."""
    title = brief.words._("Comparison of the pathways")
    return sheet(brief, title, _blocks(brief, brief.titled(title)), pages=2)


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    words, found, others = brief.words, brief.alternatives[:MOST], brief.alternatives[MOST:]
    yield letterhead(brief)
    yield Title(title)
    yield Prose(phrase(words._("Goal: {trade}"), trade=strong(brief.target or words._("to be chosen"))))
    if found:
        yield from _compared(found, brief)
        yield from _others(others, brief)
    else:
        yield Prose(rich(words._("No search is open for this plan: search the pathways, then print again.")))
    yield Heading(words._("To think about before the next meeting"))
    yield _thoughts(brief)
    yield contact(brief)


def _compared(found: tuple[Proposal, ...], brief: Brief) -> Iterator[Block]:
    words = brief.words
    yield Heading(words._("What differs"))
    share = 0.8 / len(found)
    heads = (Column(_name(number, words), share) for number in range(1, len(found) + 1))
    yield Table((Column("", 0.2, heads=True), *heads), tuple(_rows(found, brief)))
    note = words._("Costs and dates hold once a centre confirms them; Services Québec decides the aid.")
    yield Prose(rich(note), small=True)
    for number, proposal in enumerate(found, 1):
        yield Heading(_name(number, words), level=3)
        yield Bullets(tuple(_steps(proposal, brief)))


def _others(others: tuple[Proposal, ...], brief: Brief) -> Iterator[Block]:
    """Yield the pathways that were found too, one a row; all are counted where the pages hold only some."""
    words = brief.words
    columns = (
        Column(words._("Pathway"), 0.2, heads=True),
        Column(words._("Steps"), 0.5),
        Column(words._("Last day"), 0.3),
    )
    rows = tuple(_other(number, proposal, brief) for number, proposal in enumerate(others, MOST + 1))
    if rows:
        yield Heading(words._("Found too"))
        yield Table(columns, rows, ends=row_ends(len(rows) + 1, len(columns), 1, words, more_to_see))


def _other(number: int, proposal: Proposal, brief: Brief) -> Row:
    told = proposed(proposal, brief)
    titles = [step_title(step, told) for step in told.training]
    shown = "; ".join(titles[:MOST_STEPS])
    if (left := len(titles) - MOST_STEPS) > 0:
        shown = " ".join((shown, brief.words.n_("and {n} more", "and {n} more", left)))
    return Row((strong(_name(number, brief.words)), rich(shown), _last_day(proposal, brief.words)))


def _name(number: int, words: Words) -> str:
    return words._("Pathway {number}", number=number)


def _rows(found: tuple[Proposal, ...], brief: Brief) -> Iterator[Row]:
    for label, said in _figures(brief):
        yield Row((strong(label), *(said(proposal) for proposal in found)))


def _figures(brief: Brief) -> Iterator[tuple[str, Callable[[Proposal], Rich]]]:
    words = brief.words
    yield words._("Why it is here"), lambda p: rich(profiles_said(p, words))
    yield words._("Last day"), lambda p: _last_day(p, words)
    yield words._("Length"), lambda p: rich(words.span(brief.case.preferences.start, p.finish))
    yield words._("Cost to you"), lambda p: _cost(p, brief)
    yield words._("Pay in the steps"), lambda p: rich(words.money(p.income_cents) if p.income_cents else "–")
    yield words._("Hours of classes"), lambda p: rich(words.hours(p.hours))
    yield words._("Skills covered"), lambda p: rich(share_words(p.coverage, words))
    yield words._("Still to document"), lambda p: _conditions(p, brief)


def _cost(proposal: Proposal, brief: Brief) -> Rich:
    figure = cost_figure(proposed(proposal, brief))
    return lines(strong(figure.value), figure.note)


def _last_day(proposal: Proposal, words: Words) -> Rich:
    day = strong(words.short_date(proposal.last_day))
    return lines(day, words._("estimated")) if proposal.estimated else day


def _conditions(proposal: Proposal, brief: Brief) -> Rich:
    words, asked = brief.words, proposal.conditional_on
    told = [condition_sentence(c, words, brief.catalogue) for c in asked[:MOST_CONDITIONS]]
    if (left := len(asked) - MOST_CONDITIONS) > 0:
        told.append(words.n_("and {n} more", "and {n} more", left))
    return rich("; ".join(told) or words._("nothing"))


def _steps(proposal: Proposal, brief: Brief) -> Iterator[Rich]:
    words, told = brief.words, proposed(proposal, brief)
    for step in told.training[:MOST_STEPS]:
        title = strong(step_title(step, told))
        yield phrase(words._("{title}: {text}"), title=title, text=_when_and_where(step, told))
    if (left := len(told.training) - MOST_STEPS) > 0:
        yield rich(words.n_("and {n} more", "and {n} more", left))


def _when_and_where(step: Step, told: Brief) -> str:
    return "; ".join((*step_dates(step, told), *step_place(step, told)))


def _thoughts(brief: Brief) -> Table:
    words = brief.words
    columns = Column(words._("Question"), 0.4, heads=True), Column(words._("Notes"), 0.6)
    asked = (
        words._("Which one fits my life and my family?"),
        words._("What do I still want to know?"),
        words._("Whom can I talk to in this occupation?"),
    )
    return Table(columns, tuple(Row((rich(question), NOTHING), room=True) for question in asked))
