"""How little study any plan takes, found first where sessions are many: it says how early one can end."""

from itertools import accumulate

from planner.pathway.capacity import all_work, scaled, studied
from planner.pathway.model import Model
from planner.pathway.solver import Solver
from planner.pathway.variables import Line


def bound_study(model: Model, solver: Solver, known: int | None = None) -> int | None:
    """Add to a model that no plan studies less than the least, nor ends before there is time for that.

    Every plan keeps to both, so that the optimum stays. Return the least, in thousandths of hours a week ×
    days: one that is `known` of more plans is true of these, and then is not looked for.
    """
    least_work = all_work(model.steps.values(), solver.check)
    bound = _least(model, solver, least_work) if known is None else known
    if bound is not None:
        model.cp.add(least_work >= bound)
        model.cp.add(model.finish >= soonest(model, bound))
    return bound


def _least(model: Model, solver: Solver, least_work: Line) -> int | None:
    model.cp.minimize(least_work)
    answer = solver.solve(model.cp, crowded=True)
    model.cp.clear_objective()  # type: ignore[no-untyped-call]
    return answer.bound


def soonest(model: Model, study: int) -> int:
    """Return the first day by which so much study fits, in thousandths of hours a week × days.

    Only the days count on which a session of the model can be under way.
    """
    fits = accumulate(_free(model), initial=0)
    return next((day for day, room in enumerate(fits) if room >= study), model.problem.days + 1)


def _free(model: Model) -> list[int]:
    """Return the hours a week, in thousandths, that each day leaves to what can be under way on it."""
    free = [0] * model.problem.days
    limits = [(first, last, scaled(hours)) for first, last, hours in model.problem.limits]
    for start, end in _stretches(model):
        for first, last, hours in limits:
            days = range(max(start, first), min(end, last))
            free[days.start : days.stop] = [hours] * len(days)
    return free


def _stretches(model: Model) -> set[tuple[int, int]]:
    """Return from when to when a session with study can run."""
    found = [candidate for step in model.steps.values() for candidate, _ in studied(step)]
    return {(max(0, start), end) for candidate in found for start, end in candidate.options}
