"""Admission as rows: what the rows give back unchanged may be typed, the rest is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.requirement import NOTHING, Age, AtLeast, Credential, Not, Requirement, Subject
from planner.requirement import Any as AnyOf
from tests.builders import a_small_catalogue
from ui.models.door_rows import Door, doors_of, requirement_of

LEVELS = st.none() | st.integers(1, 5)
DOORS = st.builds(
    Door,
    st.sampled_from([16.0, 18.0]),
    st.sampled_from(["", "DES", "AENS"]),
    LEVELS,
    LEVELS,
    LEVELS,
    st.sampled_from(["", "confirmed"]),
)


@given(st.lists(DOORS, max_size=4))
def test_what_is_typed_comes_back_as_it_was_typed(doors: list[Door]) -> None:
    assert doors_of(requirement_of(doors)) == tuple(doors)


def test_no_door_at_all_is_open_to_everyone() -> None:
    assert requirement_of([]) == NOTHING and doors_of(NOTHING) == ()


@pytest.mark.parametrize(
    "tree",
    [
        Not(Credential("DES")),
        AtLeast(1, (Credential("DES"),)),
        Age(16, "09-30"),
        AnyOf(()),
        AnyOf((Age(16), Age(16, "09-30"))),
        Subject("science", 4),
    ],
)
def test_what_rows_cannot_say_is_not_shown_as_rows(tree: Requirement) -> None:
    assert doors_of(tree) is None


def test_a_lone_condition_is_one_door() -> None:
    tree = a_small_catalogue().activities["DEP"].requires
    assert doors_of(tree) == (Door(math=4),)
