"""Sources are said in the reader's language, phrase by phrase."""

from planner.catalogue import Catalogue, Term
from planner.source_words import source_sentence
from planner.text import Text
from planner.words import Words

SEEN = Term("source", "heures vues", Text("heures vues", "hours seen"))
DIPLOMA = Term("credential", "DES", Text("Diplôme", "Diploma"))
CATALOGUE = Catalogue(terms={term.code: term for term in (SEEN, DIPLOMA)})


def test_a_known_phrase_is_translated_and_another_stays() -> None:
    source = "heures vues; lvtc.ca"
    assert source_sentence(source, Words("en"), CATALOGUE) == "hours seen; lvtc.ca"
    assert source_sentence(source, Words("fr"), CATALOGUE) == source


def test_words_of_another_kind_are_no_source() -> None:
    assert source_sentence("DES", Words("en"), CATALOGUE) == "DES"
    assert source_sentence("", Words("en"), CATALOGUE) == ""


def test_a_number_of_hours_is_not_broken() -> None:
    assert source_sentence("dès 1 800 h", Words("fr"), CATALOGUE) == "dès 1\u00a0800\u00a0h"
    assert source_sentence("en 2024 heures vues", Words("fr"), CATALOGUE) == "en 2024 heures vues"
