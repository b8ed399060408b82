"""The scales of skills: knowledge has fewer levels, and what no table has is rated as a skill."""

import pytest

from planner.bounds import LEVEL
from planner.catalogue import Skill
from planner.skill_scale import most_level
from tests.builders import a_catalogue

CATALOGUE = a_catalogue(Skill("K", kind="knowledge"), Skill("S", kind="skill"), Skill("N"))


@pytest.mark.parametrize(("code", "most"), [("K", 3), ("S", LEVEL), ("N", LEVEL), ("gone", LEVEL)])
def test_each_kind_has_its_highest_level(code: str, most: int) -> None:
    assert most_level(code, CATALOGUE) == most
