"""Marks of the map: each in its place, none over another, the rest folded and counted."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from planner.catalogue import Outlook
from planner.words import Words
from tests.builders import START
from tests.ui.market import CHEF, CLERK, COOK, some_destinations
from tests.ui.market import rows as directions
from ui.models.destination_points import (
    BALANCED,
    BLOCK,
    REACH,
    SCARCE,
    SIZE,
    STEP,
    SURPLUS,
    UNPUBLISHED,
    Point,
    charted,
    look_of,
    points,
)
from ui.models.direction_words import DirectionRow

INSIDE = QRectF(60, 20, 800, 400)
ENGLISH = Words("en")


def a_point(weeks: float, cents: int, order: int = 0) -> Point:
    return Point(str(order), "Trade", "", weeks, cents, BALANCED, True, order)


def found() -> list[Point]:
    known = {destination.trade: destination for destination in some_destinations()}
    rows = [DirectionRow(r.direction, r.catalogue, ENGLISH, known[r.code]) for r in directions(ENGLISH)]
    return list(points(rows, START))


def test_only_what_a_pathway_reaches_is_a_point_with_its_look() -> None:
    marks = {point.code: (point.look, point.firm) for point in found()}
    assert marks == {CLERK: (BALANCED, True), COOK: (SCARCE, True), CHEF: (UNPUBLISHED, False)}


def test_a_point_tells_time_money_pay_and_outlook() -> None:
    cook = next(point for point in found() if point.code == COOK)
    assert cook.weeks == pytest.approx((date(2028, 3, 26) - START).days / 7) and cook.cents == 1_230_000
    for part in ("Mar 26, 2028", "$12,300", "DVS Cooking", "At entry", "Canada 2024"):
        assert part in cook.said, part


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5_000_000)), max_size=120))
def test_marks_never_overlap_stay_near_and_none_is_lost(places: list[tuple[int, int]]) -> None:
    marks = [a_point(float(weeks), cents, order) for order, (weeks, cents) in enumerate(places)]
    chart = charted(marks, INSIDE)
    assert len(chart.spots) + sum(fold.count for fold in chart.folds) == len(marks)
    rects = [spot.rect for spot in chart.spots]
    assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[:n])
    most = max([m.weeks for m in marks], default=0) or 1
    for spot in chart.spots:
        assert INSIDE.adjusted(-1, -1, 1, 1).contains(spot.rect)
        shift = abs(spot.rect.left() - INSIDE.left() - INSIDE.width() * spot.point.weeks / most)
        assert shift <= (REACH + 2) * STEP + SIZE


def test_the_first_ones_have_room_first() -> None:
    crowd = [a_point(10, 0, order) for order in range(60)]
    chart = charted(crowd, INSIDE)
    assert [spot.point.order for spot in chart.spots] == list(range(len(chart.spots)))
    assert [fold.count for fold in chart.folds] == [60 - len(chart.spots)]


def test_the_folds_of_one_row_stand_clear_of_each_other() -> None:
    crowd = [
        a_point(column * STEP * 100 / INSIDE.width() + 1, 0, n) for n in range(150) for column in (4, 5, 9)
    ]
    places = sorted(fold.at.x() for fold in charted([*crowd, a_point(100, 0, 999)], INSIDE).folds)
    assert len(places) > 1
    assert all(b - a >= BLOCK * STEP for a, b in pairwise(places))


def test_axes_begin_at_now_and_nothing_and_hold_every_point() -> None:
    chart = charted([a_point(120, 4_300_000)], INSIDE)
    assert chart.across[0] == (0.0, INSIDE.left()) and chart.upwards[0] == (0, INSIDE.bottom())
    assert 3 <= len(chart.across) <= 8 and 3 <= len(chart.upwards) <= 8
    assert charted([], INSIDE).spots == ()


@pytest.mark.parametrize(
    ("vocabulary", "value", "look"),
    [
        ("cops", "moderate_shortage", SCARCE),
        ("cops", "moderate_surplus", SURPLUS),
        ("quebec_balance_3", "balance", BALANCED),
        ("quebec_prospects_4", "good", SCARCE),
        ("quebec_prospects_4", "limited", SURPLUS),
        ("cops", "of another vocabulary", UNPUBLISHED),
    ],
)
def test_a_look_is_a_side_of_its_own_vocabulary(vocabulary: str, value: str, look: str) -> None:
    cook = next(row.direction for row in directions(ENGLISH) if row.code == COOK)
    assert look_of(replace(cook, outlook=Outlook(COOK, "QC", vocabulary, value))) == look
