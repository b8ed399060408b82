"""The names and values of limits, in both languages."""

import pytest

from planner.limit_words import CONSTRAINTS, limit_words
from planner.pathway.result import Blocked
from planner.why_not_words import why_not_sentences
from planner.words import Words
from tests.builders import a_small_catalogue

FR, EN = Words("fr"), Words("en")


@pytest.mark.parametrize("name", [*CONSTRAINTS, "something new"])
def test_every_constraint_can_be_said_alone(name: str) -> None:
    lines = why_not_sentences(Blocked("fastest", ({"constraint": name, "value": None},)), FR)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("keep_job", True, "present job kept"),
        ("languages", ("fr",), "languages (French)"),
        ("regions", ("04", "16"), "regions (Mauricie, Montérégie)"),
        ("other_fields", ("X", "Y"), "programmes of other fields set aside (2)"),
        ("money_limit_cents", 90_000, "money limit ($900)"),
    ],
)
def test_a_limit_stands_with_its_value(name: str, value: object, said: str) -> None:
    assert limit_words(name, value, EN, a_small_catalogue()) == said


def test_a_language_is_written_small_in_french() -> None:
    assert limit_words("languages", ("fr", "en"), FR, a_small_catalogue()) == "langues (français, anglais)"
