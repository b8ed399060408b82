"""Where the engine and the oracle disagree, and what the engine's own plans break."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.check import LAW, check
from planner.figures import figures_of, laid_out
from planner.pathway.criteria import CRITERIA
from planner.pathway.problem import problem
from planner.pathway.result import ALTERNATIVE, PROFILES, Proposal, Result, Status
from planner.pathway.search import search
from planner.requirement import Not, Requirement
from planner.timeline import Timeline
from tests.reference.judging import holds, plan_figures
from tests.reference.oracle import Answer, Winner, answers
from tests.reference.problems import Answers, Problem
from tests.reference.world import World, choices

FIGURES = ("finish", "money_cents", "income_cents", "hours", "away")
ORDER = {c.name: c.figures for c in CRITERIA} | {ALTERNATIVE: ("finish", "money_cents", "hours")}
ROUNDING = 1e-9
Names = list[tuple[str, str, date]]


def disagreements(drawn: Problem, known: Answers | None = None) -> list[str]:
    """Return one line for each thing in which engine, oracle and check differ."""
    result = search(problem(*drawn))
    expected = known or answers(*drawn)
    lines = [line for name in PROFILES for line in _profile(name, expected[name], result)]
    lines += [line for proposal in result.proposals for line in _check(drawn, proposal)]
    lines += [line for proposal in result.proposals for line in _told(proposal)]
    lines += [line for proposal in result.proposals for line in _rests(drawn, proposal)]
    return lines + _status(expected, result)


def _profile(name: str, answer: Answer, result: Result) -> Iterator[str]:
    found = [p for p in result.proposals if name in p.profiles]
    yield from _compared(f"{name} firm", answer.firm, [p for p in found if not p.conditional_on])
    yield from _compared(f"{name} conditional", answer.conditional, [p for p in found if p.conditional_on])


def _compared(what: str, expected: Winner | None, found: list[Proposal]) -> Iterator[str]:
    if expected is None or not found:
        if expected or found:
            yield f"{what}: oracle {_shown(expected)}, engine {[_names(p) for p in found]}"
        return
    proposal = found[0]
    if len(found) > 1 or expected.names != _names(proposal):
        yield f"{what}: oracle {_shown(expected)}, engine {[(_names(p), _figures(p)) for p in found]}"
    yield from _different_figures(what, expected, proposal)
    yield from _bounds(what, expected, proposal)


def _bounds(what: str, expected: Winner, proposal: Proposal) -> Iterator[str]:
    """Yield the bounds of a proven proposal that are not the figures of the oracle's winner."""
    figures = expected.figures
    values = {**asdict(figures), "earliest_pay": min(figures.finish, figures.first_pay)}
    names = [name for profile in proposal.profiles for name in ORDER[profile]]
    if proposal.status is Status.OPTIMAL and set(names) != proposal.bound.keys():
        yield f"{what}: bounds of {sorted(proposal.bound)}, not of {sorted(set(names))}"
    for name, bound in proposal.bound.items():
        if abs(_number(bound) - _number(values[name])) > ROUNDING:
            yield f"{what}: bound of {name} {bound}, oracle {values[name]}"


def _number(value: Any) -> float:
    return value.toordinal() if isinstance(value, date) else value


def _different_figures(what: str, expected: Winner, proposal: Proposal) -> Iterator[str]:
    for name in FIGURES:
        if getattr(expected.figures, name) != getattr(proposal, name):
            yield f"{what}: {name} oracle {getattr(expected.figures, name)}, engine {getattr(proposal, name)}"
    if abs(expected.figures.coverage - proposal.coverage) > ROUNDING:
        yield f"{what}: coverage oracle {expected.figures.coverage}, engine {proposal.coverage}"


def _told(proposal: Proposal) -> Iterator[str]:
    """Yield the steps that nothing is said to ask for."""
    for step in proposal.steps:
        if not step.why:
            yield f"why of {_names(proposal)}: {step.activity} is there for nothing"


def _rests(drawn: Problem, proposal: Proposal) -> Iterator[str]:
    """Yield that a plan does not hold on its conditions alone, or holds just as well without one of them.

    By the contract each unknown counts as met, a condition and its contrary too: no world holds both.
    """
    asked = frozenset(proposal.conditional_on)
    if any(Not(one) in asked for one in asked):
        return
    if asked and not _holds_as_said(drawn, proposal, asked):
        yield f"conditions of {_names(proposal)}: {asked} are not enough"
    for one in asked:
        if _holds_as_said(drawn, proposal, asked - {one}):
            yield f"conditions of {_names(proposal)}: {one} is needless"


def _holds_as_said(drawn: Problem, proposal: Proposal, assumed: frozenset[Requirement]) -> bool:
    """Say whether a plan holds, with its finish and coverage, if only some conditions are met."""
    world = World(*drawn, assumed=assumed)
    made = {choice.name: choice for a in world.activities.values() for choice in choices(a, world)}
    plan = tuple(made[step.activity, step.session, step.start] for step in proposal.steps)
    if not holds(plan, world, firm=True):
        return False
    came = plan_figures(plan, world, firm=True)
    return came.finish == proposal.finish and abs(came.coverage - proposal.coverage) < ROUNDING


def _names(proposal: Proposal) -> Names:
    return sorted((step.activity, step.session, step.start) for step in proposal.steps)


def _shown(winner: Winner | None) -> Any:
    return (winner.names, winner.figures) if winner else None


def _figures(proposal: Proposal) -> dict[str, Any]:
    return {name: getattr(proposal, name) for name in (*FIGURES, "coverage")}


def _check(drawn: Problem, proposal: Proposal) -> Iterator[str]:
    """Yield what the independent check says against a proposal, and other figures than the engine's."""
    case, catalogue = drawn
    adopted = adopt(case, proposal, catalogue)
    for issue in check(adopted, catalogue):
        if issue.severity == LAW:
            yield f"check of {_names(proposal)}: {issue.code} {dict(issue.details)}"
    shown, sure = laid_out(adopted, catalogue), not proposal.conditional_on
    if sure and shown.hopeful:
        yield f"check of {_names(proposal)}: rests on something unknown"
    yield from _told_of_hope(adopted, catalogue, shown, proposal)
    counted = figures_of(shown if sure else shown.hoped)
    for name in (*FIGURES, "coverage"):
        value, engine = getattr(counted, name), getattr(proposal, name)
        if value != engine and (name != "coverage" or abs(value - engine) > ROUNDING):
            yield f"figures of {_names(proposal)}: {name} {value}, engine {engine}"


def _told_of_hope(adopted: Case, catalogue: Catalogue, shown: Timeline, proposal: Proposal) -> Iterator[str]:
    """Yield that a plan which is sure anyway, but hoped to end sooner, is not said to be so."""
    if proposal.conditional_on and shown.finish > proposal.finish:
        codes = {issue.code for issue in check(adopted, catalogue)}
        if shown.hopeful or "sooner-if-documented" not in codes:
            yield f"check of {_names(proposal)}: a hope of {proposal.finish} is not told, {shown.finish}"


def _status(expected: dict[str, Answer], result: Result) -> list[str]:
    firm = [bool(answer.firm) for answer in expected.values()]
    status = Status.OPTIMAL if all(firm) else Status.FEASIBLE if any(firm) else Status.INFEASIBLE
    return [] if result.status is status else [f"status: oracle {status}, engine {result.status}"]
