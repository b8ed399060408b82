"""Large print: the same words in its own layout, and the other looks of the paper."""

import io
import re
from functools import lru_cache

import pikepdf
import pypdfium2
import pytest

from planner.report import blocks as b
from planner.report.choice import Choice
from planner.report.large import enlarged
from planner.report.look import PAPERS, Look
from planner.report.pdf import render
from planner.report.plain import plain
from tests.planner.report.stories import OFFICE, STORIES, a_retraining, paper
from tests.planner.report.stories import PAPERS as STORIES_SAID
from tests.planner.report.structure import elements, opened, untagged

FLAT = (b.Letterhead, b.Timeline, b.Figures, b.IncomeChart, b.SkillChart, b.SideBySide)
LEAST_SIZE = 10.1
# The heads of columns that are plain from a card: its number, its box, its title, room to write.
HEADS = {"No", "Nᵒ", "Étape", "Step", "Fait", "Done", "Action", "Dépense", "Expense", "Notes", "Date"}


@lru_cache
def drawn(name: str, look: Look, *languages: str) -> bytes:
    return render([paper(STORIES[name](), language) for language in languages], look)


@pytest.mark.parametrize(("name", "language"), STORIES_SAID)
def test_nothing_stands_side_by_side_or_in_narrow_columns(name: str, language: str) -> None:
    large = enlarged(paper(STORIES[name](), language))
    assert not [block for block in large.blocks if isinstance(block, FLAT)]
    assert all(len(block.columns) == 2 for block in large.blocks if isinstance(block, b.Table))


@pytest.mark.parametrize(("name", "language"), STORIES_SAID)
def test_no_word_is_lost(name: str, language: str) -> None:
    document = paper(STORIES[name](), language)
    chart = next(block for block in document.blocks if isinstance(block, b.SkillChart))
    ordinary = set(re.findall(r"\w+", plain(document).replace(chart.legend, "")))
    large = set(re.findall(r"\w+", plain(enlarged(document))))
    assert ordinary - large <= HEADS


def test_a_row_becomes_a_card_with_its_number_its_box_and_named_facts() -> None:
    large = enlarged(paper(a_retraining()))
    steps = [block for block in large.blocks if isinstance(block, b.Cards)][2]
    first = steps.cards[0]
    assert "".join(run.text for run in first.title) == "1. Mathématique, 4ᵉ secondaire"
    assert first.tick is not None and not first.tick.ticked
    said = ["".join(run.text for run in line).replace("\u00a0", " ") for line in first.lines]
    assert said == [
        "Où, avec qui : Centre-du-Québec, le soir; Quand : 11 janv. au 9 mai 2027, 6 h/sem.; estimé",
        "Pour réussir : Inscription d’ici le 4 janv. 2027; demandez l’horaire.",
    ]


@pytest.mark.parametrize("name", STORIES)
def test_the_first_page_says_what_to_do_and_whom_to_call(name: str) -> None:
    pages = pypdfium2.PdfDocument(drawn(name, Look(large=True), "fr"))
    first = pages[0].get_textpage().get_text_bounded()
    assert "Vos prochaines actions" in first and OFFICE.phone in first
    assert (
        "en un coup d’œil" not in first and "en un coup d’œil" in pages[1].get_textpage().get_text_bounded()
    )


def test_the_wall_calendar_has_its_months_two_by_two_each_with_its_own_days() -> None:
    document = paper(a_retraining(), choice=Choice("calendar", large=True))
    whole = next(block for block in document.blocks if isinstance(block, b.Year))
    pairs = [block for block in enlarged(document).blocks if isinstance(block, b.Year)]
    assert [len(pair.months) for pair in pairs] == [2] * 6
    assert sum((pair.marks for pair in pairs), ()) == whole.marks
    assert sum((pair.sentences for pair in pairs), ()) == whole.sentences
    assert [bool(pair.legend) for pair in pairs] == [True, *[False] * 5]


def test_the_footer_of_large_print_holds_the_hash_the_day_and_the_name() -> None:
    text = pypdfium2.PdfDocument(drawn("R", Look(large=True), "fr"))[0].get_textpage().get_text_bounded()
    assert "25 novembre 2026 · Camille Exemple" in text.replace("\u00a0", " ")
    assert "contient des renseignements personnels." in text


@pytest.mark.parametrize("name", STORIES)
def test_every_letter_is_large(name: str) -> None:
    pages = pypdfium2.PdfDocument(drawn(name, Look(large=True), "fr"))
    for page in pages:
        sizes = [o.get_font_size() for o in page.get_objects() if o.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
        raised = [size for size in sizes if size < LEAST_SIZE]
        assert max(sizes) >= 16 and not raised


@pytest.mark.parametrize("name", STORIES)
def test_large_print_is_tagged_too(name: str) -> None:
    file = opened(drawn(name, Look(large=True), "fr"))
    assert untagged(file) == []
    found = elements(file)
    marks = [mark for element in found for mark in element.marks]
    assert marks == sorted(marks) and "LI" in {element.role for element in found}


def test_two_languages_share_a_file_french_first_each_part_saying_its_language() -> None:
    data = drawn("R", Look(), "fr", "en")
    file = opened(data)
    parts = [element for element in elements(file) if element.role == "Sect"]
    assert [part.lang for part in parts] == ["fr-CA", "en-CA"] and str(file.Root.Lang) == "fr-CA"
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) == 8 and "Page 5 of 8" in pages[4].replace("\u00a0", " ")
    assert "Plan d’action" in pages[0] and "Action plan" in pages[4]


def test_grey_paper_has_no_colour() -> None:
    file = opened(drawn("R", Look(grey=True), "fr"))
    for page in file.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) in ("rg", "RG"):
                assert len({round(float(x), 3) for x in instruction.operands}) == 1
            if str(instruction.operator) in ("k", "K"):
                assert [float(x) for x in instruction.operands[:3]] == [0, 0, 0]


@pytest.mark.parametrize(("sheet", "height"), PAPERS.items())
def test_the_sheet_is_the_one_asked_for(sheet: str, height: float) -> None:
    with pikepdf.open(io.BytesIO(drawn("U", Look(paper=sheet), "fr"))) as file:
        assert {(float(p.MediaBox[2]), float(p.MediaBox[3])) for p in file.pages} == {(612.0, height)}


def test_short_facts_of_a_pathway_share_a_line_in_large_print() -> None:
    large = enlarged(paper(a_retraining(), choice=Choice("comparison")))
    cards = next(block for block in large.blocks if isinstance(block, b.Cards)).cards
    lines = ["".join(run.text for run in line).replace("\u00a0", " ") for line in cards[0].lines]
    assert len(lines) < 8 and any("Paie pendant les étapes : –; Heures de cours" in line for line in lines)
