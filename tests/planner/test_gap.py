"""The gap between a client and a target."""

from dataclasses import replace

import pytest

from planner.case import Addition, Case, Target
from planner.catalogue import SkillNeed
from planner.client import SkillLevel
from planner.errors import PlannerError
from planner.gap import GROWTH, HELD, TO_LEARN, UNKNOWN, coverage, gap, needs, target_trade
from tests.builders import a_case, a_catalogue, a_client, a_trade

PROFILE = (SkillNeed("A", 4, 5), SkillNeed("B", 1, 4), SkillNeed("C", 3, 2))
CATALOGUE = a_catalogue(a_trade("72100", skills=PROFILE))


def aimed(held: dict[str, int], *additions: Addition) -> Case:
    skills = {code: SkillLevel(level) for code, level in held.items()}
    return a_case(client=a_client(skills=skills), target=Target("72100", additions=additions))


def test_a_beginner_needs_one_level_less_but_at_least_one() -> None:
    entries = {n.skill: n.entry for n in needs(Target("72100"), CATALOGUE.trades["72100"])}
    assert entries == {"A": 3, "B": 1, "C": 0}


def test_a_position_adds_skills_at_their_stated_level_with_its_source() -> None:
    extra = Addition("C", 4, 4, "letter of 5 January 2027")
    lines = {line.skill: line for line in gap(aimed({}, extra), CATALOGUE).lines}
    assert (lines["C"].entry, lines["C"].level, lines["C"].source) == (4, 4, "letter of 5 January 2027")
    assert lines["A"].source == ""


def test_an_addition_below_the_trade_changes_nothing() -> None:
    extra = Addition("A", 2, 5, "posting")
    found = {n.skill: n for n in needs(Target("72100", additions=(extra,)), CATALOGUE.trades["72100"])}
    assert (found["A"].entry, found["A"].level, found["A"].source) == (3, 4, "")


@pytest.mark.parametrize(
    ("held", "skill", "state"),
    [
        ({"A": 3}, "A", HELD),
        ({"A": 2}, "A", TO_LEARN),
        ({}, "A", UNKNOWN),
        ({"C": 1}, "C", GROWTH),
        ({"C": 3}, "C", HELD),
    ],
)
def test_each_skill_has_its_state(held: dict[str, int], skill: str, state: str) -> None:
    lines = {line.skill: line for line in gap(aimed(held), CATALOGUE).lines}
    assert lines[skill].state == state


def test_coverage_weighs_by_importance_over_the_whole_profile() -> None:
    profile = needs(Target("72100"), CATALOGUE.trades["72100"])
    assert coverage(profile, {"A": 2, "C": 5}) == pytest.approx((5 * 2 + 2 * 3) / (20 + 4 + 6))
    assert coverage((), {}) == 1.0


def test_an_unknown_trade_is_named() -> None:
    with pytest.raises(PlannerError) as fault:
        target_trade(Target("99999"), CATALOGUE)
    assert (fault.value.code, fault.value.details) == ("unknown-trade", {"trade": "99999"})


def test_what_only_describes_the_work_is_asked_of_nobody() -> None:
    trade = a_trade(skills=(SkillNeed("S.a", 3, 4), SkillNeed("A.b", 5, 0)))
    catalogue = a_catalogue(trade)
    assert [line.skill for line in gap(a_case(), catalogue).lines] == ["S.a"]
    assert [need.skill for need in needs(Target("72100"), trade)] == ["S.a"]


def test_where_no_skill_is_essential_the_most_important_ones_count() -> None:
    profile = (SkillNeed("A", 4, 2), SkillNeed("B", 1, 2), SkillNeed("C", 3, 1))
    found = gap(aimed({"A": 3}), a_catalogue(a_trade("72100", skills=profile)))
    assert {line.skill for line in found.essential} == {"A", "B"}
    assert (found.count(HELD), found.count(UNKNOWN)) == (1, 1)


def test_a_skill_of_a_level_that_nobody_knows_is_unknown_as_one_that_nobody_named_is() -> None:
    case = aimed({"B": 1})
    asked = replace(case.client, skills={**case.client.skills, "A": SkillLevel(None, "to assess")})
    assert gap(replace(case, client=asked), CATALOGUE) == gap(case, CATALOGUE)
    assert asked.levels == {"B": 1} and (asked.level_of("A"), asked.level_of("B")) == (0, 1)
