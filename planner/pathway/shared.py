"""What a stopped search holds, offered to every profile that it did not prove."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from planner.pathway.conditional import read
from planner.pathway.criteria import CRITERIA, Criterion, allows
from planner.pathway.greedy import Plan
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Problem
from planner.pathway.proposals import Winner
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.schedule import Timeline, figures

UNPROVEN = (Status.FEASIBLE, Status.UNKNOWN)
BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


def shared(run: Run, winners: Iterable[Winner]) -> list[Winner]:
    """Return the winners, each unproven one with the best plan held for its profile under its reading.

    A plan keeps to every limit of the problem; only what a profile refuses keeps it from another profile. A
    conditional plan is given to a profile that has no firm one: beside a firm one it must be proven better.
    """
    found = _shared(run, list(winners), firm=True)
    sure = {winner.profile for winner in found if winner.firm and winner.outcome.placed is not None}
    return _shared(run, found, firm=False, but=sure)


def _shared(run: Run, found: list[Winner], firm: bool, but: Collection[str] = ()) -> list[Winner]:
    ours = [winner for winner in found if winner.firm is firm]
    unproven = [w for w in ours if w.outcome.status in UNPROVEN and w.profile not in but]
    outcomes = [winner.outcome for winner in ours]
    outcomes += [run.sketched(BY_NAME[winner.profile], firm) for winner in unproven]
    held = {outcome.placed: outcome.finish for outcome in outcomes if outcome.placed is not None}
    return [_best(run.problem, winner, held) if winner in unproven else winner for winner in found]


def _best(problem: Problem, winner: Winner, held: Mapping[Plan, int]) -> Winner:
    """Return the winner with the best plan that its profile allows, and the bounds proven for it."""
    criterion = BY_NAME[winner.profile]
    allowed = [plan for plan in held if allows(criterion, problem, plan)]
    if not allowed:
        return winner
    best = min(allowed, key=lambda plan: order(read(problem, plan, winner.firm), criterion, held[plan]))
    made = Outcome(Status.FEASIBLE, best, held[best], bounds=winner.outcome.bounds)
    return replace(winner, outcome=made)


def order(timeline: Timeline, criterion: Criterion, finish: int) -> tuple[Any, ...]:
    """Return by what a profile orders plans: its figures, fewest steps, nearest if asked, the first list."""
    sums, steps = figures(timeline, finish), timeline.placed.values()
    least = (-sums.coverage if name == "coverage" else getattr(sums, name) for name in criterion.figures)
    far = sums.away if timeline.problem.near_first else 0
    return *least, len(steps), far, sorted(step.key for step in steps)
