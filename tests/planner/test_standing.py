"""Whether a requirement is met on a day: true, false or unknown."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.client import PastActivity
from planner.requirement import All, AtLeast, Not, requirement_from
from planner.requirement import Any as AnyOf
from planner.standing import Standing, Truth, at_least, both, client_standing, either, met
from tests.builders import a_client
from tests.planner.test_requirement import TREES

DAY = date(2027, 8, 30)
TRUTHS = st.sampled_from([True, False, None])
SEVERAL = st.lists(TRUTHS, max_size=5)
VALUE: dict[Truth, int] = {False: 0, None: 1, True: 2}


def holds(requirement: dict[str, Any], day: date = DAY, **facts: Any) -> Truth:
    return met(requirement_from(requirement), client_standing(a_client(**facts), day))


def failed(day: date | None) -> PastActivity:
    return PastActivity("TDG", start=day, status="failed")


def denied(value: Truth) -> Truth:
    return None if value is None else not value


@given(SEVERAL)
def test_and_is_the_least_and_or_the_greatest(truths: list[Truth]) -> None:
    assert VALUE[both(truths)] == min([2, *(VALUE[t] for t in truths)])
    assert VALUE[either(truths)] == max([0, *(VALUE[t] for t in truths)])


@given(SEVERAL)
def test_de_morgan(truths: list[Truth]) -> None:
    assert denied(both(truths)) == either([denied(t) for t in truths])


@given(st.integers(0, 6), SEVERAL)
def test_at_least_is_unknown_only_while_the_unknown_could_decide(count: int, truths: list[Truth]) -> None:
    unknown = truths.count(None)
    sure = [t for t in truths if t is not None]
    worlds = {sum([*sure, *world]) >= count for world in product([True, False], repeat=unknown)}
    assert at_least(count, truths) == (worlds.pop() if len(worlds) == 1 else None)


@given(TREES)
def test_not_denies_and_a_group_of_one_is_its_branch(tree: Any) -> None:
    standing = client_standing(a_client(subjects={"DES": 30}), DAY)
    value = met(tree, standing)
    assert met(Not(tree), standing) == denied(value)
    assert {met(group, standing) for group in (All((tree,)), AnyOf((tree,)), AtLeast(1, (tree,)))} == {value}


def test_empty_groups() -> None:
    standing = Standing(DAY)
    assert (met(All(), standing), met(AnyOf(), standing), met(AtLeast(0, ()), standing)) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("asked", "facts", "value"),
    [
        ({"credential": "DES"}, {}, False),
        ({"credential": "DES"}, {"credentials": ("DES",)}, True),
        ({"subject": "math", "level": 4}, {}, None),
        ({"subject": "math", "level": 4}, {"subjects": {"math": 3}}, False),
        ({"subject": "math", "level": 4}, {"subjects": {"math": 4}}, True),
        ({"declared": "x"}, {}, None),
        ({"declared": "x"}, {"declared": {"x": False}}, False),
        ({"declared": "x"}, {"declared": {"x": True}}, True),
        ({"skill": "S", "level": 1}, {}, False),
        ({"experience": "65201", "months": 24}, {"experience": {"65201": 23}}, False),
        ({"experience": "65201", "months": 24}, {"experience": {"65201": 24, "65200": 9}}, True),
        ({"activity": "A"}, {}, False),
        ({"out_of_school_months": 24}, {}, None),
        ({"out_of_school_months": 24}, {"left_school": date(2025, 8, 30)}, True),
        ({"out_of_school_months": 24}, {"left_school": date(2025, 8, 31)}, False),
        ({"since_failed": "TDG", "months": 12}, {}, True),
        ({"since_failed": "TDG", "months": 12}, {"activities": (failed(None),)}, None),
        (
            {"since_failed": "TDG", "months": 12},
            {"activities": (failed(date(2026, 8, 30)),)},
            True,
        ),
        (
            {"since_failed": "TDG", "months": 12},
            {"activities": (failed(date(2026, 8, 31)),)},
            False,
        ),
        ({"age": 16}, {}, None),
        ({"age": 16}, {"birth_date": date(2011, 8, 30)}, True),
        ({"age": 16}, {"birth_date": date(2011, 8, 31)}, False),
        ({"age": 16, "on": "09-30"}, {"birth_date": date(2011, 9, 30)}, True),
        ({"age": 16, "on": "09-30"}, {"birth_date": date(2011, 10, 1)}, False),
    ],
)
def test_each_condition(asked: dict[str, Any], facts: dict[str, Any], value: Truth) -> None:
    assert holds(asked, **facts) is value


def test_the_age_on_30_september_looks_at_the_school_year_even_when_that_day_is_past() -> None:
    born = {"birth_date": date(2010, 10, 1)}
    assert holds({"age": 16, "on": "09-30"}, date(2027, 1, 11), **born) is False
    assert holds({"age": 16, "on": "09-30"}, date(2027, 6, 30), **born) is False
    assert holds({"age": 16, "on": "09-30"}, date(2027, 7, 1), **born) is True
    assert holds({"age": 16}, date(2027, 1, 11), **born) is True


def test_a_29_february_birthday_counts_on_1_march() -> None:
    born = {"birth_date": date(2008, 2, 29)}
    assert holds({"age": 19}, date(2027, 2, 28), **born) is False
    assert holds({"age": 19}, date(2027, 3, 1), **born) is True
    assert holds({"age": 20}, date(2028, 2, 29), **born) is True
