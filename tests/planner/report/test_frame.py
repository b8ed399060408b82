"""What every document shares: whose it is stands in its title, on the page as in the file."""

import pytest

from planner.report.blocks import Title
from planner.report.choice import Choice
from planner.report.documents import DOCUMENTS
from planner.report.large import enlarged
from tests.planner.report.stories import a_retraining, found, paper


@pytest.mark.parametrize("document", [kind.name for kind in DOCUMENTS])
def test_every_document_names_the_person_in_its_title(document: str) -> None:
    made = enlarged(paper(a_retraining(), choice=Choice(document, large=True)))
    assert [title.text for title in found(made, Title)] == [made.title]
    assert "Camille Exemple" in made.title
