"""Who keeps the plan, what the client may ask, and where its facts come from."""

from collections.abc import Iterator

from planner.report.blocks import Block, Prose
from planner.report.brief import Brief
from planner.report.pages.sources import sources
from planner.report.rich import joined, rich, strong


def privacy(brief: Brief) -> Iterator[Block]:
    """Yield the rights of the client, then the sources: neither is a commitment, or part of the other."""
    words = brief.words
    keeper = brief.counsellor.office or words._("the office of your counsellor")
    kept = words._("This plan is kept by {office}.", office=keeper)
    rights = words._(
        "You may see it, have it corrected or ask for a copy; it is shared only with your consent."
    )
    personal = strong(words._("Your personal information."))
    yield Prose(joined(" ", (personal, rich(kept), rich(rights))), small=True)
    yield Prose(sources(brief), small=True)
