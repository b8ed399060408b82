import pytest

from planner.catalogue import Outlook
from planner.outlook_words import UNSAID, outlook_value
from planner.text import Text
from planner.vocabularies import VOCABULARIES
from planner.words import Words

FRENCH, ENGLISH = Words("fr"), Words("en")


def an_outlook(vocabulary: str, value: str, title: Text = Text("", "")) -> Outlook:
    return Outlook("72100", "CA", vocabulary, value, title, "2024", "2024-2033", "s")


def test_what_is_published_in_mixed_case_is_said_as_a_sentence() -> None:
    published = Text("Risque modéré de pénurie", "Moderate risk of Shortage")
    found = an_outlook("cops", "moderate_shortage", published)
    assert outlook_value(found, ENGLISH) == "Moderate risk of shortage"
    assert outlook_value(found, FRENCH) == "Risque modéré de pénurie"


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, known in VOCABULARIES.items() for v in known.values]
)
def test_every_word_of_a_vocabulary_is_said_without_its_title(name: str, value: str, words: Words) -> None:
    said = outlook_value(an_outlook(name, value), words)
    assert said != value and "_" not in said
    if words is FRENCH:
        assert said != outlook_value(an_outlook(name, value), ENGLISH)


def test_no_word_is_of_another_vocabulary() -> None:
    assert {name: set(said) for name, said in UNSAID.items()} == {
        name: set(known.values) for name, known in VOCABULARIES.items()
    }


def test_other_vocabularies_keep_the_words_in_which_they_were_published() -> None:
    found = an_outlook("quebec_balance_5", "deficit", Text("Déficit", "Deficit"))
    assert outlook_value(found, ENGLISH) == "Deficit"
    assert outlook_value(an_outlook("another", "rosy"), ENGLISH) == "rosy"
