"""How little of a limit must be given up: the value of it that a plan found without it needs."""

from collections.abc import Callable, Iterable
from typing import Any

from planner.pathway.problem import Problem
from planner.pathway.schedule import Placed
from planner.supposition import PINNED_STEPS

Steps = Iterable[Placed]


def least(name: str, value: Any, given_up: Any, problem: Problem, placed: Steps) -> Any:
    """Return what a limit must become for a plan; `given_up` where nothing less is known to be enough."""
    found = LEAST.get(name)
    return given_up if found is None else found(value, problem, tuple(placed))


def _modes(value: Iterable[str], problem: Problem, placed: Steps) -> tuple[str, ...]:
    return _with(value, (step.candidate.mode for step in placed))


def _regions(value: Iterable[str], problem: Problem, placed: Steps) -> tuple[str, ...]:
    return _with(value, (_session(problem, step, "region") for step in placed))


def _languages(value: Iterable[str], problem: Problem, placed: Steps) -> tuple[str, ...]:
    return _with(value, (_session(problem, step, "language") for step in placed))


def _session(problem: Problem, step: Placed, name: str) -> str:
    session = problem.catalogue.session(step.code, step.candidate.session)
    return str(getattr(session, name)) if session else ""


def _with(value: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*value, *used} - {""}))


def _forbidden(value: Iterable[str], problem: Problem, placed: Steps) -> tuple[str, ...]:
    taken = {step.code for step in placed}
    return tuple(code for code in value if code not in taken)


def _pinned(value: Iterable[str], problem: Problem, placed: Steps) -> tuple[str, ...]:
    taken = {step.code for step in placed}
    return tuple(code for code in value if code in taken)


def _pinned_steps(value: Iterable[str], problem: Problem, placed: Steps) -> tuple[str, ...]:
    """Return the activities whose pinned step the plan takes on the same day."""
    starts = {step.code: problem.day(step.start) for step in placed}
    ours = {step.activity: step.start for step in problem.case.plan.activity_steps}
    return tuple(code for code in value if starts.get(code) == ours.get(code))


LEAST: dict[str, Callable[[Any, Problem, Steps], Any]] = {
    "modes": _modes,
    "regions": _regions,
    "languages": _languages,
    "forbidden": _forbidden,
    "pinned": _pinned,
    PINNED_STEPS: _pinned_steps,
}
