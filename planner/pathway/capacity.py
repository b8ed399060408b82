"""Study hours a week: steps may overlap while their hours together stay within the limit in force."""

from collections.abc import Mapping
from math import gcd
from typing import TYPE_CHECKING

from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
from planner.pathway.variables import Line, Lit, StepVariables

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntervalVar

SCALE = 1000
Choice = list[tuple[Candidate, Lit]]


def scaled(hours: float) -> int:
    """Return hours as a whole number of thousandths."""
    return round(hours * SCALE)


def add_capacity(cp: "CpModel", problem: Problem, steps: Mapping[str, StepVariables], finish: Line) -> None:
    """Keep the hours of steps that overlap within the limit, day by day and from the start to the finish."""
    studies = {code: found for code, step in steps.items() if (found := studied(step))}
    if not studies:
        return
    unit = _unit(studies)
    limits = [(start, end, scaled(hours) // unit) for start, end, hours in problem.limits]
    most = max((hours for _, _, hours in limits), default=0)
    intervals = [_interval(cp, steps[code], found) for code, found in studies.items()]
    demands = [_pace(cp, found, unit) for found in studies.values()]
    for start, end, hours in limits:
        if hours < most:
            intervals.append(cp.new_fixed_size_interval_var(start, end - start, ""))
            demands.append(most - hours)
    cp.add_cumulative(intervals, demands, most)
    cp.add(sum(work(step) for step in steps.values()) <= most * unit * finish)
    _add_terms(cp, problem, studies)


def _add_terms(cp: "CpModel", problem: Problem, studies: Mapping[str, Choice]) -> None:
    """Say of each day on which a group begins that the groups of that day fit: intervals do not see it."""
    groups = [(c, lit) for found in studies.values() for c, lit in found if len(c.options) == 1]
    days = {c.options[0][0] for c, _ in groups}
    for start, end, hours in problem.limits:
        terms = {_running(groups, day) for day in days | {start} if start <= day < end}
        for term in sorted(terms):
            load = [(scaled(groups[place][0].hours_per_week), groups[place][1]) for place in term]
            if sum(pace for pace, _ in load) > scaled(hours):
                cp.add(sum(pace * lit for pace, lit in load) <= scaled(hours))


def _running(groups: Choice, day: int) -> tuple[int, ...]:
    """Return the places of the groups that run on a day."""
    return tuple(n for n, (c, _) in enumerate(groups) if c.options[0][0] <= day < c.options[0][1])


def work(step: StepVariables) -> Line:
    """Return the least study of a step from the plan's start on, in thousandths of hours a week × days."""
    return sum(
        scaled(candidate.hours_per_week) * min(end - max(0, start) for start, end in candidate.options) * lit
        for candidate, lit in studied(step)
        if all(end >= 0 for _, end in candidate.options)
    )


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
