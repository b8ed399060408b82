"""How long ranking all trades for one client takes, beside one numpy matrix–vector pass over the same table.

Run from the project's folder: python -m tests.benchmarks.bench_transfer [RUNS]
"""

import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from planner.client import Client
from planner.transfer import Transfers, client_source
from tests.resources.shipped import shipped

RUNS = 5000
TODAY = date(2027, 1, 11)
CLIENT = Client(trade="65201", experience={"65201": 30, "64100": 8})


def microseconds(work: Callable[[], Any], runs: int) -> float:
    """Return the median time of a piece of work, after a tenth of the runs as warm-up."""
    times = []
    for _ in range(runs + runs // 10):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return median(times[runs // 10 :]) * 1e6


def rows(runs: int) -> list[tuple[str, float]]:
    """Return what is timed with its median, the pass over the table first."""
    ranking = Transfers(shipped())
    source = client_source(CLIENT, shipped(), TODAY)
    held, near = ranking.table.held(source.levels), ranking.content(source.worked)
    by_trade = np.ascontiguousarray(ranking.table.parts.T)
    few = max(5, runs // 100)
    return [
        ("one matrix–vector pass, one row per trade", microseconds(lambda: by_trade @ held, runs)),
        ("the same, one column per trade", microseconds(lambda: held @ ranking.table.parts, runs)),
        ("all trades ranked", microseconds(lambda: ranking.ranked(held, near), runs)),
        ("all trades ranked, from the client’s levels", microseconds(lambda: _whole(ranking, source), runs)),
        ("first 50 with their explanation", microseconds(lambda: ranking.of_client(CLIENT, TODAY, 50), few)),
        ("the table made from the catalogue", microseconds(lambda: Transfers(shipped()), few)),
    ]


def _whole(ranking: Transfers, source: Any) -> Any:
    return ranking.ranked(ranking.table.held(source.levels), ranking.content(source.worked))


def main(runs: int = RUNS) -> None:
    """Print the table, with the ratio to the first row."""
    timed = rows(runs)
    print("| what | median | ratio |\n|---|---|---|")
    for name, found in timed:
        print(f"| {name} | {found:,.1f} µs | {found / timed[0][1]:.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
