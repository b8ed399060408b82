"""Every source that a card or a list of the shipped catalogue names can be said in both languages."""

import re

from planner.source_words import BETWEEN, KIND
from tests.resources.shipped import shipped

INTERNAL = re.compile(r"\b[a-z]+_[a-z_]+\b|verified|README|requires")
SAME_IN_BOTH = ("CC BY 4.0",)
SITE = re.compile(r"^[\wé.-]+\.(ca|com|org)\b|^quebec\.ca")


def _phrases() -> set[str]:
    found = shipped()
    said = [text for s in found.sources for text in (s.source, s.licence, s.note)]
    said += [row.source for row in (*found.wages, *found.outlooks)]
    said += [activity.version for activity in found.activities.values()]
    rows = (*found.activities.values(), *found.sessions, *found.measures)
    said += [row.provenance.source for row in rows]
    return {phrase for text in said if text for phrase in text.split(BETWEEN)}


def test_every_phrase_has_both_languages_unless_it_is_a_site_or_the_same_in_both() -> None:
    terms = {term.code for term in shipped().terms.values() if term.kind == KIND}
    left = {phrase for phrase in _phrases() - terms if not SITE.match(phrase)}
    assert left <= set(SAME_IN_BOTH)


def test_no_source_names_a_file_or_a_column() -> None:
    assert [phrase for phrase in _phrases() if INTERNAL.search(phrase)] == []
