"""How much study fits between two days: never less than some plan takes, and no more than rooms hold."""

from itertools import product

import pytest

from planner.catalogue import Catalogue
from planner.pathway.model import Model, build
from planner.pathway.problem import CORE, problem
from planner.pathway.reach import reach
from planner.pathway.solver import Solver, unasked
from planner.pathway.windows import add_windows, tails, weights
from tests.builders import a_case, a_catalogue, a_trade, an_activity


@pytest.mark.parametrize(
    ("paces", "most"), [((6000, 12000, 15000), 40000), ((7500, 10000), 25000), ((3333, 30000), 40000)]
)
def test_no_mix_that_fits_weighs_more_than_the_room(paces: tuple[int, ...], most: int) -> None:
    counts = product(*(range(most // pace + 1) for pace in paces))
    mixes = [mix for mix in counts if sum(n * p for n, p in zip(mix, paces, strict=True)) <= most]
    for weigh in weights(paces, most):
        heaviest = max(sum(n * weigh.of[p] for n, p in zip(mix, paces, strict=True)) for mix in mixes)
        assert heaviest <= weigh.room


def test_of_fifteen_hours_forty_hold_two() -> None:
    assert any(2 * weigh.of[15000] == weigh.room for weigh in weights((6000, 12000, 15000), 40000))


def chain() -> Catalogue:
    """Return three courses of 30 hours, the first two asked by the third alone."""
    asked = {"all": [{"credential": "A"}, {"credential": "B"}]}
    last = an_activity("C", hours=30, requires=asked)
    target = a_trade(requires={"credential": "C"})
    return a_catalogue(target, an_activity("A", hours=30), an_activity("B", hours=30), last)


def modelled(catalogue: Catalogue) -> Model:
    """Return the model of a client without anything held."""
    posed = problem(a_case(), catalogue)
    return build(posed, reach(posed, posed.scopes[CORE], firm=True), True, unasked)


def test_what_serves_another_ends_before_that_begins() -> None:
    model = modelled(chain())
    found = tails(model, model.problem.scopes[CORE].seeds)
    assert found == {"A": 7, "B": 7, "C": 0}


def test_stretches_keep_the_soonest_finish() -> None:
    model = modelled(chain())
    model.cp.minimize(model.finish)
    before = Solver().solve(model.cp).objective
    add_windows(model, tails(model, model.problem.scopes[CORE].seeds), 0, unasked)
    assert Solver().solve(model.cp).objective == before
