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


def test_two_years_make_a_worker_and_half_a_year_a_beginner() -> None:
    levels = {
        months: suggested_skills(a_client(experience={"63200": months}), CATALOGUE)
        for months in (5, 6, 23, 24)
    }
    assert levels[5] == {}
    assert levels[6]["S1"].level == levels[23]["S1"].level == 2
    assert levels[24]["S1"].level == 3


def test_the_highest_level_of_the_occupations_held_counts() -> None:
    found = suggested_skills(a_client(experience={"63200": 12, "65100": 6}), CATALOGUE)
    assert (found["S1"].level, found["S1"].evidence) == (3, CASHIER.title.fr)
    assert {*found} == {"S1", "S2", "S4"}


def test_what_is_stated_stays() -> None:
    stated = SkillLevel(0, "Jamais fait")
    case = a_case(client=a_client(trade="63200", skills=frozendict(S1=stated)))
    assert with_suggested_skills(case, CATALOGUE).client.skills["S1"] == stated


def test_an_unknown_occupation_suggests_nothing() -> None:
    assert suggested_skills(a_client(trade="99999"), CATALOGUE) == {}
