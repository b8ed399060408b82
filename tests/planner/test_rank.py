"""Ranks: texts that keep a list's order."""

from hypothesis import given
from hypothesis import strategies as st

from planner.rank import DIGITS, between, ranks, spread

RANKS = st.text(DIGITS, min_size=1, max_size=6).filter(lambda rank: not rank.endswith(DIGITS[0]))


@given(RANKS | st.just(""), RANKS | st.just(""))
def test_a_rank_lies_between_two_others(one: str, other: str) -> None:
    low, high = (one, other) if not other or one < other else (other, one)
    if low == high != "":
        return
    middle = between(low, high)
    assert low < middle and (middle < high or not high) and not middle.endswith(DIGITS[0])


@given(st.integers(0, 200), RANKS)
def test_spread_ranks_rise_and_stay_short(count: int, low: str) -> None:
    found = list(spread(count, low, ""))
    assert len(found) == count and found == sorted(set(found)) and all(rank > low for rank in found)
    assert all(len(rank) <= len(low) + 9 for rank in found)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.permutations("abcdefgh"))
def test_every_key_gets_a_rank_in_its_order(keys: list[str], old: list[str]) -> None:
    known = ranks(old[:5], {})
    found = ranks(keys, known)
    assert list(found) and sorted(keys, key=lambda k: found[k]) == keys if keys else found == {}
    assert len(set(found.values())) == len(keys)


def test_only_what_moved_gets_another_rank():
    known = ranks("abcde", {})
    moved = ranks("eabcd", known)
    assert {key for key in "abcde" if moved[key] != known[key]} == {"e"}
    assert ranks("abxcde", known) | {"x": ""} == {**known, "x": ""}


def test_equal_ranks_of_a_merge_are_told_apart():
    found = ranks("ab", {"a": "m", "b": "m"})
    assert found["a"] < found["b"]
