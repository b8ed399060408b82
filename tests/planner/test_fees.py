"""What is known of fees: nothing stated for a programme is unknown, never free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue import Session
from planner.fees import PROGRAMS, any_unstated, some_unstated, stated_fees
from tests.builders import a_catalogue, an_activity

FREE = ("fga", "course", "test")
FEES = st.integers(1, 10**6)


@pytest.mark.parametrize("kind", PROGRAMS)
def test_a_programme_whose_fees_nobody_states_has_none_that_are_known(kind: str) -> None:
    program = an_activity("P", kind=kind)
    assert stated_fees(program, None) is None
    assert stated_fees(program, Session("P", "day")) is None


@pytest.mark.parametrize("kind", FREE)
def test_what_is_no_programme_may_be_free(kind: str) -> None:
    assert stated_fees(an_activity("C", kind=kind), Session("C", "day")) == 0


@given(st.sampled_from((*PROGRAMS, *FREE)), FEES, FEES)
def test_fees_are_those_of_the_activity_and_of_its_session(kind: str, own: int, session: int) -> None:
    activity = an_activity("A", kind=kind, cost_cents=own)
    assert stated_fees(activity, Session("A", "day", cost_cents=session)) == own + session
    assert stated_fees(activity, None) == own


def test_one_unstated_among_many_is_enough() -> None:
    catalogue = a_catalogue(
        an_activity("P", kind="dep"), an_activity("C", kind="course"), Session("P", "paid", cost_cents=100)
    )
    assert not any_unstated([("P", "paid"), ("C", ""), ("gone", "")], catalogue)
    assert any_unstated([("C", ""), ("P", "")], catalogue)


@pytest.mark.parametrize(
    ("costs", "unstated"), [((), True), ((100,), False), ((100, 0), True), ((100, 200), False)]
)
def test_a_catalogue_has_unstated_fees_where_any_session_of_a_programme_has(
    costs: tuple[int, ...], unstated: bool
) -> None:
    sessions = (Session("P", f"s{n}", cost_cents=cost) for n, cost in enumerate(costs))
    assert some_unstated(a_catalogue(an_activity("P", kind="dec"), *sessions)) is unstated


def test_a_programme_that_is_given_no_more_leaves_nothing_unstated() -> None:
    assert not some_unstated(a_catalogue(an_activity("P", kind="dec", retired=True)))
