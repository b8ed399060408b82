"""What the pages say of the two stories, line by line, against stored files.

After a wanted change of words: PARCOURS_WRITE_GOLDEN=1 python -m pytest tests/planner/report/test_golden.py,
then read the difference before keeping it.
"""

import os
from pathlib import Path

import pytest

from planner.report.fingerprint import fingerprint
from planner.report.plain import plain
from tests.planner.report.stories import PAPERS, STORIES, paper

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_the_pages_say_what_they_said(name: str, language: str) -> None:
    case, stored = STORIES[name](), GOLDEN / f"{name}-{language}.txt"
    # The hash follows every field a plan can have, empty ones too.
    said = plain(paper(case, language)).replace(fingerprint(case), "(hash)")
    if os.environ.get("PARCOURS_WRITE_GOLDEN"):
        stored.write_text(said, encoding="utf-8", newline="\n")
        pytest.skip(f"written: {stored.name}")
    assert said == stored.read_text(encoding="utf-8")
