"""Counting pages without drawing gives what drawing gives, and reading without the parser what it reads."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from reportlab.platypus import Paragraph

from planner.report import blocks as b
from planner.report import fit, pdf
from planner.report.blocks import Document
from planner.report.choice import Choice
from planner.report.documents import DOCUMENTS, DocumentKind
from planner.report.drawing import styles as s
from planner.report.drawing.fonts import characters_drawn
from planner.report.drawing.parts import parts
from planner.report.look import ORDINARY, Look
from planner.report.rich import rich
from tests.planner.report.stories import PAPERS, STORIES, paper

LAYOUTS = (*fit.LAYOUTS, *fit.FRONTS, fit.LARGE)


def pages_drawn(document: Document, look: Look, layout: s.Layout) -> tuple[int, int]:
    """Return the pages counted and the pages drawn of one story."""
    story = fit.story(document.blocks, layout)
    pages = pdf._count(document, look, list(story))
    return pages, pdf._drawn([document], [fit.Fitted(story, pages, layout)], look, pages)[1]


@pytest.mark.parametrize(("name", "language"), PAPERS)
@pytest.mark.parametrize("place", range(0, len(LAYOUTS), 3))
def test_as_many_pages_are_counted_as_drawn(name: str, language: str, place: int) -> None:
    document = paper(STORIES[name](), language)
    counted, drawn = pages_drawn(document, ORDINARY, LAYOUTS[place])
    assert counted == drawn > 1


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.name)
def test_every_document_is_counted_right_in_large_print(kind: DocumentKind) -> None:
    document = pdf._shaped(paper(STORIES["R"](), "fr", choice=Choice(kind.name)), Look(large=True))
    counted, drawn = pages_drawn(document, Look(large=True), fit.LARGE)
    assert counted == drawn


def test_a_story_that_was_counted_can_be_counted_again() -> None:
    document = paper(STORIES["R"]())
    story, count = fit.story(document.blocks, LAYOUTS[0]), partial(pdf._count, document, ORDINARY)
    assert count(list(story)) == count(list(story))


def seen(frags: object) -> list[dict[str, object]]:
    return [vars(frag) for frag in frags]  # type: ignore[attr-defined]


MARKED = st.lists(st.sampled_from(["un", "deux", " ", "  ", "<b>trois</b>", "<b> 4 </b>", "&amp;", "<br/>"]))


@given(MARKED)
@settings(max_examples=60, deadline=None)
def test_texts_are_read_as_the_parser_reads_them(pieces: list[str]) -> None:
    characters_drawn()
    content, style = "".join(pieces), s.ORDINARY.body
    assert seen(parts(content, style)) == seen(Paragraph(content, style).frags)


def test_styles_are_told_apart() -> None:
    characters_drawn()
    larger = replace(s.Layout(), type=s.LARGE).type.body
    sizes = {frag.fontSize for style in (s.ORDINARY.body, larger) for frag in parts("un", style)}
    assert len(sizes) == 2


def test_a_table_put_off_to_the_next_page_when_counted_is_drawn_there() -> None:
    # Large print: what is counted is drawn as it is, whatever had to wait for another page meanwhile.
    columns = b.Column("Un", 0.4, heads=True), b.Column("Deux", 0.6)
    rows = tuple(b.Row((rich(f"{n}"), rich("mot " * 150))) for n in range(12))
    blocks = (b.Title("Essai"), *(b.Prose(rich("ligne")) for _ in range(12)), b.Table(columns, rows))
    document = replace(paper(STORIES["R"]()), blocks=blocks)
    assert len(PdfDocument(pdf.render([document], Look(large=True)))) > 4
