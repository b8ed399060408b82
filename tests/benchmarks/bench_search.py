"""How long the two stories take: medians of several runs, after OR-Tools is imported.

Run from the project's folder: python -m tests.benchmarks.bench_search [RUNS]
"""

import sys
from collections.abc import Callable
from itertools import product
from statistics import median
from time import perf_counter
from typing import Any

from planner.pathway.problem import problem
from planner.pathway.search import search
from planner.related import related
from tests.planner.pathway.stories import TARGETS, story
from tests.resources.shipped import shipped

RUNS = 5


def seconds(work: Callable[[], Any], runs: int) -> float:
    """Return the median time of a piece of work, in seconds."""
    times = []
    for _ in range(runs):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return median(times)


def report(name: str, runs: int, own: bool) -> str:
    """Return one row of the table: a story, its sizes and its times, with its `own` fields or among all."""
    case, catalogue = story(name), shipped()
    case = related(case, catalogue) if own else case
    found = problem(case, catalogue)
    answer = search(found)
    built = seconds(lambda: problem(case, catalogue), runs)
    every = seconds(lambda: search(found), runs)
    one = seconds(lambda: search(found, profiles=("fastest",)), runs)
    core, whole = len(found.scopes["core"].codes), len(catalogue.activities)
    return (
        f"| {name} | {'own' if own else 'all'} | {core} of {whole} | {built:.3f} s | {one:.2f} s "
        f"| {every:.2f} s | {len(answer.proposals)} | {answer.status} |"
    )


def main(runs: int = RUNS) -> None:
    """Print the table."""
    print("| story | fields | activities | problem | one profile | six profiles | proposals | status |")
    print("|---|---|---|---|---|---|---|---|")
    for name, own in product(TARGETS, (False, True)):
        print(report(name, runs, own))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
