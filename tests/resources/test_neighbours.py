"""The transfers of the shipped catalogue against a list of plausible neighbours of common trades.

tests/resources/neighbours.csv was written from common knowledge of the labour market before anything was
tuned: neighbours of the same work, trades above and below, and the same hands in another industry. It is no
expert's list, only a floor under which no change may fall.
"""

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from planner.catalogue import Catalogue
from planner.transfer import Transfers
from tests.resources.shipped import shipped

FIRST = 10


@cache
def plausible() -> Mapping[str, frozenset[str]]:
    """Return the plausible neighbours of each trade of the list."""
    with Path(__file__).with_name("neighbours.csv").open(encoding="utf-8", newline="") as file:
        return {row["trade"]: frozenset(row["near"].split(";")) for row in csv.DictReader(file)}


def recall(catalogue: Catalogue) -> float:
    """Return the mean share of the plausible neighbours that stand among the first ten."""
    ranking = Transfers(catalogue)
    shares = []
    for trade, near in plausible().items():
        first = {found.trade for found in ranking.of_trade(trade, FIRST)}
        shares.append(len(first & near) / min(FIRST, len(near)))
    return sum(shares) / len(shares)


def test_the_list_is_of_trades_of_the_catalogue() -> None:
    assert len(plausible()) >= 30
    for trade, near in plausible().items():
        assert {trade, *near} <= set(shipped().trades) and trade not in near


def test_two_thirds_of_the_plausible_neighbours_are_found() -> None:
    assert recall(shipped()) >= 0.64


def test_levels_alone_find_fewer_but_not_few() -> None:
    alone = recall(replace(shipped(), nearness=()))
    assert 0.35 <= alone < recall(shipped())


def test_each_trade_has_its_nearest_ones() -> None:
    near = shipped().near_by_trade
    assert set(near) == set(shipped().trades)
    for trade, found in near.items():
        scores = list(found.values())
        assert len(found) == 60 and trade not in found
        assert scores == sorted(scores, reverse=True) and scores[-1] > 0 and scores[0] < 1
