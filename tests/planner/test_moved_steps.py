"""Steps that others edited while their plan was set aside: the plan they go with has what was edited."""

import json
from typing import Any

import pytest

from planner.changes import REMOVAL, Change
from planner.moved_steps import MARKS, homes, shown, take_in
from planner.plan import Plan, Step
from planner.plan_text import plan_from, plan_text

STEP, OLD, OTHER = ("steps", "s1"), ("plans", "p1"), ("plans", "p2")
TEXT = plan_text(Plan((Step("s1", "A", note="ours"),)))
ELSEWHERE = plan_text(Plan((Step("s9", "B"),)))
# What the save wrote that set the plan aside, and took its step out.
HERE, NOW = "north", 7


def written(place: tuple[str, str], field: str, value: Any, seq: int, hlc: int = NOW) -> Change:
    return Change(HERE, seq, hlc, "case", *place, field, value)


def put_aside(place: tuple[str, str], text: Any, seq: int = 1, hlc: int = NOW) -> dict[str, list[Change]]:
    """Return the heads of a plan that a save set aside."""
    return {
        MARKS[0]: [written(place, MARKS[0], "2027-01-11", seq, hlc)],
        "plan": [written(place, "plan", text, seq)],
    }


REMOVED = written(STEP, REMOVAL, None, 5)
REMOVALS = {STEP: {REMOVED.id}}


def test_a_step_goes_with_the_plan_that_the_same_save_set_aside() -> None:
    assert homes([REMOVED], {OLD: put_aside(OLD, TEXT)}, REMOVALS) == {STEP: OLD}


def test_a_step_that_a_later_save_removed_goes_with_none() -> None:
    later = written(STEP, REMOVAL, None, 5, hlc=NOW + 1)
    assert homes([later], {OLD: put_aside(OLD, TEXT)}, REMOVALS) == {}


def test_only_what_the_removal_of_a_step_names_is_looked_at() -> None:
    assert homes([REMOVED], {OLD: put_aside(OLD, TEXT)}, {}) == {}
    assert homes([REMOVED], {OLD: put_aside(OLD, TEXT)}, {("contacts", "s1"): {REMOVED.id}}) == {}


def test_of_several_plans_the_one_that_holds_the_step_is_its_home() -> None:
    edits = {OLD: put_aside(OLD, ELSEWHERE), OTHER: put_aside(OTHER, TEXT, 2)}
    assert homes([REMOVED], edits, REMOVALS) == {STEP: OTHER}
    neither = {OLD: put_aside(OLD, ELSEWHERE), OTHER: put_aside(OTHER, ELSEWHERE, 2)}
    assert homes([REMOVED], neither, REMOVALS) == {STEP: OLD}


@pytest.mark.parametrize(("text", "found"), [("", {STEP: OLD}), ("{damaged", {})])
def test_a_plan_without_its_text_yet_is_a_home_and_one_of_a_damaged_text_is_none(
    text: str, found: dict[Any, Any]
) -> None:
    assert homes([REMOVED], {OLD: put_aside(OLD, text)}, REMOVALS) == found


def test_what_was_edited_is_in_the_text_of_its_plan_which_stands_again() -> None:
    rows = {STEP: {"activity": "A", "note": "theirs"}}
    take_in(rows, OLD, STEP, {OLD: put_aside(OLD, TEXT)})
    assert rows.keys() == {OLD}
    plan = plan_from(str(rows[OLD]["plan"]))
    assert plan is not None and [(step.id, step.note) for step in plan.steps] == [("s1", "theirs")]
    assert json.loads(TEXT)["steps"]["s1"]["note"] == "ours"


def test_a_record_whose_content_is_withheld_shows_nothing() -> None:
    heads = {"note": [written(STEP, "note", "first", 2), written(STEP, "note", "second", 1)]}
    assert shown({**heads, "?": [written(STEP, "?", None, 3)]}) == {"note": "first"}
