"""Requirement trees: read strictly, written back unchanged."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import requirement as r
from planner.errors import PlannerError

CODES = st.sampled_from(["DES", "5371", "72100", "é"])
LEVELS = st.integers(0, 5)
MONTHS = st.integers(0, 1_200)
CONDITIONS = st.one_of(
    st.builds(r.Credential, CODES),
    st.builds(r.Subject, CODES, LEVELS),
    st.builds(r.Age, st.integers(0, 120), st.sampled_from([None, "09-30", "02-29"])),
    st.builds(r.SkillAt, CODES, LEVELS),
    st.builds(r.Experience, CODES, MONTHS),
    st.builds(r.Finished, CODES),
    st.builds(r.Concurrent, CODES),
    st.builds(r.OutOfSchool, MONTHS),
    st.builds(r.SinceFailed, CODES, MONTHS),
    st.builds(r.Declared, CODES),
)


def joined(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(below, max_size=3).map(tuple)
    return st.one_of(
        st.builds(r.All, several), st.builds(r.Any, several), st.builds(r.AtLeast, LEVELS, several),
        st.builds(r.Not, below),
    )  # fmt: skip


TREES = st.recursive(CONDITIONS, joined, max_leaves=12)


@given(TREES)
def test_a_tree_written_and_read_back_is_the_same(tree: r.Requirement) -> None:
    assert r.requirement_from(r.requirement_json(tree)) == tree


@given(TREES)
def test_conditions_are_the_leaves(tree: r.Requirement) -> None:
    below = r.branches(tree)
    leaves = [c for branch in below for c in r.conditions(branch)] if below else None
    is_leaf = not isinstance(tree, r.All | r.Any | r.AtLeast | r.Not)
    assert list(r.conditions(tree)) == ([tree] if is_leaf else leaves or [])


@pytest.mark.parametrize("nothing", [None, "", {}])
def test_nothing_stated_asks_nothing(nothing: Any) -> None:
    assert r.requirement_from(nothing) == r.All()


@pytest.mark.parametrize(
    "wrong",
    [
        [], "DES", 4, {"all": {"credential": "DES"}}, {"credential": 4}, {"credential": "DES", "level": 4},
        {"subject": "math"}, {"subject": "math", "level": "4"}, {"at_least": 2}, {"at_least": -1, "of": []},
        {"age": 16, "on": "30-09"}, {"age": 16, "on": "02-30"}, {"age": 16, "on": "9-30"}, {"all": [{}]},
        {"all": [], "any": []}, {"not": None}, {"unknown": "x"},
        {"age": True}, {"age": 121}, {"age": -1}, {"age": True, "on": "09-30"}, {"at_least": True, "of": []},
        {"subject": "math", "level": 6}, {"subject": "math", "level": -1}, {"subject": "math", "level": True},
        {"skill": "S1", "level": 6}, {"experience": "72100", "months": 1_201},
        {"out_of_school_months": 10**30}, {"out_of_school_months": False},
    ],
)  # fmt: skip
def test_anything_else_is_a_fault(wrong: Any) -> None:
    with pytest.raises(PlannerError) as fault:
        r.requirement_from(wrong)
    assert fault.value.code == "requirement-malformed"


@pytest.mark.parametrize(("levels", "read"), [(50, True), (400, False), (5000, False)])
def test_branches_deeper_than_any_rule_are_refused_not_crashed_on(levels: int, read: bool) -> None:
    tree: Any = {"credential": "DES"}
    for _ in range(levels):
        tree = {"all": [tree]}
    if read:
        assert r.requirement_json(r.requirement_from(tree)) == tree
    else:
        with pytest.raises(PlannerError) as refused:
            r.requirement_from(tree)
        assert refused.value.code == "requirement-malformed"
