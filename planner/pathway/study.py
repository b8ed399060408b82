"""How little study any plan takes, found first where sessions are many: it says how early one can end."""

from planner.pathway.capacity import work
from planner.pathway.model import Model
from planner.pathway.solver import Solver


def bound_study(model: Model, solver: Solver) -> None:
    """Add to a model that no plan studies less than the least, nor finishes between two ends.

    Every plan keeps to both, so that the optimum stays.
    """
    least_work = sum(work(step) for step in model.steps.values())
    model.cp.minimize(least_work)
    answer = solver.solve(model.cp, crowded=True)
    model.cp.clear_objective()  # type: ignore[no-untyped-call]
    if answer.bound is not None:
        model.cp.add(least_work >= answer.bound)
    _end_with_something(model)


def _end_with_something(model: Model) -> None:
    from ortools.sat.python.cp_model import Domain

    ends = {end for _, candidate, _ in model.choices for _, end in candidate.options}
    days = Domain.from_values(sorted({0, *model.problem.running, *ends}))
    model.cp.add_linear_expression_in_domain(model.finish, days)
