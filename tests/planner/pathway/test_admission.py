"""Where no change of limits helps: the very part that nothing gives."""

from datetime import date

from planner.case import Preferences
from planner.catalogue import Activity, Grants, Session, SkillNeed
from planner.client import PastActivity
from planner.pathway.result import Blocked, Result
from tests.builders import START, a_case, a_client, a_trade, an_activity
from tests.planner.pathway.answers import a_search

GIVEN = an_activity("A", hours=30)
TRAINED = a_trade(requires={"credential": "A"})


def blocked(result: Result) -> Blocked:
    return next(b for b in result.why_not if b.profile == "fastest")


def test_a_missing_essential_skill_is_named_and_not_what_an_activity_gives() -> None:
    trade = a_trade(requires={"credential": "A"}, skills=(SkillNeed("K", 3, 5),))
    (row,) = blocked(a_search(a_case(), trade, GIVEN)).blocking
    assert row == {"constraint": "admission", "value": {"skill": "K", "level": 2}}


def test_every_missing_part_is_named_and_only_those() -> None:
    asked = {"all": [{"credential": "A"}, {"all": [{"credential": "X"}, {"activity": "Y"}]}]}
    (row,) = blocked(a_search(a_case(), a_trade(requires=asked), GIVEN)).blocking
    assert row["value"] == {"all": [{"credential": "X"}, {"activity": "Y"}]}


def test_what_several_parts_lack_is_named_side_by_side_and_once() -> None:
    lacking = {"all": [{"credential": "X"}, {"credential": "Z"}]}
    ways = (an_activity("A", lacking, hours=30), an_activity("B", {"credential": "Z"}, hours=30))
    asked = {"all": [{"credential": "A"}, {"credential": "B"}, {"credential": "Y"}]}
    (row,) = blocked(a_search(a_case(), a_trade(requires=asked), *ways)).blocking
    assert row["value"] == {"all": [{"credential": "X"}, {"credential": "Z"}, {"credential": "Y"}]}


def test_what_each_of_several_ways_lacks_is_named_without_a_choice_within_a_choice() -> None:
    parts = [an_activity(code, {"credential": f"X-{code}"}, hours=30) for code in "CDE"]
    either = {"any": [{"credential": "C"}, {"credential": "D"}]}
    ways = (
        an_activity("A", either, hours=30),
        an_activity("B", {"credential": "E"}, Grants(("A",)), hours=30),
    )
    (row,) = blocked(a_search(a_case(), TRAINED, *ways, *parts)).blocking
    assert row["value"] == {"any": [{"credential": f"X-{code}"} for code in "CDE"]}


def test_parts_that_only_shut_each_other_out_are_named() -> None:
    asked = {"all": [{"credential": "A"}, {"credential": "B"}]}
    other = an_activity("B", hours=30, excludes=("A",))
    (row,) = blocked(a_search(a_case(), a_trade(requires=asked), GIVEN, other)).blocking
    assert row == {"constraint": "excludes", "value": ({"activity": "B", "excludes": "A"},)}


def test_a_limit_that_is_given_up_in_vain_does_not_hide_what_is_missing() -> None:
    asked = {"all": [{"credential": "A"}, {"credential": "X"}]}
    wishes = Preferences(START, date(2029, 12, 31), forbidden=("A",))
    (row,) = blocked(a_search(a_case(preferences=wishes), a_trade(requires=asked), GIVEN)).blocking
    assert row["value"] == {"credential": "X"}


def test_what_runs_but_is_not_enough_leaves_the_missing_part() -> None:
    past = PastActivity("A", start=date(2026, 12, 7), end=date(2027, 3, 1), status="running")
    case = a_case(client=a_client(activities=(past,)))
    given = an_activity("A", None, Grants(("Z",)), hours=30)
    (row,) = blocked(a_search(case, a_trade(requires={"credential": "A"}), given)).blocking
    assert row == {"constraint": "admission", "value": {"credential": "A"}}


MATH = {"subject": "math", "level": 4}


def lacking_maths(*parts: Activity | Session) -> Blocked:
    return blocked(a_search(a_case(client=a_client(subjects={"math": 1})), TRAINED, *parts))


def test_the_condition_that_shuts_the_only_way_is_named_and_not_the_diploma() -> None:
    (row,) = lacking_maths(an_activity("A", MATH, hours=30)).blocking
    assert row == {"constraint": "admission", "value": MATH}


def test_the_deepest_condition_is_named() -> None:
    asked = {"all": [{"declared": "x"}, {"any": [{"activity": "B"}, {"credential": "B"}]}]}
    given = an_activity("A", asked, hours=30), an_activity("B", MATH, hours=30)
    assert lacking_maths(*given).blocking[0]["value"] == MATH


def test_what_each_of_several_ways_lacks_is_named() -> None:
    other = an_activity("B", {"credential": "Z"}, Grants(("A",)), hours=30)
    (row,) = lacking_maths(an_activity("A", MATH, hours=30), other).blocking
    assert row["value"] == {"any": [MATH, {"credential": "Z"}]}


def test_a_circle_of_conditions_ends_in_one_of_them() -> None:
    circle = an_activity("A", {"credential": "B"}, hours=30), an_activity("B", {"credential": "A"}, hours=30)
    assert lacking_maths(*circle).blocking[0]["value"] == {"credential": "A"}


def test_what_only_lacks_an_open_group_is_named_by_itself() -> None:
    (row,) = lacking_maths(an_activity("A", hours=30), Session("A", "s", entry="dated")).blocking
    assert row["value"] == {"credential": "A"}


def test_a_circle_longer_than_the_stack_of_python_is_named_by_what_it_lacks() -> None:
    circle = [an_activity(f"A{n:04}", {"activity": f"A{(n or 400) - 1:04}"}, hours=30) for n in range(400)]
    (row,) = blocked(a_search(a_case(), a_trade(requires={"activity": "A0399"}), *circle)).blocking
    assert (row["constraint"], set(row["value"])) == ("admission", {"activity"})
