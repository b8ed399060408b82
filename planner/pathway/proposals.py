"""Proposals: plans with their figures, bounds and reasons; one for each set of steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

from planner.pathway.capacity import SCALE
from planner.pathway.criteria import Criterion
from planner.pathway.problem import Problem
from planner.pathway.result import Proposal, ProposedStep
from planner.pathway.schedule import Placed, figures
from planner.pathway.stages import Outcome


@dataclass(frozen=True, slots=True)
class Winner:
    """The outcome of a profile under the firm reading."""

    criterion: Criterion
    firm: Outcome


def proposals(problem: Problem, winners: Iterable[Winner]) -> tuple[Proposal, ...]:
    """Return one proposal for each set of steps, with all the profiles that it wins."""
    found: dict[Any, Proposal] = {}
    for winner in winners:
        if winner.firm.placed is not None:
            found_key = tuple(sorted(step.key for step in winner.firm.placed))
            made = proposal(problem, winner.criterion.name, winner.firm)
            known = found.get(found_key)
            found[found_key] = made if known is None else _merged(known, made)
    return tuple(found.values())


def _merged(one: Proposal, other: Proposal) -> Proposal:
    from dataclasses import replace

    bounds = frozendict({**other.bound, **one.bound})
    status = one.status if one.status == other.status else max(one.status, other.status)
    return replace(one, profiles=one.profiles + other.profiles, bound=bounds, status=status)


def proposal(problem: Problem, profile: str, outcome: Outcome) -> Proposal:
    """Return an outcome's plan as a proposal."""
    placed = sorted(outcome.placed or (), key=lambda s: (s.start, s.end, s.key))
    sums = figures(problem, placed, outcome.finish)
    return Proposal(
        (profile,),
        outcome.status,
        problem.day(sums.finish),
        sums.money_cents,
        sums.income_cents,
        sums.hours,
        sums.coverage,
        sums.away,
        tuple(_step(problem, step) for step in placed),
        (),
        any(step.candidate.estimated for step in placed),
        frozendict({name: bound(problem, name, value) for name, value in outcome.bounds.items()}),
    )


def _step(problem: Problem, step: Placed) -> ProposedStep:
    c = step.candidate
    return ProposedStep(
        c.activity, c.session, problem.day(step.start), problem.day(step.end), c.hours_per_week
    )


def bound(problem: Problem, name: str, value: int) -> Any:
    """Return a proven bound in the unit of its figure."""
    if name in ("finish", "earliest_pay"):
        return problem.day(value)
    if name == "hours":
        return value / SCALE
    if name == "coverage":
        whole = sum(need.importance * need.level for need in problem.needs)
        return -value / whole if whole else 1.0
    return value
