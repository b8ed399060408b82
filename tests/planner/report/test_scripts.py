"""Other writings: Arabic letters joined, lines from the right in order, what nothing draws named."""

import unicodedata

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.report import blocks as b
from planner.report.drawing.fonts import (
    OTHER,
    OTHERS,
    PICTOGRAMS,
    REGULAR,
    characters_drawn,
    other_characters,
)
from planner.report.drawing.letters import drawable, is_plain, runs
from planner.report.drawing.scripts import is_from_the_right, joined, seen
from planner.report.rich import rich
from tests.planner.report.structure import opened
from tests.planner.report.test_typed_text import beside, drawn

ARABIC = st.text(st.characters(min_codepoint=0x0621, max_codepoint=0x064A), max_size=12)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("السلام", "\ufe8d\ufedf\ufeb4\ufefc\ufee1"),
        ("لا", "\ufefb"),
        ("بِسم", "\ufe91\u0650\ufeb4\ufee2"),
        ("abc", "abc"),
        ("", ""),
    ],
)
def test_letters_take_the_form_that_their_neighbours_ask_for(typed: str, written: str) -> None:
    assert joined(typed) == written


@given(ARABIC)
def test_joined_letters_are_those_that_were_typed(text: str) -> None:
    assert unicodedata.normalize("NFKC", joined(text)) == unicodedata.normalize("NFKC", text)


def test_a_run_is_seen_from_the_right_but_for_its_numbers_and_latin_words() -> None:
    assert seen("שלום עולם") == "םלוע םולש"
    assert seen("ב 12 (א)") == "(א) 12 ב"
    assert seen("א Zoé ב") == "ב Zoé א"
    assert seen("1ᵉʳ mars") == "1ᵉʳ mars"


def test_letters_that_our_typeface_lacks_are_drawn_by_the_other_one() -> None:
    found = [(run.text, run.font) for run in runs(drawable("Nom : محمد, 王 ✓"), REGULAR, 10)]
    assert [font for _, font in found] == [REGULAR, OTHER, REGULAR, OTHER]
    assert found[2][0] == ", [U+738B] " and found[3][0] == "✓"


def test_characters_that_nothing_draws_are_named_and_kept_beside() -> None:
    data = drawn(b.Prose(rich("Zoé 王明 réussit")))
    page = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert "Zoé 王明 réussit" in page or "Zoé 王明 réussit" in beside(data)
    assert "[U+738B U+660E]" in drawable("王明") and not is_plain("王明")


@given(st.text(max_size=60))
def test_everything_drawable_has_letters(text: str) -> None:
    known = characters_drawn().union(*map(other_characters, OTHERS)) | {ord(c) for c in "ᵉʳˢᵒ"}
    assert {ord(c) for c in drawable(text)} <= known | {0xA0, 0x20}
    assert is_from_the_right(text) >= is_from_the_right(drawable(text))


def test_a_long_text_from_the_right_keeps_its_lines_from_top_to_bottom() -> None:
    words = ["אחת"] * 30 + ["שתים"] * 30
    data = drawn(b.Prose(rich(" ".join(words))))
    lines = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert lines and beside(data) == [" ".join(words)]


def test_a_face_is_read_back_as_it_was_typed() -> None:
    file = opened(drawn(b.Figures((b.Figure("Zoé 😀 ✓", "un", "deux"),))))
    tables = [
        font.ToUnicode.read_bytes().decode()
        for font in file.pages[0].Resources.Font.values()
        if "DejaVu" in str(font.BaseFont)
    ]
    assert ["<D83DDE00>" in table for table in tables] == [True]


def test_a_pictogram_is_drawn_as_one_and_read_back() -> None:
    text = drawable("Zoé 👩🏽‍🏭 ✂️ 😀")
    assert text == "Zoé 👩🏭 ✂ 😀", "neither colours of skin nor what joins two pictograms"
    drawn_by = [(run.text.strip(), run.font) for run in runs(text, REGULAR, 12) if run.font != REGULAR]
    assert drawn_by == [("👩🏭", PICTOGRAMS), ("✂ 😀", OTHER)]
