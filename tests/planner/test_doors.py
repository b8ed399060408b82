"""The nearest door: what is still missing, by the branch that asks least."""

from datetime import date
from typing import Any

from planner.doors import nearest_door, unknown_conditions
from planner.requirement import NOTHING, All, Credential, Declared, Experience, Subject, requirement_from
from planner.requirement import Any as AnyOf
from planner.standing import client_standing
from tests.builders import a_client

DAY = date(2027, 1, 11)
DEP: Any = requirement_from(
    {
        "any": [
            {"credential": "DES"},
            {
                "all": [
                    {"age": 16, "on": "09-30"},
                    {"subject": "french", "level": 4},
                    {"subject": "math", "level": 4},
                ]
            },
            {"all": [{"age": 18}, {"credential": "TDG"}, {"declared": "prerequisites"}]},
        ]
    }
)
STANDING = client_standing(a_client(birth_date=date(2002, 5, 14), subjects={"french": 4, "math": 3}), DAY)


def test_one_subject_is_nearer_than_two_and_than_a_test_and_a_paper() -> None:
    assert nearest_door(without("DES"), STANDING) == Subject("math", 4)
    farther = client_standing(a_client(birth_date=date(2002, 5, 14), subjects={"french": 3, "math": 3}), DAY)
    assert nearest_door(without("DES"), farther) == All((Credential("TDG"), Declared("prerequisites")))


def test_one_level_of_a_subject_is_nearer_than_a_diploma_and_a_diploma_than_three_levels() -> None:
    assert nearest_door(DEP, STANDING) == Subject("math", 4)
    born = date(2002, 5, 14)
    new = client_standing(a_client(birth_date=born, subjects={"french": 1, "math": 1, "english": 1}), DAY)
    school = requirement_from({"any": [{"subject": "math", "level": 5}, {"credential": "DES"}]})
    assert nearest_door(school, new) == Credential("DES")
    assert nearest_door(
        requirement_from({"any": [{"credential": "DEP-5371"}, {"credential": "TDG"}]}), new
    ) == (Credential("TDG"))


def without(code: str) -> Any:
    return AnyOf(tuple(door for door in DEP.of if door != Credential(code)))


def test_what_is_met_is_left_out() -> None:
    holder = client_standing(a_client(credentials=("DES",)), date(2027, 1, 11))
    assert nearest_door(DEP, holder) == NOTHING


def test_an_unknown_fact_is_nearer_than_an_unmet_one() -> None:
    tree = requirement_from({"any": [{"credential": "A"}, {"declared": "x"}]})
    assert nearest_door(tree, STANDING) == Declared("x")


def test_waiting_is_the_farthest() -> None:
    tree = requirement_from({"any": [{"age": 40}, {"all": [{"credential": "A"}, {"credential": "B"}]}]})
    assert nearest_door(tree, STANDING) == All((Credential("A"), Credential("B")))


def test_as_many_doors_as_are_asked() -> None:
    tree = requirement_from(
        {"at_least": 2, "of": [{"credential": "A"}, {"declared": "x"}, {"declared": "y"}]}
    )
    assert nearest_door(tree, STANDING) == All((Declared("x"), Declared("y")))


def test_only_unknown_conditions_that_could_decide_are_listed() -> None:
    decided = requirement_from({"all": [{"credential": "A"}, {"declared": "x"}]})
    assert unknown_conditions(decided, STANDING) == ()
    open_ = requirement_from({"any": [{"credential": "A"}, {"declared": "x"}, {"declared": "x"}]})
    assert unknown_conditions(open_, STANDING) == (Declared("x"),)


def test_months_that_were_worked_bring_the_door_of_their_trade_near() -> None:
    doors = [{"experience": "72106", "months": 12}, {"experience": "94106", "months": 12}]
    worked = client_standing(a_client(experience={"94106": 7}), DAY)
    assert nearest_door(requirement_from({"any": doors}), worked) == Experience("94106", 12)
    both = client_standing(a_client(experience={"72106": 8, "94106": 7}), DAY)
    assert nearest_door(requirement_from({"any": doors[::-1]}), both) == Experience("72106", 12)


def test_a_specialisation_or_a_certificate_of_work_is_no_nearer_than_the_diploma_before_it() -> None:
    cook = requirement_from({"any": [{"credential": c} for c in ("DEP-5311", "ASP-5324", "CQP-CUIS")]})
    assert nearest_door(cook, STANDING) == Credential("DEP-5311")
