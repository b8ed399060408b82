"""One thing otherwise: each change touches what it names and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Preferences, WeeklyHours
from planner.plan import Plan
from planner.requirement import Age, Credential, Declared, Not, Subject
from planner.supposition import can_relax, noted, relaxed, suppose
from tests.builders import START, a_case
from tests.ui.office import DIPLOMA, MATHS


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("start", date(2027, 3, 1), date(2027, 3, 1)),
        ("deadline", None, None),
        ("keep_job", True, True),
        ("modes", ["evening", "online"], ("evening", "online")),
        ("regions", ("16",), ("16",)),
        ("money_limit_cents", 50_000, 50_000),
    ],
)
def test_a_wish_takes_the_value_and_the_rest_stays(name: str, value: object, kept: object) -> None:
    changed = suppose(a_case(), name, value)
    assert getattr(changed.preferences, name) == kept
    assert suppose(changed, name, getattr(a_case().preferences, name)).preferences == a_case().preferences
    assert changed.client == a_case().client


def test_weekly_hours_are_those_of_each_period() -> None:
    rows = (WeeklyHours(START, 20), WeeklyHours(date(2027, 6, 1), 40))
    assert suppose(a_case(), "weekly_hours", iter(rows)).preferences.weekly_hours == rows


def test_a_relaxation_of_hours_raises_the_weeks_that_have_fewer() -> None:
    rows = (WeeklyHours(START, 12), WeeklyHours(date(2027, 6, 1), 40))
    case = a_case(preferences=Preferences(START, weekly_hours=rows))
    raised = relaxed(case, {"constraint": "weekly_hours", "from": [], "to": 20.0})
    assert [row.hours for row in raised.preferences.weekly_hours] == [20, 40]


def test_facts_are_noted_and_what_is_no_fact_is_left_out() -> None:
    asked = (Credential("TDG"), Subject("math", 4), Declared("x"), Not(Declared("y")), Age(18))
    once = noted(a_case(), asked)
    client = once.client
    assert client.credentials == ("TDG",) and client.subjects["math"] == 4
    assert client.declared == {"x": True, "y": False} and client.birth_date is None
    assert noted(once, asked) == once


def test_a_higher_level_already_known_is_not_lowered() -> None:
    assert noted(a_case(), (Subject("math", 2),)).client.subjects["math"] == 3


def test_a_relaxation_is_applied_and_an_age_is_not_a_matter_of_a_click() -> None:
    to_document = {"constraint": "conditional", "from": None, "to": [{"subject": "math", "level": 5}]}
    assert can_relax(to_document) and relaxed(a_case(), to_document).client.subjects["math"] == 5
    assert relaxed(a_case(), {"constraint": "credential", "to": "TDG"}).client.credentials == ("TDG",)
    assert not can_relax({"constraint": "conditional", "to": [{"age": 18}]})
    assert not can_relax({"constraint": "admission", "to": None})
    assert relaxed(a_case(), {"constraint": "regions", "to": ["04", "16"]}).preferences.regions == (
        "04",
        "16",
    )


def test_only_the_pins_that_are_named_stay() -> None:
    steps = (replace(MATHS, pinned=True), replace(DIPLOMA, pinned=True))
    freed = suppose(a_case(plan=Plan(steps)), "pinned_steps", ("MAT4",))
    assert {s.activity: s.pinned for s in freed.plan.steps} == {"MAT4": True, "DEP": False}


def test_a_session_takes_the_place_of_the_planned_one_and_is_pinned() -> None:
    case = suppose(a_case(plan=Plan((MATHS, DIPLOMA))), "session", DIPLOMA)
    (kept,) = (s for s in case.plan.steps if s.activity == "DEP")
    assert kept.pinned and kept.start == DIPLOMA.start
    assert case.plan.steps[0] == MATHS
