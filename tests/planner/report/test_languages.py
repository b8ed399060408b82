"""One language a document: no sentence of the other leaks in."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

import resources
from planner.report.plain import plain
from tests.planner.report.stories import PAPERS, STORIES, paper

LONG_ENOUGH = 9


def sentences() -> Iterator[tuple[str, str]]:
    """Yield each English sentence of the catalogue with its French."""
    with resources.path("locale/fr/LC_MESSAGES/parcours.po").open("rb") as file:
        for message in read_po(file):
            if message.id and isinstance(message.id, str) and message.string and not message.fuzzy:
                yield message.id, str(message.string)


def fixed(sentence: str) -> list[str]:
    """Return the parts of a sentence that no value replaces, the short ones left out."""
    return [part for part in re.split(r"\{\w+\}", sentence) if len(part.strip()) >= LONG_ENOUGH]


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_no_sentence_of_the_other_language(name: str, language: str) -> None:
    said = plain(paper(STORIES[name](), language))
    other = [parts if language == "fr" else translated for parts, translated in sentences()]
    own = {translated if language == "fr" else parts for parts, translated in sentences()}
    ours = "\n".join(own)
    leaked = {part for sentence in other for part in fixed(sentence) if part in said and part not in ours}
    assert leaked == set()
