"""What an occupation held suggests of a person's skills, so that nobody rates them all by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from frozendict import frozendict

from planner.case import Case
from planner.catalogue import Catalogue
from planner.client import Client, SkillLevel

BEGINNER, SEASONED, IMPORTANCE = 6, 24, 3


def with_suggested_skills(case: Case, catalogue: Catalogue) -> Case:
    """Return the case with the skills that its occupations suggest; those that are stated stay."""
    found = {**suggested_skills(case.client, catalogue), **case.client.skills}
    return replace(case, client=replace(case.client, skills=frozendict(found)))


def suggested_skills(client: Client, catalogue: Catalogue) -> Mapping[str, SkillLevel]:
    """Return levels (0 to 5) from the occupations held: the workers', or a beginner's under two years."""
    found: dict[str, SkillLevel] = {}
    levels: dict[str, int] = {}
    for code, months in _occupations(client):
        trade = catalogue.trades.get(code)
        for need in trade.skills if trade else ():
            level = need.level if months >= SEASONED else max(1, need.level - 1)
            if need.importance >= IMPORTANCE and levels.get(need.skill, -1) < level:
                levels[need.skill] = level
                found[need.skill] = SkillLevel(level, catalogue.term(code).said(client.language))
    return found


def _occupations(client: Client) -> Iterator[tuple[str, int]]:
    """Yield the present occupation and those held for half a year, with their months."""
    held = {client.trade: 0} | dict(sorted(client.experience.items()))
    return ((code, months) for code, months in held.items() if code == client.trade or months >= BEGINNER)
