"""Which of several equally good plans comes first: fewest steps, then the smallest list."""

from collections.abc import Iterable
from itertools import combinations, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.catalogue import Session
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched, taken

CODES = "ABCDEF"
Set_ = tuple[str, ...]
sets = st.lists(st.sampled_from(list(combinations(CODES, 3))), min_size=2, max_size=6, unique=True)


def first(doors: Iterable[Set_]) -> list[str]:
    """Return what is taken where each set opens the trade, on the same days and for nothing."""
    tree = {"any": [{"all": [{"credential": code} for code in door]} for door in doors]}
    activities = [an_activity(code, hours=20) for code in CODES]
    groups = [Session(code, "s", START, entry="dated", hours_per_week=10, mode="evening") for code in CODES]
    catalogue = a_catalogue(a_trade(requires=tree), *activities, *groups)
    return taken(fastest(searched(a_case(), catalogue, profiles=("fastest",))))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(sets)
def test_the_first_list_of_codes_is_taken_in_whatever_order_the_doors_stand(doors: list[Set_]) -> None:
    assert first(doors) == list(min(doors))


@pytest.mark.parametrize("doors", list(permutations([("A", "D"), ("B", "C"), ("A", "E")])))
def test_two_steps_are_ordered_by_the_first_then_by_the_second(doors: tuple[Set_, ...]) -> None:
    assert first(doors) == ["A", "D"]


@pytest.mark.parametrize("doors", list(permutations([("A", "B", "C"), ("E", "F")])))
def test_fewer_steps_come_before_a_smaller_list(doors: tuple[Set_, ...]) -> None:
    assert first(doors) == ["E", "F"]


@pytest.mark.parametrize("names", list(permutations("xyz")))
def test_the_first_session_is_taken_in_whatever_order_the_sessions_stand(names: tuple[str, ...]) -> None:
    groups = [Session("A", name, START, entry="dated", mode="evening") for name in names]
    catalogue = a_catalogue(a_trade(requires={"credential": "A"}), an_activity("A", hours=20), *groups)
    found = fastest(searched(a_case(), catalogue))
    assert found is not None
    assert found.steps[0].session == "x"
