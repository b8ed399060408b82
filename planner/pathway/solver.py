"""Runs the solver so that it can be stopped at any moment, without a clock inside a proof."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from math import inf
from threading import Event, Thread
from typing import TYPE_CHECKING

from planner.pathway.variables import Line

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver

Hint = Iterable[tuple[int, int]]
POLL_SECONDS = 0.02
# One worker and one seed give the same optimum every time. The rest is measured: on models of this size
# presolving more than once, linear relaxations and inprocessing take four times what they save, and so does
# leaving out what only plans that are not best take, except where the relaxation is asked for.
PARAMETERS = {
    "num_workers": 1,
    "random_seed": 0,
    "symmetry_level": 0,
    "keep_all_feasible_solutions_in_presolve": True,
    "cp_model_probing_level": 0,
    "linearization_level": 0,
    "max_presolve_iterations": 1,
    "cp_model_use_sat_presolve": False,
    "presolve_inclusion_work_limit": 0,
    "find_big_linear_overlap": False,
    "merge_at_most_one_work_limit": 0,
    "use_sat_inprocessing": False,
    # Ctrl-C belongs to the program around: the solver would leave the signal without any handler.
    "catch_sigint_signal": False,
}
# What a first look leaves of each variable, without what could only hold in the best answers.
LOOK = {
    "stop_after_presolve": True,
    "fill_tightened_domains_in_response": True,
    "keep_all_feasible_solutions_in_presolve": True,
}
# With ten sessions to a step, only the relaxation sees that the hours of study cannot all fit, and only the
# check of stretches that terms are too full; then what is learnt is worth being made simpler.
RELAXED = {
    "use_sat_inprocessing": True,
    "linearization_level": 2,
    "use_overload_checker_in_cumulative": True,
    "keep_all_feasible_solutions_in_presolve": False,
}
# From below: what must be given up one after the other, which raises the bound where better plans are rare.
RAISED = {"optimize_with_core": True}


class Stopped(Exception):
    """The caller asked to stop."""


def unasked() -> None:
    """Let a piece of work go on to its end."""


def never() -> bool:
    """Let a search run to its end."""
    return False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one solve says: proven or not, the best value and bound, and the values of all variables."""

    proven: bool
    values: Sequence[int] | None = None
    objective: int = 0
    bound: int | None = None

    @property
    def infeasible(self) -> bool:
        """Say whether it is proven that there is no plan."""
        return self.proven and self.values is None


class Solver:
    """One worker, one seed; asks `stop` while it works."""

    def __init__(self, stop: Callable[[], bool] = never) -> None:
        self._stop, self._stopped = stop, False

    def check(self) -> None:
        """Raise Stopped once the caller wants to stop."""
        if self.stopped:
            raise Stopped

    @property
    def stopped(self) -> bool:
        """Say whether the caller wanted to stop; once said it stays."""
        self._stopped = self._stopped or self._stop()
        return self._stopped

    @property
    def asked_to_stop(self) -> bool:
        """Say whether the caller wanted to stop, whatever work is left."""
        return self.stopped

    def at_most(self, work: float) -> AbstractContextManager[None]:
        """Answer a question without counting its work."""
        return nullcontext()

    def solve(self, cp: "CpModel", hint: Hint = (), crowded: bool = False, work: float = inf) -> Answer:
        """Return the answer of one solve; the hint gives values to start from, by variable.

        `work` limits it, in the solver's deterministic seconds.
        """
        give_hint(cp, hint)
        return self._answered(cp, RELAXED if crowded else {}, work)

    def raised(self, cp: "CpModel", work: float) -> Answer:
        """Return the answer of one solve from below: its bound rises until it is the least there is."""
        give_hint(cp, ())
        return self._answered(cp, RAISED, work)

    def _answered(self, cp: "CpModel", way: Mapping[str, float], work: float) -> Answer:
        return _answer(self._ran(cp, {**way, "max_deterministic_time": work}), cp.has_objective())

    def bounds(self, cp: "CpModel", looked: bool) -> Callable[[Line], tuple[int, int]]:
        """Return what says the least and most a variable can be, from a first look where `looked`."""
        cp.clear_objective()  # type: ignore[no-untyped-call]
        answer = self._ran(cp, LOOK).response_proto if looked else None
        found = answer.tightened_variables if answer is not None else ()
        domains = [tuple(variable.domain) for variable in (found or cp.proto.variables)]
        return lambda line: (domains[line.index][0], domains[line.index][-1])

    def _ran(self, cp: "CpModel", more: Mapping[str, float]) -> "CpSolver":
        """Return a solver that has run on a model."""
        from ortools.sat.python.cp_model import CpSolver

        self.check()
        solver = CpSolver()
        for name, setting in {**PARAMETERS, **more}.items():
            setattr(solver.parameters, name, setting)
        self._run(solver, cp)
        return solver

    def _run(self, solver: "CpSolver", cp: "CpModel") -> None:
        """Solve on another thread, so that `stop` is asked on the caller's own."""
        if self._stop is never:
            solver.solve(cp)
            return
        done = Event()
        thread = Thread(target=_solve, args=(solver, cp, done), daemon=True)
        thread.start()
        while not done.wait(POLL_SECONDS):
            if self.stopped:
                solver.stop_search()
        thread.join()


def _solve(solver: "CpSolver", cp: "CpModel", done: Event) -> None:
    try:
        solver.solve(cp)
    finally:
        done.set()


def give_hint(cp: "CpModel", values: Hint) -> None:
    """Start the next solve from known values."""
    cp.clear_hints()  # type: ignore[no-untyped-call]
    hint = cp.proto.solution_hint
    known = tuple(values)
    hint.vars.extend([index for index, _ in known])
    hint.values.extend([told for _, told in known])


def _answer(solver: "CpSolver", has_objective: bool) -> Answer:
    name = solver.status_name(solver.response_proto.status)
    if name == "MODEL_INVALID":
        raise ValueError(solver.solution_info())
    if name == "INFEASIBLE":
        return Answer(True)
    bound = round(solver.best_objective_bound) if has_objective else None
    if name not in ("OPTIMAL", "FEASIBLE"):
        return Answer(False, bound=bound)
    objective = round(solver.objective_value) if has_objective else 0
    return Answer(name == "OPTIMAL", list(solver.response_proto.solution), objective, bound)


def value(line: Line, values: Sequence[int]) -> int:
    """Return what a variable comes to in a solution."""
    index: int = line.index
    return values[index] if index >= 0 else 1 - values[-index - 1]
