"""Texts in two languages, and texts as they are searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.text import Text, folded, typographic


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        (Text("Usinage", "Machining"), "Usinage", "Machining"),
        (Text(fr="Usinage"), "Usinage", "Usinage"),
        (Text(en="Machining"), "Machining", "Machining"),
        (Text(), "", ""),
    ],
)
def test_an_absent_text_is_said_in_the_other_language(text: Text, french: str, english: str) -> None:
    assert (text.said("fr"), text.said("en")) == (french, english)


@given(st.text())
def test_a_folded_text_is_folded_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_folding_leaves_no_space_too_many(text: str) -> None:
    assert folded(text) == " ".join(folded(text).split())


@pytest.mark.parametrize(
    "typed", ["L’ŒUVRE  d’Élise", "l'oeuvre d'elise", "L\u02bcœuvre\u00a0D’E\u0301LISE", " l‘Oeuvre d’élise "]
)
def test_whatever_way_a_name_is_typed_it_is_found(typed: str) -> None:
    assert folded(typed) == "l'oeuvre d'elise"


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_fold_as_any_others_do(text: str) -> None:
    assert folded(text) == folded(text + "\u00a0é").removesuffix("e").rstrip()


@given(st.text())
def test_french_typography_is_put_in_once(text: str) -> None:
    assert "'" not in typographic(text) and " :" not in typographic(text)
    assert typographic(typographic(text)) == typographic(text) or " - - " in text


def test_french_typography_says_the_same() -> None:
    assert typographic("L'usinage - le soir : 6 h") == "L’usinage – le soir\u00a0: 6 h"
