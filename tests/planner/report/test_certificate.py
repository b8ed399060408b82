import unicodedata
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from planner.office import Counsellor
from planner.register_words import certificate_lines, certificate_title
from planner.registers import Destruction
from planner.report.certificate import certificate_pdf
from planner.words import Words

OFFICE = Counsellor("Andrée Conseil", "AC", "Bureau <Essai> & fils", address="1, rue Fictive")
DONE = Destruction(
    3, "0192f0c1-0000-7000-8000-00000000002a", date(2026, 11, 26), "Andrée Conseil", "délai <b>échu</b>",
    date(2020, 1, 6), date(2026, 1, 5), 41, 2, "3 1 0",
)  # fmt: skip


def plain(text: str) -> str:
    """Return a text as a PDF gives it back: letters set above the line on it, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_certificate_is_one_page_that_says_what_the_register_says(language: str) -> None:
    words = Words(language)
    pdf = certificate_pdf(DONE, OFFICE, words)
    (page,) = pypdfium2.PdfDocument(pdf)
    said = plain(page.get_textpage().get_text_bounded())
    for line in (certificate_title(DONE, words), OFFICE.office, *certificate_lines(DONE, words)):
        assert plain(line) in said
    assert certificate_pdf(DONE, OFFICE, words) == pdf


def test_a_certificate_without_an_office_or_an_author_is_drawn_too() -> None:
    bare = replace(DONE, author="", reason="", opened=None, retain_until=None, copies="")
    assert certificate_pdf(bare, Counsellor(), Words("fr")).startswith(b"%PDF")
