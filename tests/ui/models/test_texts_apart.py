"""Texts edited apart: the difference comes into sight, is marked in the whole, and both can be kept."""

import pytest

from planner.catalogue import Catalogue
from planner.long_texts import LONGEST_TEXT
from planner.words import Words
from ui.models.field_words import value_words, values_words
from ui.models.texts_apart import GLANCE, LONGEST, differences, joined, told_apart

COMMON = "Rencontre du 3 mai avec la personne.\n" + "Suite de la note. " * 30
TAKES, REFUSES = f"{COMMON}\nElle ACCEPTE le stage.", f"{COMMON}\nElle REFUSE le stage."


def marked(text: str, other: str) -> list[str]:
    return [text[first:last] for first, last in differences(text, other)]


def test_a_long_beginning_that_two_texts_share_is_folded() -> None:
    assert told_apart((TAKES, REFUSES)) == ("… Elle ACCEPTE le stage.", "… Elle REFUSE le stage.")
    assert values_words("cases", "notes", (TAKES, REFUSES), Catalogue(), Words("fr")) == told_apart(
        (TAKES, REFUSES)
    )


def test_each_text_is_folded_against_the_one_that_is_nearest_to_it() -> None:
    assert told_apart((TAKES, "Autre chose.", REFUSES)) == (
        "… Elle ACCEPTE le stage.", "Autre chose.", "… Elle REFUSE le stage.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("longer", "shorter", "said"),
    [
        (f"{COMMON}Puis rien.", COMMON, ("… Suite de la note. Puis rien.", "… Suite de la note. ")),
        ("mot " * 100 + "vert", "mot " * 100 + "rouge", ("… mot vert", "… mot rouge")),
        ("x" * 400 + "a", "x" * 400 + "b", (f"… {'x' * 40}a", f"… {'x' * 40}b")),
        ("un bref début, ici", "un bref début, là", ("un bref début, ici", "un bref début, là")),
    ],
)
def test_what_is_left_of_the_beginning_is_enough_to_be_understood(
    longer: str, shorter: str, said: tuple[str, str]
) -> None:
    assert told_apart((longer, shorter)) == said


def test_whatever_differs_is_seen_at_a_glance() -> None:
    for at in range(0, 900, 37):
        ours, theirs = told_apart(
            [f"{'abc. de ' * 150}"[:at] + word + " fin" * 200 for word in ("oui", "non")]
        )
        assert ours[:GLANCE] != theirs[:GLANCE] and len(ours) <= LONGEST


def test_a_text_that_is_cut_says_so() -> None:
    said = value_words("cases", "notes", "a" * 400, Catalogue(), Words("fr"))
    assert said.endswith("a…") and len(said) == LONGEST


def test_the_words_that_only_one_side_has_are_marked() -> None:
    assert marked(TAKES, REFUSES) == ["ACCEPTE"] and marked(REFUSES, TAKES) == ["REFUSE"]
    assert marked("a b c d", "a c d") == ["b"] and marked("a c d", "a b c d") == []
    assert marked(TAKES, TAKES) == [] and marked("le stage", "le stage de mai") == []
    assert marked("oui\n\nfin ", "oui\n\nfin") == [" "]


def test_single_words_are_found_in_a_text_of_two_pages() -> None:
    ours = " ".join(f"phrase {number} de la note," for number in range(300))
    theirs = ours.replace("phrase 20 ", "ligne 20 ").replace(" 280 de", " 280 dans")
    assert marked(ours, theirs) == ["phrase", "de"] and marked(theirs, ours) == ["ligne", "dans"]


def test_in_a_very_long_text_whole_sentences_are_marked_and_else_all_that_differs() -> None:
    ours = "".join(f"Phrase {number} de la note. " for number in range(1_000))
    theirs = ours.replace("Phrase 20 ", "Ligne 20 ").replace(" 980 de", " 980 dans")
    assert marked(ours, theirs) == ["Phrase 20 de la note. ", "Phrase 980 de la note. "]
    one, other = ("le la " * 2_000 + word for word in ("oui", "non"))
    assert marked(f"même {one} fin", f"même peu {other} fin") == [f"même {one} fin"]


def test_only_long_texts_that_differ_and_fit_can_be_joined() -> None:
    assert joined("notes", ("ici", "là")) == "ici\nlà"
    assert joined("notes", ("ici", "là", "ici")) == "ici\nlà"
    for field, values in (
        ("phone", ("1", "2")), ("notes", ("ici", None)), ("notes", ("ici", "ici")),
        ("notes", ("a" * LONGEST_TEXT, "là")),
    ):  # fmt: skip
        assert joined(field, values) == ""
