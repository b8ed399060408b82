"""The engine against the same model given whole to the solver, its own first plan, and every plan counted.

Run from the project's folder: python -m tests.benchmarks.bench_engine [--sizes 200x500,1000x2000]
[--shapes sparse,dense] [--runs 5] [--cap 60] [--seconds-budget 3600] [--plain]. One profile (fastest: finish,
money, hours, steps, list), each solve in a process of its own, so that its memory is its own. A solve stopped
at the cap counts as "at least". Each row is printed when it is done, each shape's growth with its last row,
the small problems first. The budget is shared out among the rows left: a row that used its share up is
printed with the seeds that it has. With --plain, the whole model is solved with the solver's own settings.
"""

import argparse
import resource
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf, log
from multiprocessing import get_context
from statistics import mean, median
from time import perf_counter
from unittest.mock import patch

from planner.pathway.criteria import CRITERIA
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Offers, Problem, Scope, problem
from planner.pathway.reach import Reach
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.search import search
from planner.pathway.solver import PARAMETERS, Solver
from tests.benchmarks.generated import SHAPES, generated
from tests.reference.comparison import disagreements
from tests.reference.oracle import answers
from tests.reference.problems import random_problem

FASTEST = CRITERIA[0]
PLAIN = {"num_workers": 1, "random_seed": 0}
Work = Callable[[], Outcome]


@dataclass(frozen=True, slots=True)
class Solved:
    """How one solve ended: its figures, seconds, megabytes and how many activities the model had."""

    status: Status
    reached: tuple[int, ...]
    seconds: float
    megabytes: float
    first_finish: int | None = None
    size: int = 0


def engine(kind: str, size: tuple[int, int], seed: int, cap: float) -> Solved:
    """Solve with every reduction; the reading of the problem counts."""
    case, catalogue = generated(SHAPES[kind], *size, seed)
    began = perf_counter()
    run = Run(problem(case, catalogue), _solver(cap))
    outcome = run.outcome(FASTEST, firm=True)
    seconds, first = perf_counter() - began, run.sketched(FASTEST)
    return _solved(outcome, seconds, first.finish if first.placed is not None else None, _steps(run))


def whole(kind: str, size: tuple[int, int], seed: int, cap: float, plain: bool = False) -> Solved:
    """Solve the same with every activity, tree and session in the model; `plain` without our settings."""
    posed = _everything(problem(*generated(SHAPES[kind], *size, seed)))
    everything = Reach(posed.candidates, 0, {})
    began = perf_counter()
    with (
        patch("planner.pathway.solver.PARAMETERS", PLAIN if plain else PARAMETERS),
        patch("planner.pathway.models.undominated", lambda problem, scope, found, firm, check: found),
        patch("planner.pathway.models.reach", lambda problem, scope, firm, check, supply: everything),
        patch("planner.pathway.known.greedy", lambda *asked: None),
        patch("planner.pathway.progress.Parting", lambda *asked: None),
        patch("planner.pathway.reading.Reading.of", lambda self, node: node),
        patch("planner.pathway.opening.Openings.shares", lambda self, node, consumer, is_last: False),
    ):
        run = Run(posed, _solver(cap))
        outcome = run.outcome(FASTEST, firm=True)
    return _solved(outcome, perf_counter() - began, None, _steps(run))


def _everything(posed: Problem) -> Problem:
    offers = Offers(posed.case, posed.catalogue)
    every = frozenset(offers.trees)
    found = {code: offers.candidates(code) for code in sorted(every)}
    scopes = {name: Scope(every, every) for name in posed.scopes}
    chosen = {code: candidates for code, candidates in found.items() if candidates}
    return replace(posed, scopes=scopes, candidates=chosen, trees=offers.trees)


def _solver(cap: float) -> Solver:
    end = perf_counter() + cap
    return Solver(lambda: perf_counter() > end)


def _steps(run: Run) -> int:
    return max((len(model.steps) for model in run._models.built.values()), default=0)


def _solved(outcome: Outcome, seconds: float, first: int | None, size: int) -> Solved:
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Solved(outcome.status, outcome.reached, seconds, megabytes, first, size)


def alone(work: Callable[..., Solved], *arguments: object) -> Solved:
    """Return what a piece of work says in a new process, with OR-Tools warm."""
    with get_context("spawn").Pool(1, _warm) as pool:
        return pool.apply(work, arguments)


def _warm() -> None:
    import ortools.sat.python.cp_model  # noqa: F401


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms each problem is solved: at most how many seeds and seconds, and the whole how."""

    runs: int
    cap: float
    plain: bool

    def pairs(self, kind: str, size: tuple[int, int], end: float) -> Iterator[tuple[Solved, Solved]]:
        """Yield how the engine and the whole model did on each seed begun before `end`, on one at least."""
        for seed in range(self.runs):
            if seed and perf_counter() > end:
                return
            ours = alone(engine, kind, size, seed, self.cap)
            yield ours, alone(whole, kind, size, seed, self.cap, self.plain)


def row(kind: str, size: tuple[int, int], ours: list[Solved], theirs: list[Solved], cap: float) -> str:
    """Return one row of the table: medians over the seeds."""
    runs = len(ours)
    both = [(a, b) for a, b in zip(ours, theirs, strict=True) if Status.FEASIBLE not in (a.status, b.status)]
    proven = [(a, b) for a, b in both if Status.UNKNOWN not in (a.status, b.status)]
    equal = sum(a.reached == b.reached for a, b in proven)
    one, other = median(s.seconds for s in ours), median(s.seconds for s in theirs)
    slow, capped = (">" if seconds >= cap else "" for seconds in (one, other))
    ratio = "none" if slow else f"{capped}{other / one:.0f}×"
    worse = [s.first_finish / s.reached[0] - 1 for s in ours if s.first_finish and s.reached and s.reached[0]]
    greedy = f"{100 * median(worse):.0f} % ({len(worse)} of {runs})" if worse else "none"
    return (
        f"| {kind} | {size[0]}×{size[1]} | {median(s.size for s in ours):.0f} | {slow}{one:.2f} s "
        f"(max {max(s.seconds for s in ours):.2f}) | {_proofs(ours)} "
        f"| {capped}{other:.1f} s | {_proofs(theirs)} "
        f"| {ratio} | {equal} of {len(proven)} | {greedy} "
        f"| {median(s.megabytes for s in ours):.0f} / {median(s.megabytes for s in theirs):.0f} |"
    )


def growth(kind: str, sizes: list[tuple[int, int]], found: list[list[Solved]]) -> str:
    """Return how the engine's time grows from the smallest size to the largest."""
    first, last = (median(s.seconds for s in rows) for rows in (found[0], found[-1]))
    (few, _), (many, _) = sizes[0], sizes[-1]
    power = log(last / first) / log(many / few)
    return (
        f"| {kind}: {few} → {many} | activities ×{many / few:.0f} | | time ×{last / first:.1f} "
        f"(about n^{power:.2f}) | | | | | | | |"
    )


def small(seeds: int) -> str:
    """Return how long all profiles of small random problems take, beside counting every plan of theirs."""
    ours, counted, equal = [], [], 0
    for seed in range(seeds):
        case, catalogue = random_problem(seed)
        began = perf_counter()
        search(problem(case, catalogue))
        ours.append(perf_counter() - began)
        began = perf_counter()
        answers(case, catalogue)
        counted.append(perf_counter() - began)
        equal += not disagreements((case, catalogue))
    one, other = median(ours), median(counted)
    return (
        f"Small problems, all profiles with alternatives: {one:.3f} s (mean {mean(ours):.3f}); every plan "
        f"counted: {other:.3f} s (mean {mean(counted):.3f}); status, figures and plans equal: "
        f"{equal} of {seeds}."
    )


def _proofs(found: Iterable[Solved]) -> str:
    rows = list(found)
    return f"{sum(s.status in (Status.OPTIMAL, Status.INFEASIBLE) for s in rows)} of {len(rows)}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="200x500,1000x2000,5000x13000")
    parser.add_argument("--shapes", default=",".join(SHAPES))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cap", type=float, default=60)
    parser.add_argument("--small", type=int, default=40)
    parser.add_argument("--seconds-budget", type=float, default=inf)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    end = perf_counter() + asked.seconds_budget
    _warm()
    if asked.small:
        print(small(asked.small), end="\n\n", flush=True)
    print(
        "| shape | size | in the model | engine | proven | whole | proven | ratio | equal | first plan | MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    sizes, kinds = [_size(text) for text in asked.sizes.split(",")], asked.shapes.split(",")
    table(kinds, sizes, Terms(asked.runs, asked.cap, asked.plain), end)


def table(kinds: list[str], sizes: list[tuple[int, int]], terms: Terms, end: float) -> None:
    """Print the rows of each shape and its growth, each row with an equal share of the time that is left."""
    left = len(kinds) * len(sizes)
    for kind in kinds:
        found = []
        for size in sizes:
            share = (end - perf_counter()) / left
            ours, theirs = zip(*terms.pairs(kind, size, perf_counter() + share), strict=True)
            print(row(kind, size, list(ours), list(theirs), terms.cap), flush=True)
            found.append(list(ours))
            left -= 1
        if len(sizes) > 1:
            print(growth(kind, sizes, found), flush=True)


def _size(text: str) -> tuple[int, int]:
    activities, skills = (int(number) for number in text.split("x"))
    return activities, skills


if __name__ == "__main__":
    main()
