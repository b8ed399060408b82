"""What the pages say of the two stories, line by line, against stored files.

After a wanted change of words: PARCOURS_WRITE_GOLDEN=1 python -m pytest tests/planner/report/test_golden.py,
then read the difference before keeping it.
"""

import os
from pathlib import Path

import pytest

from planner.fingerprint import fingerprint
from planner.report.choice import ORDINARY, Choice
from planner.report.documents import DOCUMENTS
from planner.report.plain import plain
from tests.planner.report.stories import PAPERS, STORIES, paper

GOLDEN = Path(__file__).parents[2] / "golden"


OTHERS = [kind.name for kind in DOCUMENTS[1:]]


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_the_pages_say_what_they_said(name: str, language: str) -> None:
    said, stored = _said(name, language, ORDINARY), GOLDEN / f"{name}-{language}.txt"
    _compare(said, stored)


@pytest.mark.parametrize(("name", "language"), [("R", "fr"), ("U", "en")])
@pytest.mark.parametrize("document", OTHERS)
def test_the_other_documents_say_what_they_said(document: str, name: str, language: str) -> None:
    said = _said(name, language, Choice(document, notes=True))
    _compare(said, GOLDEN / f"{name}-{language}-{document}.txt")


def _said(name: str, language: str, choice: Choice) -> str:
    case = STORIES[name]()
    # The hash follows every field a plan can have, empty ones too.
    return plain(paper(case, language, choice=choice)).replace(fingerprint(case), "(hash)")


def _compare(said: str, stored: Path) -> None:
    if os.environ.get("PARCOURS_WRITE_GOLDEN"):
        stored.write_text(said, encoding="utf-8", newline="\n")
        pytest.skip(f"written: {stored.name}")
    assert said == stored.read_text(encoding="utf-8")
