"""Every document with every look, with pathways to compare and without: what is drawn is never a fault."""

import pytest

from planner.report.choice import Choice
from planner.report.documents import DOCUMENTS, pdf
from tests.planner.report.stories import ALTERNATIVES, CATALOGUE, OFFICE, STORIES, TODAY

LOOKS = ({"large": True}, {"large": True, "paper": "legal", "grey": True}, {"paper": "legal"})


@pytest.mark.parametrize("document", [kind.name for kind in DOCUMENTS])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("others", [ALTERNATIVES, ()], ids=["compared", "alone"])
def test_it_is_drawn_in_both_languages(document: str, look: dict, name: str, others: tuple) -> None:  # type: ignore[type-arg]
    choice = Choice(document, bilingual=True, **look)
    assert pdf(STORIES[name](), CATALOGUE, OFFICE, "fr", TODAY, choice, others).startswith(b"%PDF-")
