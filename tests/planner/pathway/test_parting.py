"""Which activities first, and then on which days: the same least as in one go."""

from collections.abc import Iterator
from typing import Any

import pytest

from planner.pathway import progress, proof, ties
from planner.pathway.criteria import CRITERIA
from planner.pathway.parting import Parting
from planner.pathway.problem import Problem, problem
from planner.pathway.proof import Row, decided, minimised
from planner.pathway.run import Run
from planner.pathway.solver import Answer, Solver
from tests.benchmarks.generated import Shape, generated
from tests.reference.problems import random_problem

CHAINS = Shape(groups=1, ways=2, depth=4, opens_weekly=True, weekly_hours=24)


def posed() -> Iterator[Problem]:
    """Yield problems of many kinds, and chains that leave little room."""
    yield from (problem(*random_problem(seed)) for seed in range(12))
    yield from (problem(*generated(CHAINS, 40, 60, seed)) for seed in range(3))


def test_each_figure_comes_to_the_same_in_two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def compared(
        solver: Solver, cp: Any, line: Any, hint: Any, crowded: bool, parted: Parting, row: Row
    ) -> Answer:
        whole, parts = minimised(solver, cp, line, hint, crowded), parted(Answer(proven=False), 1.0)
        asked.append((whole.infeasible, whole.objective) == (parts.infeasible, parts.objective))
        assert parts.proven
        return whole

    monkeypatch.setattr(progress, "minimised", compared)
    for one in posed():
        run = Run(one, Solver())
        for criterion in CRITERIA[:3]:
            run.outcome(criterion, firm=True)
            run.outcome(criterion, firm=False)
    assert len(asked) > 50
    assert all(asked)


def test_two_parts_better_a_plan_at_hand_to_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def compared(
        solver: Solver, cp: Any, line: Any, hint: Any, crowded: bool, parted: Parting, row: Row
    ) -> Answer:
        whole = minimised(solver, cp, line, hint, crowded)
        for start in worse(solver, cp, line, whole):
            parts = parted(start, 1.0)
            asked.append((parts.proven, parts.objective) == (True, whole.objective))
        return whole

    monkeypatch.setattr(progress, "minimised", compared)
    for one in posed():
        Run(one, Solver()).outcome(CRITERIA[0], firm=True)
    assert len(asked) > 10
    assert all(asked)


def worse(solver: Solver, cp: Any, line: Any, whole: Answer) -> Iterator[Answer]:
    """Yield a plan that is not best, if there is one, as a proof has it at hand that began with it."""
    if whole.values is not None:
        above = cp.clone()
        above.add(line > whole.objective)
        above.minimize(line)
        found = solver.solve(above)
        if found.values is not None:
            yield Answer(False, found.values, found.objective)


def test_whether_there_is_a_plan_is_decided_in_two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []

    def compared(
        solver: Solver, cp: Any, crowded: bool, parted: Parting | None = None, row: Row | None = None
    ) -> Answer:
        whole = decided(solver, cp, crowded)
        if parted is None:
            return whole
        parts = parted(Answer(proven=False), 1.0)
        assert parts.proven
        found.append((whole.values is None) is (parts.values is None))
        return whole

    monkeypatch.setattr(ties, "decided", compared)
    for one in posed():
        Run(one, Solver()).outcome(CRITERIA[0], firm=True)
    assert len(found) >= 3
    assert all(found)


def test_a_hard_question_is_proven_in_short_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    case, catalogue = generated(CHAINS, 40, 60, 0)
    whole = Run(problem(case, catalogue), Solver()).outcome(CRITERIA[0], firm=True)
    monkeypatch.setattr(proof, "FIRST_ROUND", 1e-3)
    assert Run(problem(case, catalogue), Solver()).outcome(CRITERIA[0], firm=True) == whole
