"""The limits of a search: each said in one language."""

from planner.case import Preferences
from planner.words import Words
from tests.builders import START, a_case
from ui.models.constraint_words import constraint_lines


def test_two_ways_of_attending_are_joined_in_the_language_of_the_window() -> None:
    case = a_case(preferences=Preferences(START, modes=("evening", "online")))
    french, english = (constraint_lines(case, Words(language))[-1] for language in ("fr", "en"))
    assert " ou " in french and " or " in english
