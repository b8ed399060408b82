import pytest

from planner.activity_words import SHORT_NAMES
from planner.words import LANGUAGES, Words
from ui.models.step_words import KIND_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["dep", "asp", "aep", "dec", "aec"])
def test_a_diploma_has_the_same_short_name_as_the_titles_beside_it(kind: str, language: str) -> None:
    words = Words(language)
    assert words._(KIND_WORDS[kind]).startswith(words.said(SHORT_NAMES[kind]) + " (")
