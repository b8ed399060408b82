"""Skills suggested from occupations: the entry levels that count, never over what is stated."""

from frozendict import frozendict

from planner.catalogue import SkillNeed
from planner.client import SkillLevel
from planner.suggestion import suggested_skills, with_suggested_skills
from tests.builders import a_case, a_catalogue, a_client, a_trade

COOK = a_trade("63200", skills=(SkillNeed("S1", 3, 4), SkillNeed("S2", 1, 3), SkillNeed("S3", 4, 2)))
CASHIER = a_trade("65100", skills=(SkillNeed("S1", 4, 3), SkillNeed("S4", 2, 5)))
CATALOGUE = a_catalogue(COOK, CASHIER)


def test_the_present_occupation_suggests_its_entry_levels() -> None:
    found = suggested_skills(a_client(trade="63200"), CATALOGUE)
    assert {code: skill.level for code, skill in found.items()} == {"S1": 2, "S2": 1}
    assert found["S1"].evidence == COOK.title.fr


def test_the_highest_level_of_the_occupations_held_for_half_a_year_counts() -> None:
    held = {"63200": 12, "65100": 6}
    assert suggested_skills(a_client(experience=held), CATALOGUE)["S1"].level == 3
    short = {"63200": 12, "65100": 5}
    assert suggested_skills(a_client(experience=short), CATALOGUE)["S1"].level == 2
    assert "S4" not in suggested_skills(a_client(experience=short), CATALOGUE)


def test_what_is_stated_stays() -> None:
    stated = SkillLevel(0, "Jamais fait")
    case = a_case(client=a_client(trade="63200", skills=frozendict(S1=stated)))
    assert with_suggested_skills(case, CATALOGUE).client.skills["S1"] == stated


def test_an_unknown_occupation_suggests_nothing() -> None:
    assert suggested_skills(a_client(trade="99999"), CATALOGUE) == {}
