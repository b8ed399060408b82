"""The language of a course, named within a sentence as each language writes it."""

import pytest

from planner.mode_words import language_within
from planner.words import Words


@pytest.mark.parametrize(("language", "said"), [("fr", "anglais"), ("en", "English")])
def test_only_english_writes_a_language_with_a_capital(language: str, said: str) -> None:
    assert language_within("en", Words(language)) == said
