"""Dollars to cents: no cent is lost, and a debt rounds as what is owed does."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bounds import CENTS
from planner.money import cents

AMOUNTS = st.integers(-CENTS, CENTS)


@given(AMOUNTS)
def test_what_is_a_whole_number_of_cents_stays_what_it_is(amount: int) -> None:
    assert cents(amount / 100) == amount


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_a_debt_is_rounded_as_what_is_owed(dollars: float) -> None:
    assert cents(-dollars) == -cents(dollars)


@given(st.integers(0, 10**6), st.integers(0, 999))
def test_a_part_of_a_cent_goes_to_the_nearest(whole: int, thousandths: int) -> None:
    said = Decimal(whole) + Decimal(thousandths) / 1000
    nearest = int((said * 100).quantize(Decimal(1), ROUND_HALF_UP))
    assert abs(cents(float(said)) - nearest) <= (thousandths % 10 == 5), "only a half may fall either way"


@pytest.mark.parametrize(("dollars", "expected"), [(0.0, 0), (0.125, 13), (-0.125, -13), (16.6, 1660)])
def test_halves_go_away_from_zero(dollars: float, expected: int) -> None:
    assert cents(dollars) == expected
