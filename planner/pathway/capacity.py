"""Study hours a week: steps may overlap while their hours together stay within the limit in force."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING

from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
from planner.pathway.variables import Line, Lit, StepVariables

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntervalVar

SCALE = 1000
# Up to so many days on which each session can begin, they are terms: each has a literal of its own then.
FEW = 20
Choice = list[tuple[Candidate, Lit]]


@dataclass(frozen=True, slots=True)
class Group:
    """A session that is held on these days if `lit`, with its hours a week in thousandths."""

    start: int
    end: int
    pace: int
    lit: Lit


def scaled(hours: float) -> int:
    """Return hours as a whole number of thousandths."""
    return round(hours * SCALE)


def add_capacity(
    cp: "CpModel",
    problem: Problem,
    steps: Mapping[str, StepVariables],
    finish: Line,
    check: Callable[[], None],
) -> None:
    """Keep the hours of steps that overlap within the limit, day by day and from the start to the finish.

    `check` may interrupt it.
    """
    studies = {code: found for code, step in steps.items() if (found := studied(step))}
    if not studies:
        return
    unit = _unit(studies)
    limits = [(start, end, scaled(hours) // unit) for start, end, hours in problem.limits]
    most = max((hours for _, _, hours in limits), default=0)
    intervals, demands = [], []
    for code, found in studies.items():
        check()
        intervals.append(_interval(cp, steps[code], found))
        demands.append(_pace(cp, found, unit))
    for start, end, hours in limits:
        if hours < most:
            intervals.append(cp.new_fixed_size_interval_var(start, end - start, ""))
            demands.append(most - hours)
    cp.add_cumulative(intervals, demands, most)
    cp.add(all_work(steps.values(), check) <= most * unit * finish)
    groups = _groups(cp, steps, studies)
    _add_terms(cp, problem, groups, check)


def _groups(cp: "CpModel", steps: Mapping[str, StepVariables], studies: Mapping[str, Choice]) -> list[Group]:
    """Return the sessions that begin on one day, and all others too where their days are few."""
    chosen = [(code, candidate, lit) for code, found in studies.items() for candidate, lit in found]
    most = FEW if in_terms(candidate for _, candidate, _ in chosen) else 1
    kept = [one for one in chosen if len(one[1].options) <= most]
    return [group for code, candidate, lit in kept for group in _group(cp, steps[code], candidate, lit)]


def in_terms(candidates: Iterable[Candidate]) -> bool:
    """Say whether sessions begin on so few days that which of them is the question."""
    return all(map(has_terms, candidates))


def has_terms(candidate: Candidate) -> bool:
    """Say whether a session begins on few days; of one that begins on any Monday, relaxations see little."""
    return len(candidate.options) <= FEW


def _group(cp: "CpModel", step: StepVariables, candidate: Candidate, lit: Lit) -> Iterator[Group]:
    """Yield a session once for each day on which it can begin, tied to the start of its step."""
    days = candidate.options
    lits = [cp.new_bool_var("") for _ in days] if len(days) > 1 else [lit]
    if len(days) > 1:
        cp.add(sum(lits) == lit)
    for (start, end), begins in zip(days, lits, strict=True):
        if len(days) > 1:
            cp.add(step.start == start).only_enforce_if(begins)
        yield Group(start, end, scaled(candidate.hours_per_week), begins)


def _add_terms(cp: "CpModel", problem: Problem, groups: Sequence[Group], check: Callable[[], None]) -> None:
    """Say of each day on which a group begins that the groups of that day fit: intervals do not see it."""
    days, loads = {group.start for group in groups}, []
    for start, end, hours in problem.limits:
        terms = {_running(groups, day, check) for day in days | {start} if start <= day < end}
        loads += [([groups[place] for place in term], scaled(hours)) for term in sorted(terms)]
    full = [(term, most) for term, most in loads if sum(group.pace for group in term) > most]
    for term, most in full:
        check()
        cp.add(_load(term) <= most)
    if full and sum(len(term) for term, _ in loads) == len(groups):
        _fill(cp, loads)


def _fill(cp: "CpModel", loads: Iterable[tuple[Sequence[Group], int]]) -> None:
    """Say of terms that never overlap that what they leave free together is what no step takes."""
    terms = [(term, min(most, sum(group.pace for group in term))) for term, most in loads]
    free = [cp.new_int_var(0, most, "") for _, most in terms]
    for (term, most), left in zip(terms, free, strict=True):
        cp.add(_load(term) + left == most)
    cp.add(sum(free) == sum(most for _, most in terms) - sum(_load(term) for term, _ in terms))


def _load(term: Iterable[Group]) -> Line:
    return sum(group.pace * group.lit for group in term)


def _running(groups: Sequence[Group], day: int, check: Callable[[], None]) -> tuple[int, ...]:
    """Return the places of the groups that run on a day."""
    check()
    return tuple(n for n, group in enumerate(groups) if group.start <= day < group.end)


def all_work(steps: Iterable[StepVariables], check: Callable[[], None]) -> Line:
    """Return the least study of steps from the plan's start on, in thousandths of hours a week × days."""
    from ortools.sat.python.cp_model import LinearExpr

    loads: list[int] = []
    lits: list[Lit] = []
    for step in steps:
        check()
        for candidate, lit in studied(step):
            lits.append(lit)
            loads.append(scaled(candidate.hours_per_week) * _least_days(candidate))
    return LinearExpr.weighted_sum(lits, loads)


def _least_days(candidate: Candidate) -> int:
    """Return how many days of a plan a session takes at the least; none if it may be over before."""
    return max(0, min(end - max(0, start) for start, end in candidate.options))


def studied(step: StepVariables) -> Choice:
    """Return the sessions of a step that take hours of study in some week."""
    return [(c, lit) for c, lit in step.choice if c.studies and c.hours_per_week > 0 and _lasts(c.options)]


def _unit(studies: Mapping[str, Choice]) -> int:
    """Return the most that all paces are multiples of: what is left of a limit beside them serves none."""
    return gcd(*(scaled(c.hours_per_week) for found in studies.values() for c, _ in found))


def _interval(cp: "CpModel", step: StepVariables, found: Choice) -> "IntervalVar":
    """Return one interval for all the sessions: the solver sees more in it than in one for each."""
    lit = step.taken
    if len(found) < len(step.choice):
        lit = cp.new_bool_var("")
        cp.add(sum(chosen for _, chosen in found) == lit)
    return cp.new_optional_interval_var(step.start, step.length, step.end, lit, step.code)


def _pace(cp: "CpModel", found: Choice, unit: int) -> Line:
    from ortools.sat.python.cp_model import Domain

    paces = {scaled(candidate.hours_per_week) // unit for candidate, _ in found}
    if len(paces) == 1:
        return paces.pop()
    pace = cp.new_int_var_from_domain(Domain.from_values(sorted(paces)), "")
    for candidate, lit in found:
        cp.add(pace == scaled(candidate.hours_per_week) // unit).only_enforce_if(lit)
    return pace


def _lasts(options: tuple[tuple[int, int], ...]) -> bool:
    return any(start < end for start, end in options)
