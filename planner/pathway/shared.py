"""What a stopped search holds, offered to every profile that it did not prove."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.greedy import Plan
from planner.pathway.problem import Problem
from planner.pathway.proposals import Winner
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.schedule import Timeline, figures
from planner.pathway.stages import Outcome

UNPROVEN = (Status.FEASIBLE, Status.UNKNOWN)
BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


def shared(run: Run, winners: Iterable[Winner]) -> list[Winner]:
    """Return the winners, each unproven firm one with the best firm plan held for its profile.

    A plan keeps to every limit of the problem; only what a profile refuses keeps it from another profile.
    """
    found = list(winners)
    unproven = [winner for winner in found if winner.firm and winner.outcome.status in UNPROVEN]
    firm = [winner.outcome for winner in found if winner.firm]
    firm += [run.sketched(BY_NAME[winner.profile]) for winner in unproven]
    held = {outcome.placed: outcome.finish for outcome in firm if outcome.placed is not None}
    return [_best(run.problem, winner, held) if winner in unproven else winner for winner in found]


def _best(problem: Problem, winner: Winner, held: Mapping[Plan, int]) -> Winner:
    """Return the winner with the best plan that its profile allows, and the bounds proven for it."""
    criterion = BY_NAME[winner.profile]
    allowed = [plan for plan in held if all(criterion.allows(step.candidate, problem) for step in plan)]
    if not allowed:
        return winner
    best = min(allowed, key=lambda plan: order(problem, criterion, plan, held[plan]))
    made = Outcome(Status.FEASIBLE, best, held[best], bounds=winner.outcome.bounds)
    return replace(winner, outcome=made)


def order(problem: Problem, criterion: Criterion, plan: Plan, finish: int) -> tuple[Any, ...]:
    """Return by what a profile orders firm plans: its figures, fewest steps, then the first list."""
    sums = figures(Timeline(problem, plan), finish)
    least = (-sums.coverage if name == "coverage" else getattr(sums, name) for name in criterion.figures)
    return *least, len(plan), sorted(step.key for step in plan)
