"""Which funding measures may apply, and why not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.catalogue import Catalogue, Measure
from planner.client import Job, PastActivity
from planner.funding import (
    COMING,
    ENDED,
    NO,
    OFFICER,
    PROBABLE,
    Answer,
    every_answer,
    funding,
    unasked_answers,
    worth_asking,
)
from planner.plan import Plan, Step
from planner.requirement import Age, OutOfSchool, requirement_from
from tests.builders import START, a_case, a_catalogue, a_client, an_activity

AWAY = {"all": [{"out_of_school_months": 24}, {"age": 16}]}


def answers(conditions: Any, left: date | None, **dates: date) -> tuple[Answer, ...]:
    measure = Measure("MFOR", conditions=requirement_from(conditions), **dates)
    client = a_client(left_school=left, birth_date=date(2002, 5, 1))
    return funding(a_case(client=client), Catalogue(measures=(measure,)))


@pytest.mark.parametrize(
    ("left", "verdict"),
    [(date(2021, 6, 23), PROBABLE), (None, OFFICER), (date(2026, 6, 23), NO)],
)
def test_a_measure_is_probable_undecided_or_refused(left: date | None, verdict: str) -> None:
    assert answers(AWAY, left)[0].verdict == verdict


def test_the_reason_names_the_condition_that_fails() -> None:
    assert answers(AWAY, date(2026, 6, 23))[0].reasons == (OutOfSchool(24),)
    assert answers(AWAY, date(2020, 6, 23))[0].reasons == ()


def test_a_measure_without_typed_conditions_is_for_the_officer() -> None:
    assert answers(None, None)[0].verdict == OFFICER


def test_an_ended_measure_is_history() -> None:
    assert answers(AWAY, None, valid_to=date(2021, 4, 30)) == ()


def test_what_would_settle_it_is_the_least_that_is_missing_or_unknown() -> None:
    either = {"any": [{"all": [{"age": 30}, {"out_of_school_months": 24}]}, {"age": 26}]}
    assert answers(either, date(2026, 6, 23))[0].left == Age(26)
    assert answers(AWAY, None)[0].left == OutOfSchool(24)


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        ({"valid_to": START}, ENDED),
        ({"valid_from": date(2027, 1, 12)}, COMING),
        ({"valid_from": START, "valid_to": date(2027, 1, 12)}, OFFICER),
    ],
)
def test_every_measure_is_answered_on_the_day_the_plan_starts(dates: dict[str, date], verdict: str) -> None:
    catalogue = Catalogue(measures=(Measure("M", **dates),))
    assert [a.verdict for a in every_answer(a_case(), catalogue)] == [verdict]
    assert [a.verdict for a in unasked_answers(catalogue, START)] == [verdict]


@pytest.mark.parametrize(
    ("client", "verdict"),
    [
        ({}, OFFICER),
        ({"job": Job(20)}, PROBABLE),
        ({"income": "employment"}, PROBABLE),
        ({"income": "social_assistance"}, NO),
        ({"income": "social_assistance", "declared": {"in_employment": True}}, PROBABLE),
    ],
)
def test_the_stated_income_tells_who_is_in_employment(client: dict[str, Any], verdict: str) -> None:
    catalogue = Catalogue(measures=(_named("M", {"declared": "in_employment"}),))
    assert funding(a_case(client=a_client(**client)), catalogue)[0].verdict == verdict


def test_a_diploma_of_a_finished_activity_counts() -> None:
    catalogue = a_catalogue(an_activity("DEP"), measures=(_named("M", {"credential": "DEP"}),))
    client = a_client(activities=(PastActivity("DEP"),))
    assert funding(a_case(client=client), catalogue)[0].verdict == PROBABLE


def _named(code: str, conditions: Any = None) -> Measure:
    return Measure(code, conditions=requirement_from(conditions))


def test_worth_asking_names_the_probable_then_a_few_open_ones() -> None:
    known = {"out_of_school_months": 24}
    open_ones = [_named(f"M{n}", {"declared": f"fact{n}"}) for n in range(4)]
    client = a_client(left_school=date(2020, 1, 1))
    found = worth_asking(a_case(client=client), Catalogue(measures=(*open_ones, _named("P", known))))
    assert [(a.measure.code, a.verdict) for a in found] == [("P", PROBABLE), ("M0", OFFICER)]


def test_a_measure_named_like_an_activity_is_for_plans_that_have_one() -> None:
    catalogue = a_catalogue(an_activity("A1", kind="pamt"), measures=(_named("PAMT"),))
    case = a_case()
    assert worth_asking(case, catalogue) == ()
    with_it = replace(case, plan=Plan((Step("s", "A1"),)))
    assert [a.measure.code for a in worth_asking(with_it, catalogue)] == ["PAMT"]


def test_a_measure_that_admits_nobody_has_ended_though_no_day_is_known() -> None:
    (answer,) = every_answer(
        a_case(), Catalogue(measures=(Measure("OLD", conditions=requirement_from({"any": []})),))
    )
    assert answer.verdict == ENDED and not answer.reasons
    assert answers({"any": []}, None) == ()
