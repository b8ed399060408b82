"""From typed text to ink: escaping, cutting, and where the bars of the timeline go."""

from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from planner.report.blocks import Bar
from planner.report.drawing.fonts import BOLD, OTHERS, REGULAR, characters_drawn, other_characters
from planner.report.drawing.lanes import INSIDE, LEFT, RIGHT, Placed, clustered, placed, ranges, rows
from planner.report.drawing.letters import length, runs
from planner.report.drawing.markup import CUT, drawn, escaped, markup
from planner.report.drawing.skills import fitted, shrunk
from planner.report.rich import Run, characters, joined, phrase, rich, strong

DAY = date(2027, 1, 11)


@given(st.text())
def test_any_text_is_markup_without_elements_of_its_own(text: str) -> None:
    tree = ElementTree.fromstring(f"<p>{escaped(text)}</p>")
    assert {element.tag for element in tree.iter()} <= {"p", "br", "super", "font"}


@given(st.text(max_size=200))
def test_only_characters_of_the_fonts_are_drawn(text: str) -> None:
    shown = {ord(c) for run in runs(drawn(text), REGULAR, 10) for c in run.text}
    assert shown <= characters_drawn().union(*map(other_characters, OTHERS))


def test_markup_is_text_and_weight_is_ours() -> None:
    assert markup((Run("<b>a</b> & c"), Run("d", True))) == "&lt;b&gt;a&lt;/b&gt; &amp; c<b>d</b>"


def test_ordinals_are_raised() -> None:
    assert "1<super" in escaped("1ᵉʳ mars") and ">er</super>" in escaped("1ᵉʳ mars")
    told = [(run.text, run.rise > 0) for run in runs(drawn("4ᵉ secondaire"), REGULAR, 10)]
    assert told == [("4", False), ("e", True), (" secondaire", False)]
    assert length("4ᵉ", REGULAR, 10) < stringWidth("4e", REGULAR, 10)


def test_a_day_keeps_to_its_month() -> None:
    assert escaped("le 11 janvier 2027") == "le 11\u00a0janvier 2027"
    assert escaped("by Dec 17, 2028") == "by Dec\u00a017, 2028"
    assert escaped("page 2027 mars") == "page 2027 mars"


@pytest.mark.parametrize("text", ["x" * 2000, "x\n" * 40])
def test_a_long_text_is_cut_and_says_so(text: str) -> None:
    assert len(escaped(text, 100)) < 200
    assert escaped(text, 100).endswith(CUT)


def test_text_is_fitted_to_its_room() -> None:
    characters_drawn()
    assert fitted("court", REGULAR, 10, 200) == "court"
    assert fitted("beaucoup trop long pour si peu", REGULAR, 10, 60).endswith("…")
    assert shrunk("court", BOLD, 10, 6, 200) == 10
    assert shrunk("m" * 100, BOLD, 10, 6, 50) == 6


def bar(label: str, number: str = "1") -> Bar:
    return Bar(number, label, DAY, DAY + timedelta(days=30), "train")


@pytest.mark.parametrize(("x", "x_end", "side"), [(100, 400, INSIDE), (100, 140, RIGHT), (470, 500, LEFT)])
def test_a_label_stands_where_it_fits(x: float, x_end: float, side: str) -> None:
    characters_drawn()
    found = placed(bar("Mathématique de 4e secondaire"), x, x_end, 84, 508)
    assert (found.side, found.label) == (side, "Mathématique de 4e secondaire")


def test_a_label_loses_its_aside_before_it_is_cut() -> None:
    characters_drawn()
    found = placed(bar("Marketing numérique (cours type, en ligne, à confirmer)"), 200, 300, 84, 340)
    assert found.label == "Marketing numérique"
    assert placed(bar("m" * 90), 200, 300, 84, 340).label.endswith("…")


def test_points_that_would_cover_each_other_share_a_pill() -> None:
    characters_drawn()
    points = [Placed(bar("", str(n)), str(n), x, x) for n, x in ((1, 100), (2, 104), (3, 109), (5, 300))]
    assert [found.number for found in clustered(points)] == ["1–3", "5"]
    assert ranges([5, 1, 2, 3, 9]) == "1–3, 5, 9"


@given(st.lists(st.tuples(st.integers(84, 480), st.integers(1, 200)), max_size=12))
def test_bars_of_a_row_never_touch(spans: list[tuple[int, int]]) -> None:
    characters_drawn()
    bars = [placed(bar("Cours", str(n)), x, min(508, x + w), 72, 508) for n, (x, w) in enumerate(spans)]
    packed = rows(bars)
    assert sum(map(len, packed)) == len(bars)
    for row in packed:
        edges = sorted((b.left, b.right) for b in row)
        assert all(a[1] < b[0] for a, b in pairwise(edges))


def test_phrases_keep_the_weight_of_what_fills_them() -> None:
    said = phrase("Appelez {name} : {phone}", name=strong("Sacha"), phone="819")
    assert [(run.text, run.strong) for run in said if run.strong] == [("Sacha", True)]
    assert characters(said) == "Appelez Sacha : 819"
    assert characters(joined(", ", (rich("a"), rich(""), rich("b")))) == "a, b"
