"""Columns wide enough for their words."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Plan, Step
from planner.report.documents import pdf
from planner.report.drawing.columns import balanced, widened
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining

WIDTHS = st.lists(st.tuples(st.integers(20, 200), st.integers(0, 400)), min_size=1, max_size=6)


def test_a_column_takes_from_the_roomy_ones_what_its_longest_word_lacks() -> None:
    widths = widened([60, 120, 120], [80, 40, 80])
    assert widths[0] == pytest.approx(80.1)
    assert widths[1] < widths[2] < 120
    assert sum(widths) == pytest.approx(300)


def test_columns_keep_their_shares_when_nothing_is_split_or_nothing_can_be_done() -> None:
    assert widened([100, 100], [50, 90]) == [100, 100]
    assert widened([100, 100], [20, 300]) == [100, 100]
    assert widened([100, 100, 100], [120, 99, 99]) == [100, 100, 100]


@given(WIDTHS)
def test_the_width_of_a_table_never_changes(pairs: list[tuple[int, int]]) -> None:
    shares, words = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    widths = widened(shares, words)
    assert sum(widths) == pytest.approx(sum(shares))
    assert all(w >= min(a, b) for w, a, b in zip(widths, shares, words, strict=True))


def test_a_column_of_long_texts_takes_from_one_of_short_texts() -> None:
    rows = (((300.0,), (40.0,)), ((280.0,), (40.0,)))
    widths = balanced((100.0, 100.0), (50.0, 45.0), rows, 10.0)
    assert sum(widths) == pytest.approx(200)
    assert widths[0] > 130 and widths[1] > 45, "no column is narrower than its longest word"


@given(WIDTHS)
def test_rows_that_cannot_be_lower_keep_their_columns(pairs: list[tuple[int, int]]) -> None:
    shares, words = tuple(float(a) for a, _ in pairs), tuple(float(b) for _, b in pairs)
    assert balanced(shares, words, (((0.0,),) * len(pairs),), 9.0) == shares


@pytest.mark.parametrize("word", ["Centre-du-Québec", "Abitibi-Témiscamingue", "Saguenay–Lac-Saint-Jean"])
def test_a_region_is_never_split_inside_its_name(word: str) -> None:
    step = Step("s", title="Appeler", responsible=word)
    file = pypdfium2.PdfDocument(pdf(a_retraining(plan=Plan((step,))), CATALOGUE, OFFICE, "fr", TODAY))
    assert word in file[1].get_textpage().get_text_bounded()
