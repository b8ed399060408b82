"""The worth of a passphrase: words that do not go together are strong, what everybody tries is not."""

import pytest

from planner.passphrase import SHORTEST, Strength, guess_bits, strength


@pytest.mark.parametrize(
    ("passphrase", "worth"),
    [
        ("", Strength.SHORT),
        ("a" * (SHORTEST - 1), Strength.SHORT),
        ("a" * 40, Strength.WEAK),
        ("123456789012", Strength.WEAK),
        ("motdepasse2026", Strength.WEAK),
        ("Bienvenue Parcours", Strength.WEAK),
        ("azertyazerty", Strength.WEAK),
        ("tortue tortue tortue tortue tortue", Strength.WEAK),
        ("tortue violon canal fenouil", Strength.FAIR),
        ("tortue violon canal fenouil brique", Strength.STRONG),
        ("x7Gq2vLm9RtW4pZk", Strength.STRONG),
    ],
)
def test_it_is_worth_what_a_guesser_must_try(passphrase: str, worth: Strength) -> None:
    assert strength(passphrase) is worth


def test_another_word_is_worth_more_and_the_same_word_again_is_not() -> None:
    assert guess_bits("tortue violon canal") > guess_bits("tortue violon")
    assert guess_bits("tortue violon tortue") == guess_bits("tortue violon")
