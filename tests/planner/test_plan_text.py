"""Plans as texts: read again as they were written, refused when anything in them is none of ours."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from planner.case import REQUALIFICATION, Case
from planner.plan import Plan
from planner.plan_text import plan_from, plan_text, resting, told_in, whole_from, whole_text
from tests import strategies
from tests.builders import START, a_case

WHOLE = json.loads(whole_text(a_case()))
STEP: dict[str, Any] = {"rank": "a", "activity": "DEP"}


def damaged(**parts: Any) -> str:
    return json.dumps(WHOLE | parts)


@given(strategies.PLANS)
@settings(max_examples=40)
def test_a_plan_is_read_again_as_it_was_written(plan: Plan) -> None:
    assert plan_from(plan_text(plan)) == plan


@given(strategies.CASES)
@settings(max_examples=40)
def test_what_a_plan_rests_on_is_read_again(case: Case) -> None:
    whole = replace(case, kind=REQUALIFICATION)
    assert whole_from(whole_text(whole)) == resting(whole, "")


def test_nothing_of_the_client_is_in_the_text() -> None:
    assert "Camille" not in whole_text(a_case(notes="Camille")) and a_case().client.name == "Camille Exemple"


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"plan":{}}', damaged(plan={"kind": "other"}), damaged(plan=7),
        damaged(plan={"start": "demain"}), damaged(plan={"start": None}), damaged(plan={"keep_job": 1}),
        damaged(plan={"money_limit_cents": "x"}), damaged(plan={"money_limit_cents": 2**60}),
        damaged(plan={"plan_revision": 1.5}), damaged(plan={"plan_name": "a\0b"}),
        damaged(plan={"plan_name": "\ud800"}), damaged(steps={"a": STEP | {"status": "over"}}),
        damaged(steps={"a": STEP | {"hours_per_week": 1e300}}), damaged(steps={"a" * 201: STEP}),
        damaged(steps={"a": STEP | {"cost_cents": 1.5}}), damaged(steps={"a": {"activity": "no rank"}}),
        damaged(additions={"a": {"rank": "a", "skill": "S1"}}), damaged(weekly_hours={"a": []}),
        '{"plan":{"x":' + "[" * 100_000, damaged(steps={"a": STEP | {"hours_per_week": float("nan")}}),
    ],
)  # fmt: skip
def test_a_text_with_anything_that_no_save_of_ours_writes_is_not_read(text: str) -> None:
    assert whole_from(text) is None


def test_fields_that_are_not_known_are_left_out() -> None:
    found = whole_from(damaged(plan={"start": START.isoformat(), "name": "Camille", "colour": 7}))
    assert found is not None and found.client.name == "" and found.preferences.start == START


def test_what_is_told_of_a_plan_leaves_out_what_it_is_called() -> None:
    one, other = (plan_text(Plan(revision=2, name=name)) for name in ("A", "B"))
    assert told_in(one, ("plan_name",)) == told_in(other, ("plan_name",)) != told_in(one, ())
    assert told_in("{", ()) == "{"
