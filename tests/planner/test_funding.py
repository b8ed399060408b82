"""Which funding measures may apply, and why not."""

from datetime import date
from typing import Any

import pytest

from planner.catalogue import Catalogue, Measure
from planner.funding import NO, OFFICER, PROBABLE, Answer, funding
from planner.requirement import OutOfSchool, requirement_from
from tests.builders import a_case, a_client

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
