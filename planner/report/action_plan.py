"""The action plan: what the client reads, in the client's language."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, dropwhile

from planner.report.blocks import Block, Document, NewPage, Title
from planner.report.brief import Brief
from planner.report.frame import framed, letterhead
from planner.report.pages.commitments import commitments_page, useful_words
from planner.report.pages.first import first_page
from planner.report.pages.money import money_page
from planner.report.pages.privacy import privacy
from planner.report.pages.skills import skills_section
from planner.report.pages.steps import steps_page
from planner.report.pages.week import week_section

Write = Callable[[Brief], Iterable[Block]]
# In the order of the pages; money goes with the typical week, which skills stand between.
SECTIONS: tuple[tuple[str, Write], ...] = (
    ("first", first_page),
    ("steps", steps_page),
    ("money", money_page),
    ("skills", skills_section),
    ("money", week_section),
    ("commitments", commitments_page),
    ("words", useful_words),
)


def action_plan(brief: Brief) -> Document:
    """Return the action plan, the parts that were chosen."""
    revision = brief.words._("Action plan, revision {number}", number=brief.case.plan.revision)
    return framed(brief, brief.title, revision, blocks(brief))


def blocks(brief: Brief) -> Iterator[Block]:
    """Yield the parts that were chosen, in the order of the pages, then the rights of the client."""
    chosen = brief.choice.parts
    told = chain.from_iterable(write(brief) for part, write in SECTIONS if part in chosen)
    if "first" in chosen:
        yield from told
    else:
        yield letterhead(brief)
        yield Title(brief.title)
        yield from dropwhile(lambda block: isinstance(block, NewPage), told)
    yield from privacy(brief)
