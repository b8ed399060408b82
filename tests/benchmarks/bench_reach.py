"""How long every trade takes for one client, against six-profile searches of that client in the same run.

Times are those of the processor, one thread, so that what else runs on the computer counts little.
Run from the project's folder: python -m tests.benchmarks.bench_reach [RUNS]
"""

import sys
from dataclasses import dataclass, field
from statistics import median
from time import process_time

from db.starter import sample_cases
from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.destinations import Destination, destinations
from planner.pathway.problem import problem
from planner.pathway.result import Status
from planner.pathway.search import search
from tests.planner.pathway.stories import TODAY
from tests.resources.shipped import shipped

RUNS = 5


@dataclass
class Times:
    """The times of one client's runs, in processor seconds."""

    six: list[float] = field(default_factory=list)
    firm: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)


def once(case: Case, catalogue: Catalogue, times: Times) -> tuple[Destination, ...]:
    """Add one run to the times: six profiles, every trade firmly, the first one, and with conditions."""
    began = process_time()
    search(problem(case, catalogue))
    times.six.append(process_time() - began)
    began, told = process_time(), list[float]()

    def tell(found: Destination, share: float) -> None:
        if found.finish and not told:
            told.append(process_time() - began)

    destinations(case, catalogue, tell=tell, hoped=False)
    times.firm.append(process_time() - began)
    times.first += told[:1]
    began = process_time()
    found = destinations(case, catalogue)
    times.whole.append(process_time() - began)
    return found


def report(name: str, case: Case, runs: int) -> str:
    """Return one row of the table."""
    times, catalogue = Times(), shipped()
    for _ in range(runs):
        found = once(case, catalogue, times)
    firm = sum(d.status is Status.OPTIMAL for d in found)
    hoped = sum(d.status is Status.INFEASIBLE and d.finish is not None for d in found)
    six, sure, whole = median(times.six), median(times.firm), median(times.whole)
    return (
        f"| {name} | {firm} + {hoped} of {len(found)} | {six:.2f} s | {median(times.first or [0]):.2f} s "
        f"| {sure:.2f} s ({sure / six:.1f}) | {whole:.2f} s ({whole / six:.1f}) |"
    )


def main(runs: int = RUNS) -> None:
    """Print the table."""
    print("| client | trades reached (firm + on condition) | six profiles | first | all, firm | all |")
    print("|---|---|---|---|---|---|")
    samples = sample_cases(TODAY)
    once(next(iter(samples.values())), shipped(), Times())
    for name, case in samples.items():
        print(report(name, case, runs), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
