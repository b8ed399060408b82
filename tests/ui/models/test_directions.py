"""The list of directions: what it says of each trade, and what its filters leave."""

import pytest

from planner.words import Words
from tests.ui.market import CHEF, CLERK, COOK, WELDER, a_helper, rows
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from ui.models.columns import ACCESSIBLE, SORT
from ui.models.directions import COLUMNS, COST, MORE_AT_ENTRY, MORE_AT_MEDIAN, DirectionFilter, DirectionModel

FRENCH = Words("fr")


def shown(wanted: DirectionFilter) -> set[str]:
    model = DirectionModel()
    model.show_directions(rows(FRENCH), wanted)
    assert model.hidden + model.rowCount() == 4
    return {row.code for row in model.rows}


def test_the_best_comes_first_and_every_line_is_said(watched: Watch, words: Words) -> None:
    model = DirectionModel()
    watched(model)
    model.show_directions(rows(words), DirectionFilter())
    assert model.rows[0].code == COOK and model.row_of("99999") == -1
    assert all(text for column in range(COST) for text in texts(model, column))
    assert len(set(headers(model))) == len(COLUMNS)
    assert model.index(0, 3).data(ACCESSIBLE).endswith(model.index(0, 3).data())


def test_pay_and_its_gain_stand_together_and_what_is_not_published_is_said() -> None:
    model = DirectionModel()
    model.show_directions(rows(FRENCH), DirectionFilter())
    said = {row.code: texts(model, 4)[n] for n, row in enumerate(model.rows)}
    assert said[CLERK] == "26\u00a0$/h\n+\u00a09\u00a0$" and said[WELDER] == "non publié"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (DirectionFilter(), {COOK, CLERK, CHEF, WELDER}),
        (DirectionFilter(outlook=("cops", "balance")), {CLERK}),
        (DirectionFilter(outlook=("other", "balance")), set()),
        (DirectionFilter(teer="2"), {CHEF, WELDER}),
        (DirectionFilter(sector="6"), {COOK, CHEF}),
        (DirectionFilter(wage="25"), {CLERK}),
        (DirectionFilter(wage=MORE_AT_ENTRY), {COOK, CLERK}),
        (DirectionFilter(wage=MORE_AT_MEDIAN), {COOK, CLERK}),
        (DirectionFilter(region="QC"), {COOK, CLERK}),
        (DirectionFilter(region="06"), set()),
    ],
)
def test_filters_keep_what_is_wanted_and_known(wanted: DirectionFilter, left: set[str]) -> None:
    assert shown(wanted) == left


def test_the_most_sought_sorts_first_and_the_unpublished_last() -> None:
    model = DirectionModel()
    model.show_directions(rows(FRENCH, a_helper(region="17")), DirectionFilter())
    ranks = {row.code: model.index(n, 5).data(SORT) for n, row in enumerate(model.rows)}
    assert ranks[COOK] < ranks[CLERK] < ranks[WELDER] == ranks[CHEF]
