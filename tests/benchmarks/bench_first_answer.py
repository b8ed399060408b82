"""How long the first answer takes: a client of whom only a name is known, and each trade in turn.

Times are those of the processor, after OR-Tools is imported. With STEP, every so many trades are looked at.
Run from the project's folder: python -m tests.benchmarks.bench_first_answer [STEP]
"""

import sys
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from time import process_time

from planner.case import Case, Preferences, Target
from planner.catalogue import Catalogue
from planner.client import Client
from planner.pathway.problem import problem
from planner.pathway.result import Result, Status
from planner.pathway.search import search
from planner.recognition import with_recognition
from tests.resources.shipped import shipped

START = date(2026, 12, 1)
PROVEN = (Status.OPTIMAL, Status.INFEASIBLE)


@dataclass(frozen=True)
class Times:
    """One trade's processor seconds, up to the first card and to the end, and whether all is proven."""

    trade: str
    first: float
    whole: float
    proven: bool


def minimal(trade: str) -> Case:
    """Return the case of a client of whom nothing is known, who aims at a trade."""
    return Case(client=Client(), preferences=Preferences(START), target=Target(trade))


def measured(trade: str, catalogue: Catalogue) -> Times:
    """Return the times of one trade."""
    case, began = minimal(trade), process_time()
    told: list[float] = []
    found = search(
        problem(case, with_recognition(case, catalogue)),
        found=lambda so_far: told.append(process_time() - began),
    )
    whole = process_time() - began
    return Times(trade, told[0] if told else whole, whole, is_proven(found))


def is_proven(found: Result) -> bool:
    """Say whether each profile has its best plan, or the proof that there is none."""
    blocked = {reason.profile for reason in found.why_not}
    firm = [proposal for proposal in found.proposals if not proposal.conditional_on]
    return all(p.status in PROVEN for p in found.proposals) and bool(firm or blocked)


def row(name: str, times: list[float]) -> str:
    """Return one row of the table."""
    last = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return f"| {name} | {median(times):.2f} s | {last:.2f} s | {max(times):.2f} s |"


def main(step: int = 1) -> None:
    """Print the table, then the trades that took longest."""
    catalogue = shipped()
    measured(min(catalogue.trades), catalogue)
    found = [measured(trade, catalogue) for trade in sorted(catalogue.trades)[::step]]
    print(f"{len(found)} trades, {sum(times.proven for times in found)} proven whole")
    print("| processor time | median | 95 % | worst |")
    print("|---|---|---|---|")
    print(row("first card", [times.first for times in found]))
    print(row("all profiles, other ways in, why not", [times.whole for times in found]))
    for times in sorted(found, key=lambda times: -times.whole)[:5]:
        print(f"{times.trade}: {times.whole:.2f} s{'' if times.proven else ', not proven'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
