"""What is hard is proven in rounds, with the same answer as a proof in one go."""

import pytest
from ortools.sat.python.cp_model import CpModel, Domain

from planner.pathway import proof
from planner.pathway.proof import Row, decided, minimised
from planner.pathway.solver import Answer, Solver, value


def packing(bins: int, most: int) -> tuple[CpModel, list[list[int]], object]:
    """Return a model that packs pieces of 4, 5, 6 and 7 into bins, and the number of bins in use."""
    cp, pieces = CpModel(), [4, 5, 6, 7] * 3
    used = [cp.new_bool_var("") for _ in range(bins)]
    lits = [[cp.new_bool_var("") for _ in range(bins)] for _ in pieces]
    for row in lits:
        cp.add_exactly_one(row)
    for place, one in enumerate(used):
        cp.add(sum(size * row[place] for size, row in zip(pieces, lits, strict=True)) <= most * one)
    return cp, lits, sum(used)


@pytest.mark.parametrize("first_round", [1.0, 1e-5])
def test_rounds_however_short_give_the_least(monkeypatch: pytest.MonkeyPatch, first_round: float) -> None:
    monkeypatch.setattr(proof, "FIRST_ROUND", first_round)
    cp, lits, used = packing(9, 11)
    found = minimised(Solver(), cp, used, (), crowded=False)
    assert (found.proven, found.objective, found.bound) == (True, 6, 6)
    assert found.values is not None
    assert all(sum(value(lit, found.values) for lit in row) == 1 for row in lits)


@pytest.mark.parametrize("first_round", [1.0, 1e-5])
def test_rounds_say_that_there_is_nothing(monkeypatch: pytest.MonkeyPatch, first_round: float) -> None:
    monkeypatch.setattr(proof, "FIRST_ROUND", first_round)
    cp, _, used = packing(5, 11)
    assert minimised(Solver(), cp, used, (), crowded=False).infeasible
    cp.clear_objective()
    assert decided(Solver(), cp, crowded=False).infeasible


def test_a_stop_between_two_rounds_claims_no_more_than_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "FIRST_ROUND", 1e-5)
    asked = iter([False] * 3)
    cp, _, used = packing(9, 11)
    found = minimised(Solver(lambda: next(asked, True)), cp, used, (), crowded=False)
    assert not found.proven
    assert found.values is None or found.objective >= 6
    assert (found.bound or 0) <= 6


def test_the_way_that_proved_a_question_leads_on_the_next_after_a_glance() -> None:
    row, solver, works = Row(), Solver(), []
    cp, _, used = packing(9, 11)

    def parted(best: Answer, work: float) -> Answer:
        works.append(("parted", work))
        return Answer(True, [6], 6, 6)

    def looked(cp: CpModel, hint: object, crowded: bool, work: float) -> Answer:
        works.append(("looked", work))
        return Answer(proven=False, bound=3)

    solver.solve = looked  # type: ignore[assignment]
    minimised(solver, cp, used, (), False, parted, row)
    minimised(solver, cp, used, (), False, parted, row)
    assert works == [("looked", 0.5), ("parted", 0.5), ("looked", 0.125), ("parted", 1.5)]


def test_the_better_half_leads_where_it_is_first_whoever_looked() -> None:
    row = Row(first="halved")
    ways = {name: (lambda best, work: best) for name in ("looked", "halved", "raised")}
    named = [(name, work) for name, _, work in row.turns(ways, 1.0)]
    row.heed("looked", Answer(proven=False), Answer(proven=False, bound=3))
    assert [(name, work) for name, _, work in row.turns(ways, 1.0)] == named
    assert named == [("looked", 0.25), ("halved", 3.0), ("looked", 1.0), ("raised", 1.0)]


def test_what_lies_between_two_values_is_not_asked_for() -> None:
    cp = CpModel()
    day = cp.new_int_var_from_domain(Domain.from_values([0, 7, 154, 161]), "")
    asked = []

    def solve(half: CpModel, hint: object, crowded: bool, work: float) -> Answer:
        asked.append(len(half.proto.constraints))
        return Answer(proven=True) if len(asked) > 1 else Answer(False, [161], 161, 154)

    solver = Solver()
    solver.solve = solve  # type: ignore[assignment]
    found = minimised(solver, cp, day, (), crowded=True)
    assert (found.proven, found.objective, found.bound) == (True, 161, 161)
    assert len(asked) == 2
