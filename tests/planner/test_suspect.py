"""Facts that two sources contradict: seen as such by the first word of their source alone."""

import pytest

from planner.catalogue import Provenance
from planner.source_words import BETWEEN
from planner.suspect import SUSPECT, doubt, suspect
from tests.builders import an_activity

WHY = f"{SUSPECT}\u00a0: trois ou quatre unités"


@pytest.mark.parametrize(
    ("source", "said"),
    [(WHY, WHY), (f"{WHY}{BETWEEN}vu le 1ᵉʳ mai", WHY), (f"Vu{BETWEEN}{WHY}", ""), ("Vu", ""), ("", "")],
)
def test_the_doubt_is_the_first_phrase_of_the_source_or_nothing(source: str, said: str) -> None:
    activity = an_activity("A", provenance=Provenance(source, verified=False))
    assert doubt(activity) == said
    assert suspect(activity) is bool(said)
