"""Fees that nothing states are said, and no spreadsheet counts them as nothing."""

from planner.amounts import dollars
from planner.cost_words import cost_words, counted_cost
from planner.words import Words


def test_fees_that_nothing_states_are_not_nothing() -> None:
    french = Words("fr")
    assert cost_words(0, False, french) == "0\u00a0$"
    assert cost_words(0, True, french) == "0\u00a0$ + frais"
    assert cost_words(12_300, True, Words("en")) == "$123 + fees"


def test_only_a_cost_that_is_whole_is_counted() -> None:
    assert counted_cost(500, False) == dollars(500)
    assert counted_cost(500, True) is None
