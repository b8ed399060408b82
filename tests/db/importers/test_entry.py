"""How people enter a trade, and what a programme delivers, by the stated rules."""

from dataclasses import replace

import pytest
from frozendict import frozendict

from db.importers.entry import delivered, entry_level, entry_rules, with_entry
from planner.catalogue import Activity, Grants, SkillNeed, Trade
from planner.requirement import NOTHING, All, Any, Credential, Declared, Experience, Subject

MACHINING = Activity("5371", "dep", grants=Grants(("DEP-5371", "DEP")), trades=("72100",))
TRADES = {
    "72100": Trade(
        "72100", teer=2, skills=(SkillNeed("A", 4, 3), SkillNeed("B", 1, 5), SkillNeed("C", 5, 2))
    ),
    "94106": Trade("94106", teer=4, skills=(SkillNeed("A", 5, 4),)),
}


def test_a_beginner_has_one_level_less_but_at_least_one() -> None:
    assert [entry_level(level) for level in (1, 2, 5)] == [1, 1, 4]


def test_a_programme_delivers_the_entry_levels_of_what_matters_in_its_trades() -> None:
    found = delivered(Activity("5371", "dep", trades=("72100", "94106", "gone")), TRADES)
    assert found.grants.skills == {"A": 4, "B": 1}


@pytest.mark.parametrize("activity", [Activity("C", "course", trades=("72100",)), Activity("X", "aec")])
def test_courses_and_programmes_without_a_trade_keep_their_stated_levels(activity: Activity) -> None:
    stated = Activity(
        activity.code, activity.kind, grants=Grants(skills=frozendict(A=2)), trades=activity.trades
    )
    assert delivered(stated, TRADES) == stated


def test_a_trade_is_entered_by_the_diplomas_that_lead_to_it_or_by_experience() -> None:
    found = with_entry(TRADES["72100"], [MACHINING], {})
    assert found.requires == Any((Credential("DEP-5371"), Experience("72100", 24)))


def test_a_trade_to_which_nothing_leads_is_entered_by_a_fact_to_document() -> None:
    assert Declared("entry_confirmed") in with_entry(TRADES["72100"], [], {}).requires.of  # type: ignore[union-attr]


def test_an_apprenticeship_alone_leaves_the_other_ways_to_document() -> None:
    found = with_entry(TRADES["72100"], [replace(MACHINING, kind="pamt")], {}).requires
    assert isinstance(found, Any)
    assert {Credential("DEP-5371"), Declared("entry_confirmed")} <= set(found.of)


def test_professionals_usually_hold_a_degree_and_may_enter_with_one_whatever_else_leads_there() -> None:
    nursing = replace(MACHINING, kind="dec", trades=("31301",))
    found = with_entry(Trade("31301", teer=1), [nursing], {})
    assert found.usual == Credential("UNIV") and with_entry(TRADES["94106"], [], {}).usual == NOTHING
    assert isinstance(found.requires, Any)
    assert Credential("UNIV") in found.requires.of and Declared("entry_confirmed") not in found.requires.of


@pytest.mark.parametrize(
    ("teer", "way"), [(4, Credential("DES")), (5, Subject("french", 1)), (1, Credential("UNIV"))]
)
def test_each_category_has_its_ways(teer: int, way: Credential | Subject) -> None:
    found = with_entry(Trade("00000", teer=teer), [], {}).requires
    assert isinstance(found, Any)
    assert way in found.of


def test_a_licence_is_asked_beside_every_way() -> None:
    rules = {("72100", "all"): (Credential("L"),), ("72100", "usual"): (Credential("U"),)}
    found = with_entry(TRADES["72100"], [MACHINING], rules)
    assert isinstance(found.requires, All)
    assert found.requires.of[1:] == (Credential("L"),)
    assert found.usual == Credential("U")


def test_the_shipped_rules_can_be_read() -> None:
    rules = entry_rules()
    assert Experience("64100", 24) in rules["62010", "any"]
    assert {join for _, join in rules} == {"any", "all", "usual"}
