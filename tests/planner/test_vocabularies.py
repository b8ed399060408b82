"""The vocabularies of outlooks: each with its own order, none compared with another."""

from planner.vocabularies import VOCABULARIES, sought
from tests.resources.shipped import shipped


def test_a_value_has_its_place_in_its_own_vocabulary_only() -> None:
    assert sought("quebec_balance_5", "slight_deficit") == 1
    assert sought("quebec_balance_3", "balance") == 1 and sought("quebec_balance_5", "balance") == 2
    assert sought("cops", "deficit") is None and sought("unheard_of", "balance") is None


def test_no_value_stands_twice_and_what_ships_is_known() -> None:
    assert all(len(set(v.values)) == len(v.values) for v in VOCABULARIES.values())
    assert all(sought(o.vocabulary, o.value) is not None for o in shipped().outlooks)
