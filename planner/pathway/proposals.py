"""Proposals: plans with their figures, bounds and reasons; one for each set of steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from frozendict import frozendict

from planner.pathway.capacity import SCALE
from planner.pathway.conditional import conditions, grounded
from planner.pathway.explain import why
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Problem
from planner.pathway.result import Proposal, ProposedStep, Reason, Status
from planner.pathway.schedule import Placed, Timeline, figures

WORST_FIRST = (Status.UNKNOWN, Status.FEASIBLE, Status.OPTIMAL)


@dataclass(frozen=True, slots=True)
class Winner:
    """The plan that a profile, or a search for another way in, found under one reading of the unknown."""

    profile: str
    outcome: Outcome
    firm: bool = True


Drawn = dict[tuple[frozenset[tuple[str, str, int]], int, bool], Proposal]


def proposals(
    problem: Problem, winners: Iterable[Winner], drawn: Drawn | None = None
) -> tuple[Proposal, ...]:
    """Return one proposal for each set of steps, with all the profiles that it wins.

    What was `drawn` for an earlier answer is not drawn again.
    """
    found: dict[Any, Proposal] = {}
    drawn = {} if drawn is None else drawn
    for winner in winners:
        if winner.outcome.placed is not None:
            made = _drawn(problem, winner, drawn)
            key = frozenset(step.key for step in winner.outcome.placed), bool(made.conditional_on)
            found[key] = _merged(found[key], made) if key in found else made
    return tuple(found.values())


def _drawn(problem: Problem, winner: Winner, drawn: Drawn) -> Proposal:
    """Return the proposal of a winner; those with the same steps differ in profile, status and bounds."""
    outcome = winner.outcome
    key = frozenset(step.key for step in outcome.placed or ()), outcome.finish, winner.firm
    if key not in drawn:
        drawn[key] = proposal(problem, winner)
    bounds = _bounds(problem, outcome)
    return replace(drawn[key], profiles=(winner.profile,), status=outcome.status, bound=bounds)


def _bounds(problem: Problem, outcome: Outcome) -> Mapping[str, Any]:
    return frozendict({name: bound(problem, name, value) for name, value in outcome.bounds.items()})


def _merged(one: Proposal, other: Proposal) -> Proposal:
    profiles = tuple(dict.fromkeys((*one.profiles, *other.profiles)))
    status = min(one.status, other.status, key=WORST_FIRST.index)
    bounds = {name: _weaker(name, one.bound, other.bound) for name in (*one.bound, *other.bound)}
    return replace(one, profiles=profiles, bound=frozendict(bounds), status=status)


def _weaker(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Any:
    """Return the bound of a figure that holds for both profiles: a second figure's holds for one only."""
    known = [bounds[name] for bounds in (one, other) if name in bounds]
    return max(known) if name == "coverage" else min(known)


def proposal(problem: Problem, winner: Winner) -> Proposal:
    """Return a winner's plan as a proposal; a firm one takes nothing unknown for granted."""
    outcome = winner.outcome
    placed = sorted(outcome.placed or (), key=lambda s: (s.start, s.end, s.key))
    finish = outcome.finish
    timeline = Timeline(problem, placed) if winner.firm else grounded(problem, placed, finish)
    sums, reasons = figures(timeline, finish), why(timeline, finish)
    return Proposal(
        (winner.profile,),
        outcome.status,
        problem.day(sums.finish),
        sums.money_cents,
        sums.income_cents,
        sums.hours,
        sums.coverage,
        sums.away,
        tuple(_step(problem, step, reasons[step.code]) for step in placed),
        conditions(timeline),
        any(step.candidate.estimated for step in placed),
        _bounds(problem, outcome),
        problem.start,
    )


def _step(problem: Problem, step: Placed, reasons: tuple[Reason, ...]) -> ProposedStep:
    start, end, chosen = problem.day(step.start), problem.day(step.end), step.candidate
    return ProposedStep(chosen.activity, chosen.session, start, end, chosen.hours_per_week, reasons)


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
