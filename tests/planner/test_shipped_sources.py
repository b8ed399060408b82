from dataclasses import replace

from planner.catalogue import Catalogue, Term
from planner.shipped_sources import shipped_source
from planner.source_words import source_sentence
from planner.text import Text
from planner.words import Words

ENGLISH, FRENCH = Words("en"), Words("fr")
OLD = Catalogue()
SOURCE = "heures de mémoire"


def test_a_catalogue_older_than_a_source_says_it_in_the_readers_language() -> None:
    said = source_sentence(f"{SOURCE}; lvtc.ca", ENGLISH, OLD)
    assert said.endswith("; lvtc.ca") and SOURCE not in said
    assert source_sentence(SOURCE, FRENCH, OLD) == SOURCE


def test_the_words_of_the_catalogue_come_first() -> None:
    own = Term("source", SOURCE, Text("vues", "seen"))
    assert source_sentence(SOURCE, ENGLISH, replace(OLD, terms={SOURCE: own})) == "seen"


def test_words_of_another_kind_are_no_source() -> None:
    assert shipped_source("french") is None
    assert source_sentence("5371_specific_prerequisites", ENGLISH, OLD) == "5371_specific_prerequisites"
