"""How little of a limit must be given up: the values of it that a plan lifts, and plans that lift few."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from planner.case import WeeklyHours
from planner.pathway.constraints import HOURS, Constraint
from planner.pathway.model import Model
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
from planner.pathway.schedule import Placed
from planner.pathway.variables import Lit
from planner.plan import Step
from planner.supposition import PINNED_STEPS

Steps = Iterable[Placed]


def lifted(limit: Constraint, problem: Problem, candidate: Candidate) -> str:
    """Return the value of a limit that a session lifts; "" if it keeps to the limit."""
    found = LISTS[limit.name](problem, candidate)
    return found if found and (found in limit.value) is (limit.name == "forbidden") else ""


def at_most(count: int, limits: Iterable[Constraint], model: Model) -> None:
    """Have a model lift so many values at most of some limits."""
    lifting: dict[tuple[str, str], list[Lit]] = {}
    kept = tuple(limits)
    for _, candidate, lit in model.choices:
        for limit in kept:
            if value := lifted(limit, model.problem, candidate):
                lifting.setdefault((limit.name, value), []).append(lit)
    model.cp.add(sum(_any(model, lits) for lits in lifting.values()) <= count)


def _any(model: Model, lits: Iterable[Lit]) -> Lit:
    one = model.cp.new_bool_var("")
    for lit in lits:
        model.cp.add_implication(lit, one)
    return one


def values_lifted(limits: Iterable[Constraint], problem: Problem, placed: Steps) -> int:
    """Return how many values of some limits a plan lifts."""
    steps = tuple(placed)
    return sum(len({lifted(limit, problem, step.candidate) for step in steps} - {""}) for limit in limits)


def least(limit: Constraint, problem: Problem, placed: Steps) -> Any:
    """Return what a limit must become for a plan; what is given up where nothing less is known to do."""
    steps = tuple(placed)
    if limit.name in LISTS:
        found = {lifted(limit, problem, step.candidate) for step in steps} - {""}
        return (
            tuple(v for v in limit.value if v not in found)
            if limit.name == "forbidden"
            else _with(limit, found)
        )
    rest = REST.get(limit.name)
    return rest(limit, problem, steps) if rest else limit.to


def _with(limit: Constraint, found: set[str]) -> tuple[str, ...]:
    return tuple(sorted({*limit.value, *found}))


def _session(name: str) -> Callable[[Problem, Candidate], str]:
    def value(problem: Problem, candidate: Candidate) -> str:
        session = problem.catalogue.session(candidate.activity, candidate.session)
        return str(getattr(session, name)) if session else ""

    return value


def _pinned(limit: Constraint, problem: Problem, placed: tuple[Placed, ...]) -> tuple[str, ...]:
    """Return the pins that stay, and those that the plan keeps all the same."""
    taken = {step.code for step in placed}
    return tuple(code for code in limit.value if code in taken or code in limit.to)


def _pinned_steps(limit: Constraint, problem: Problem, placed: tuple[Placed, ...]) -> tuple[str, ...]:
    """Return the activities whose pinned step the plan takes as it is pinned."""
    taken = {step.code: step for step in placed}
    kept = {step.activity: _is_as_pinned(step, taken.get(step.activity), problem) for step in limit.steps}
    return tuple(code for code in limit.value if code in limit.to or kept[code])


def _is_as_pinned(pinned: Step, taken: Placed | None, problem: Problem) -> bool:
    """Say whether a step is taken in its own group on its own days; a pin without a day keeps nothing."""
    if pinned.start is None or taken is None:
        return pinned.start is None
    session, start, end = taken.candidate.session, problem.day(taken.start), problem.day(taken.end)
    return (session, start) == (pinned.session, pinned.start) and pinned.end in (None, end)


def _hours(limit: Constraint, problem: Problem, placed: tuple[Placed, ...]) -> list[Mapping[str, Any]]:
    """Return the weekly hours of each period, no higher than the plan needs and no lower than they were."""
    stated = {row["from"]: row["hours"] for row in limit.value}
    rows = sorted(problem.case.preferences.weekly_hours, key=lambda row: row.start)
    ends = [*(row.start for row in rows[1:]), problem.deadline]
    return [
        {"from": row.start, "hours": max(stated[row.start], _needed(row, days, problem, placed))}
        for row, days in zip(rows, _periods(problem, rows, ends), strict=True)
    ]


def _periods(problem: Problem, rows: Iterable[WeeklyHours], ends: Iterable[Any]) -> Iterator[tuple[int, int]]:
    """Yield the first day of each period and the day after its last; the first holds before its date too."""
    since = 0
    for _, end in zip(rows, ends, strict=True):
        until = (end - problem.start).days
        yield since, until
        since = max(since, until)


def _needed(row: WeeklyHours, days: tuple[int, int], problem: Problem, placed: tuple[Placed, ...]) -> float:
    """Return the most hours of study, what runs included, in a week of some days."""
    study, needed = [s for s in placed if s.candidate.studies and s.start < s.end], 0.0
    for start, end, free in problem.limits:
        first, last = max(start, days[0]), min(end, days[1])
        loads = (_load(study, day) for day in {first, *(s.start for s in study)} if first <= day < last)
        peak = max(loads, default=0.0)
        needed = max(needed, row.hours - (free - peak)) if peak else needed
    return round(needed, 3)


def _load(study: Iterable[Placed], day: int) -> float:
    return sum(step.candidate.hours_per_week for step in study if step.start <= day < step.end)


LISTS: dict[str, Callable[[Problem, Candidate], str]] = {
    "modes": lambda _, candidate: candidate.mode,
    "regions": _session("region"),
    "languages": _session("language"),
    "forbidden": lambda _, candidate: candidate.activity,
}
REST: dict[str, Callable[[Constraint, Problem, tuple[Placed, ...]], Any]] = {
    "pinned": _pinned,
    PINNED_STEPS: _pinned_steps,
    HOURS: _hours,
}
