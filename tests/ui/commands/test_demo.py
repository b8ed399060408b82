"""The demonstration prints every document of a story, in both languages."""

from pathlib import Path

import pypdfium2

from planner.pathway.result import Result, Status
from planner.report.documents import DOCUMENTS
from tests.planner.report.stories import ALTERNATIVES, CATALOGUE, TODAY, a_retraining
from ui.commands.demo import Story, _print


def test_a_story_is_printed_in_every_document_and_language(tmp_path: Path) -> None:
    story = Story("R", a_retraining(), Result(Status.OPTIMAL, ALTERNATIVES))
    _print(story, CATALOGUE, tmp_path, TODAY)
    names = {path.name for path in tmp_path.iterdir()}
    others = {f"R-{kind.name}-{code}.pdf" for kind in DOCUMENTS[1:] for code in ("fr", "en")}
    assert names == others | {"R-fr.pdf", "R-en.pdf"}
    compared = pypdfium2.PdfDocument(tmp_path / "R-comparison-en.pdf")[0].get_textpage().get_text_bounded()
    assert "Machining" in compared
