"""Which funding measures may apply, and why not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.catalogue import Catalogue, Measure
from planner.funding import NO, OFFICER, PROBABLE, Answer, funding, worth_asking
from planner.plan import Plan, Step
from planner.requirement import OutOfSchool, requirement_from
from tests.builders import a_case, a_catalogue, a_client, an_activity

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
