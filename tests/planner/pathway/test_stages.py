"""A look at the same activities first, and however little work a round has, change no answer."""

import pytest

from planner.pathway import progress, proof
from planner.pathway.form import result_json
from planner.pathway.problem import problem
from planner.pathway.search import search
from tests.reference.problems import random_problem


def answered(seed: int) -> dict[str, object]:
    """Return the answer to a random problem in the exchange form, without its seconds."""
    found = result_json(search(problem(*random_problem(seed))))
    return {name: said for name, said in found.items() if name != "seconds"}


@pytest.mark.parametrize("seed", range(8))
def test_the_days_of_the_same_activities_may_be_bettered_first(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answered(seed)
    monkeypatch.setattr(progress, "MANY", 0)
    assert answered(seed) == before


@pytest.mark.parametrize("seed", range(8))
def test_short_rounds_give_the_same_answer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answered(seed)
    monkeypatch.setattr(proof, "FIRST_ROUND", 1e-4)
    assert answered(seed) == before
