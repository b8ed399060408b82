"""Study hours a week: steps may overlap while their hours together stay within the limit in force."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.pathway.problem import Problem
from planner.pathway.variables import StepVariables

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

SCALE = 1000


def scaled(hours: float) -> int:
    """Return hours as a whole number of thousandths."""
    return round(hours * SCALE)


def add_capacity(cp: "CpModel", problem: Problem, steps: Mapping[str, StepVariables]) -> None:
    """Keep the hours of steps that overlap within the limit, day by day."""
    most = max((scaled(hours) for _, _, hours in problem.limits), default=0)
    intervals, demands = [], []
    for step in steps.values():
        for candidate, lit in step.choice:
            if candidate.studies and candidate.hours_per_week > 0 and _lasts(candidate.options):
                name = f"{step.code} {candidate.session}"
                intervals.append(cp.new_optional_interval_var(step.start, step.length, step.end, lit, name))
                demands.append(scaled(candidate.hours_per_week))
    for start, end, hours in problem.limits:
        if intervals and scaled(hours) < most:
            intervals.append(cp.new_fixed_size_interval_var(start, end - start, ""))
            demands.append(most - scaled(hours))
    if intervals:
        cp.add_cumulative(intervals, demands, most)


def _lasts(options: tuple[tuple[int, int], ...]) -> bool:
    return any(start < end for start, end in options)
