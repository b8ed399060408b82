"""The file itself: fonts, pages, metadata, bytes, and what must never be in it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.client import Client
from planner.fingerprint import fingerprint
from planner.office import Counsellor
from planner.plan import Plan, Step
from planner.report.documents import pdf
from planner.words import Words
from tests.planner.report.stories import (
    BORN,
    CATALOGUE,
    OFFICE,
    PAPERS,
    SECRET,
    STORIES,
    TODAY,
    a_formality,
    a_retraining,
    a_step,
)

NO_BREAK = "\u00a0"


@lru_cache
def printed(name: str, language: str) -> bytes:
    return pdf(STORIES[name](), CATALOGUE, OFFICE, language, TODAY)


def text(data: bytes) -> str:
    """Return the words of all pages, spaces made even."""
    pages = pypdfium2.PdfDocument(data)
    said = [page.get_textpage().get_text_bounded() for page in pages]
    return " ".join("\n".join(said).replace(NO_BREAK, " ").replace("\ufffe", "-").split())


def pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def descriptors(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the descriptor of each font, that of its descendant for a composite one."""
    for page in file.pages:
        for font in page.Resources.Font.values():
            yield (font.DescendantFonts[0] if "/DescendantFonts" in font else font).get("/FontDescriptor")


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_every_font_is_embedded_and_ours(name: str, language: str) -> None:
    with pikepdf.open(io.BytesIO(printed(name, language))) as file:
        found = list(descriptors(file))
        assert len(found) >= 8
        assert all("/FontFile2" in descriptor for descriptor in found)
        assert {str(d.FontName).split("+")[-1].split("-")[0] for d in found} == {"OpenSans"}


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_a_plan_takes_four_pages(name: str, language: str) -> None:
    assert pages(printed(name, language)) == 4


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_the_same_plan_gives_the_same_bytes(name: str, language: str) -> None:
    assert pdf(STORIES[name](), CATALOGUE, OFFICE, language, TODAY) == printed(name, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_names_its_language_and_title(language: str) -> None:
    with pikepdf.open(io.BytesIO(printed("R", language))) as file:
        assert str(file.Root.Lang) == f"{language}-CA"
        assert "Camille Exemple" in str(file.docinfo.Title)
        assert file.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 — a PDF object, not a bool


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("R", "fr", ["à valider par Services Québec", "n’est pas une promesse d’admission"]),
        ("R", "fr", ["DEP Usinage", "39 508 $", "19 $/h", "18 décembre 2028", "lundi"]),
        ("R", "fr", ["l’autorisation écrite de Services Québec avant de quitter", "date estimée"]),
        ("R", "en", ["to be validated by Services Québec", "not a promise of admission"]),
        ("R", "en", ["DVS Machining", "$39,508", "$19/h", "December 18, 2028 (estimated)", "Monday"]),
        ("U", "fr", ["La promotion est une décision de votre employeur", "375 $", "16,60 $/h"]),
        ("U", "en", ["A promotion is your employer’s decision", "$375", "$16.60/h", "minimum wage"]),
    ],
)  # fmt: skip
def test_the_text_can_be_taken_from_the_file(name: str, language: str, said: list[str]) -> None:
    whole = text(printed(name, language))
    assert [sentence for sentence in said if sentence not in whole] == []


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_every_page_bears_the_revision_and_the_hash(name: str, language: str) -> None:
    case, words = STORIES[name](), Words(language)
    revision = words._("Action plan, revision {number}", number=case.plan.revision)
    mark = f"{revision} · {fingerprint(case)}"
    for page in pypdfium2.PdfDocument(printed(name, language)):
        assert mark in page.get_textpage().get_text_bounded()


def test_a_long_name_never_pushes_the_hash_out_of_the_footer() -> None:
    case = a_retraining()
    named = a_retraining(client=replace(case.client, name="Marie-Hélène " * 30))
    assert fingerprint(named) in text(pdf(named, CATALOGUE, OFFICE, "fr", TODAY))


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_birth_date_and_notes_are_never_printed(name: str, language: str) -> None:
    whole, words = text(printed(name, language)), Words(language)
    hidden = [SECRET, str(BORN), str(BORN.year), words.date(BORN), words.short_date(BORN)]
    assert [found for found in hidden if found.replace(NO_BREAK, " ") in whole] == []


def test_what_is_typed_is_shown_as_typed() -> None:
    typed = '<b>A & B</b> <img src="x"/> <a href="y">z</a>'
    step = Step("s", title=typed, due=date(2027, 2, 2), responsible="client")
    case = a_retraining(plan=Plan((step,)))
    data = pdf(case, CATALOGUE, Counsellor(name=typed, office=typed), "fr", TODAY)
    assert text(data).count(typed) >= 3
    with pikepdf.open(io.BytesIO(data)) as file:
        assert all("/Annots" not in page and "/XObject" not in page.Resources for page in file.pages)


@settings(max_examples=8)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_can_be_printed(title: str, name: str) -> None:
    step = Step("s", title=title, due=date(2027, 2, 2), responsible=name)
    case = a_retraining(client=Client(name=name, trade=title[:9]), plan=Plan((step,)))
    assert pdf(case, CATALOGUE, Counsellor(name=name, phone=title, email=name), "fr", TODAY)[:5] == b"%PDF-"


def test_ten_steps_with_long_titles_still_fit_in_four_pages() -> None:
    free = [Step(f"f{n}", title="Une démarche au titre assez long, comme il y en a", due=date(2027, 3, n + 1),
                 responsible="client") for n in range(8)]  # fmt: skip
    dated = [
        a_step("MAT4", "soir", date(2027, 1, 11), 17, 6),
        a_step("5371", "2027", date(2027, 8, 30), 68, 30),
    ]
    assert pages(pdf(a_retraining(plan=Plan((*free, *dated))), CATALOGUE, OFFICE, "fr", TODAY)) <= 4


def test_many_steps_take_the_pages_they_need_and_all_are_there() -> None:
    steps = tuple(
        a_formality(f"x{n}", date(2027, 1, n + 1), serves=f"Démarche numéro {n}") for n in range(25)
    )
    data = pdf(a_retraining(plan=Plan(steps)), CATALOGUE, OFFICE, "fr", TODAY)
    assert [n for n in range(25) if f"Démarche numéro {n}" not in text(data)] == []


def test_a_word_without_a_break_stays_on_the_page() -> None:
    step = Step("s", title="W" * 300, due=date(2027, 2, 2), responsible="client")
    data = pdf(a_retraining(plan=Plan((step,))), CATALOGUE, OFFICE, "fr", TODAY)
    for page in pypdfium2.PdfDocument(data):
        words = page.get_textpage()
        edges = [words.get_charbox(n)[2] for n in range(words.count_chars())]
        assert max(edges) <= 612 - 40


def test_the_file_says_the_day_on_which_it_was_made() -> None:
    with pikepdf.open(io.BytesIO(pdf(STORIES["R"](), CATALOGUE, OFFICE, "fr", TODAY))) as file:
        assert str(file.docinfo["/CreationDate"]).startswith("D:20261125000000")


def test_an_unknown_level_stands_beside_the_scale_of_levels() -> None:
    (text,) = [t for page in pypdfium2.PdfDocument(printed("R", "fr")) if "Aucun" in (t := _placed(page))]
    unknown, none = text["?"], text["Aucun"]
    assert unknown and all(right < none[0][0] for _, right in unknown)


def _placed(page: pypdfium2.PdfPage) -> dict[str, list[tuple[float, float]]]:
    """Return the left and right edges of each of two marks of the scale on a page."""
    text, found = page.get_textpage(), {}
    for mark in ("?", "Aucun"):
        searcher, boxes = text.search(mark, match_case=True, match_whole_word=True), []
        while (hit := searcher.get_next()) is not None:
            first, last = text.get_charbox(hit[0]), text.get_charbox(hit[0] + hit[1] - 1)
            boxes.append((first[0], last[2]))
        if boxes:
            found[mark] = boxes
    return found
