"""The scale of a skill: OaSIS rates skills from 0 to 5, and knowledge from 0 to 3."""

from planner.bounds import LEVEL
from planner.catalogue import Catalogue

MOST_OF_KIND = {"knowledge": 3}


def most_level(code: str, catalogue: Catalogue) -> int:
    """Return the highest level that a skill may have."""
    skill = catalogue.skills.get(code)
    return MOST_OF_KIND.get(skill.kind, LEVEL) if skill else LEVEL
