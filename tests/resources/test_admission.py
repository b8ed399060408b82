"""How people get in: each programme has the doors of the rules, and a blank is never free."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from planner.requirement import (
    NOTHING,
    Age,
    All,
    AtLeast,
    Concurrent,
    Credential,
    Declared,
    Experience,
    Finished,
    Not,
    Requirement,
    Subject,
    conditions,
)
from planner.requirement import Any as AnyOf
from planner.standing import Standing, met
from tests.resources.shipped import nodes, shipped, trees

FACTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "quebec_programs_facts.csv"
# Its levels come from another source, named in the row.
SEEN_ELSEWHERE = {"5325", "5825", "5871"}


def test_machining_is_opened_by_four_doors() -> None:
    doors = shipped().activities["5371"].requires
    assert isinstance(doors, AnyOf)
    assert len(doors.of) == 4
    fourth = list(conditions(doors.of[3]))
    assert Subject("math", 3) in fourth
    assert {c.activity for c in fourth if isinstance(c, Concurrent)} >= {
        "FGA-FRA-4",
        "FGA-MAT-4-CST",
        "FGA-MAT-4-SN",
    }


def test_a_blank_level_is_unknown_and_never_free() -> None:
    second = list(conditions(shipped().activities["5399"].requires))
    assert Declared("5399_second_language_level") in second


def test_no_branch_is_empty_by_accident() -> None:
    closed = [a.requires for a in shipped().activities.values() if a.replaced_by]
    closed += [m.conditions for m in shipped().measures if m.code == "OPERATION-MAIN-DOEUVRE"]
    for tree in trees():
        for node in nodes(tree):
            if isinstance(node, All | AnyOf | AtLeast) and node != NOTHING:
                assert node.of or tree in closed
            assert not (isinstance(node, Not) and node.of == NOTHING)


def test_a_replaced_programme_admits_nobody_and_its_diploma_still_counts() -> None:
    activities = shipped().activities
    replaced = {a.code: a.replaced_by for a in activities.values() if a.replaced_by}
    assert replaced == {
        "5223": "5371", "5195": "5382", "5281": "5388", "5260": "5399", "5283": "5397", "5286": "5392",
        "5288": "5390", "5695": "5882", "5760": "5899", "5781": "5888", "5783": "5897", "5786": "5392",
        "5788": "5890",
    }  # fmt: skip
    for old, new in replaced.items():
        assert activities[old].requires == AnyOf(()) and not activities[new].replaced_by
        assert not shipped().sessions_by_activity.get(old)
        assert activities[old].trades == activities[new].trades
        for code in activities[new].trades:
            ways = list(conditions(shipped().trades[code].requires))
            assert {diploma(old), diploma(new)} <= set(ways)


def diploma(code: str) -> Credential:
    """Return the diploma of a DEP, which is that of the French programme in both languages."""
    return Credential(shipped().activities[code].grants.credentials[0])


def doors(code: str) -> tuple[Requirement, ...]:
    """Return the doors of a programme, of which one is enough."""
    tree = shipped().activities[code].requires
    found = next(node for node in nodes(tree) if isinstance(node, AnyOf))
    return found.of


def live() -> set[str]:
    """Return the codes of the DEP that admit."""
    return {a.code for a in shipped().activities.values() if a.kind == "dep" and not a.replaced_by}


def test_every_dep_opens_by_the_doors_of_the_rule() -> None:
    assert len(live()) > 45
    for code in live():
        _opens_by_the_rule(code)


def _opens_by_the_rule(code: str) -> None:
    asked = [set(conditions(door)) for door in doors(code)]
    whole = set().union(*asked)
    assert {Credential("DES"), Credential("AENS"), Credential("AESS")} <= whole
    by_age = [found for found in asked if Age(16, "09-30") in found]
    by_test = [found for found in asked if Credential("TDG") in found]
    concurrent = [f for f in asked if any(isinstance(c, Concurrent) for c in f)]
    assert by_age and len(by_test) == 1 and Age(18) in by_test[0]
    assert all(any(isinstance(c, Declared) for c in doubtful) for doubtful in by_age[1:])
    assert Declared(f"{code}_specific_prerequisites") in by_test[0] or Subject("french", 5) in by_test[0]
    levels = {c.level for c in by_age[0] if isinstance(c, Subject)}
    levels |= {n for n in (3, 5) if Declared(f"english_instruction_sec_{n}") in by_age[0]}
    assert len(concurrent) == (1 if levels == {4} else 0)
    if concurrent:
        assert not any(isinstance(c, Age | Credential) for c in concurrent[0])
        third = [{level(code, name, 3), doubt(code, name)} for name in LEVELS]
        assert all(either & concurrent[0] for either in third)


LEVELS = {
    "language_of_instruction": ("min_sec_langue_enseignement", "french"),
    "second_language": ("min_sec_langue_seconde", "english"),
    "mathematics": ("min_sec_mathematiques", "math"),
}


def level(code: str, name: str, number: int) -> Requirement:
    """Return a level as a programme asks it; in the English sector English is the language of instruction."""
    subject = LEVELS[name][1]
    if not shipped().activities[code].excludes or subject == "math":
        return Subject(subject, number)
    return Declared(f"english_instruction_sec_{number}") if subject == "french" else Subject("french", number)


def doubt(code: str, name: str) -> Requirement:
    """Return the fact to document where a level is unknown or contradicted."""
    return Declared(f"{code}_{name}_level")


@pytest.mark.skipif(not FACTS.exists(), reason="the public files are not beside the project")
def test_levels_are_those_of_the_public_table_and_a_blank_is_a_fact_to_document() -> None:
    with FACTS.open(encoding="utf-8", newline="") as file:
        lines = [row for row in csv.DictReader(file) if row["credential"] == "DEP" and row["language"]]
    rows = {row["code"]: row for row in reversed(lines)}  # the first line of a code is that of the table
    compared = live() & rows.keys() - SEEN_ELSEWHERE
    assert len(compared) > 40
    for code in compared:
        door = next(set(conditions(d)) for d in doors(code) if Age(16, "09-30") in set(conditions(d)))
        for name, (column, _) in LEVELS.items():
            stated, doubtful = rows[code][column], rows[code]["suspect"]
            known = {level(code, name, int(stated))} if stated else set()
            assert (known | {doubt(code, name)} if doubtful or not stated else known) & door, (code, name)


def test_an_aens_opens_every_dep_and_no_dec() -> None:
    for activity in shipped().activities.values():
        if activity.kind == "dec":
            assert Credential("AENS") not in set(conditions(activity.requires))
            assert Credential("DES") in set(conditions(activity.requires))


SCHOOL = {
    a.code: a
    for a in shipped().activities.values()
    if a.kind in {"dep", "aep", "dec", "aec"} and not a.replaced_by
}


# Facts that open a door to who has no diploma.
OTHER_WAYS = re.compile(r"aec_(?!ministry)|.*_functional_prerequisites|.*_level|.*_sec_\d")


def with_diplomas(code: str, *credentials: str) -> bool | None:
    """Return whether a programme admits who holds these, and all that it asks besides a diploma."""
    facts = {c.fact for c in conditions(SCHOOL[code].requires) if isinstance(c, Declared)}
    declared = {fact: True for fact in facts if not OTHER_WAYS.match(fact)}
    standing = Standing(date(2026, 9, 1), frozenset(credentials), {"math": 5}, declared=declared)
    return met(SCHOOL[code].requires, standing)


@pytest.mark.parametrize("higher", ["DEC", "UNIV", "EC-MIFI"])
def test_what_is_higher_than_a_des_or_its_equivalent_opens_what_a_des_opens(higher: str) -> None:
    assert len(SCHOOL) > 300
    for code in SCHOOL:
        assert with_diplomas(code, "DES") is True and with_diplomas(code) is not True, code
        assert with_diplomas(code, higher) is True, code


def test_an_equivalence_of_level_opens_what_is_vocational_and_no_college() -> None:
    for code, activity in SCHOOL.items():
        vocational = activity.kind in {"dep", "aep"}
        for equivalence in ("AENS", "AESS"):
            assert (with_diplomas(code, equivalence) is True) == vocational, code


def test_an_aec_opens_by_the_two_doors_of_article_4() -> None:
    for activity in shipped().activities.values():
        if activity.kind == "aec":
            first, second = doors(activity.code)
            assert Declared("aec_training_sufficient") in set(conditions(first))
            assert {Credential("DEP"), Declared("aec_agreement")} <= set(conditions(first))
            assert {Credential("DES"), Declared("aec_ministry_agreement")} <= set(conditions(second))
            assert any(isinstance(node, Not) for node in nodes(second))


def test_an_apprenticeship_waits_for_a_declared_employer() -> None:
    asked = set(conditions(shipped().activities["PAMT-MOCN"].requires))
    assert {Declared("employer_found_72100"), Experience("94106", 12), Age(16)} <= asked
    assert set(conditions(shipped().activities["JOB-94106"].requires)) == {Declared("employer_found_94106")}


def test_the_stepping_stones_can_be_entered() -> None:
    for trade in ("94106", "94107"):
        assert f"JOB-{trade}" in shipped().activities
        assert shipped().activities[f"JOB-{trade}"].grants.experience == {trade: 12}
        assert any(isinstance(c, Experience) for c in conditions(shipped().trades[trade].requires))
    assert not any(
        isinstance(c, Finished) and c.activity not in shipped().activities
        for t in trees()
        for c in conditions(t)
    )
