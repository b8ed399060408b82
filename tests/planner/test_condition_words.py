"""What a condition asks, in plain words."""

import pytest

from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.requirement import Credential, Declared, Not, Requirement
from planner.words import Words


@pytest.mark.parametrize(
    ("asked", "language", "said"),
    [
        (Not(Declared("EMPLOI")), "en", "“EMPLOI” does not apply"),
        (Not(Declared("EMPLOI")), "fr", "«\xa0EMPLOI\xa0» ne s’applique pas"),
        (Not(Credential("DEC")), "fr", "sans ceci\xa0: DEC"),
    ],
)
def test_a_fact_that_must_not_be_so_is_told_plainly(asked: Requirement, language: str, said: str) -> None:
    assert condition_sentence(asked, Words(language), Catalogue()) == said
