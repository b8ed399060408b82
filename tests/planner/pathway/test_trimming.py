"""What a plan no worse than another can take: found by the cost and the time of what each step serves."""

import pytest

from planner.case import Case
from planner.catalogue import Catalogue, Grants, Session
from planner.pathway import looking, progress
from planner.pathway.model import Model, build
from planner.pathway.problem import CORE, Problem, problem
from planner.pathway.reach import reach
from planner.pathway.search import search
from planner.pathway.solver import Solver
from planner.pathway.trimming import supplied, trimmed
from tests.builders import a_case, a_catalogue, a_trade, an_activity
from tests.reference.problems import random_problem

WAYS = {"A": 30, "B": 60, "C": 300}


def a_choice() -> tuple[Case, Catalogue]:
    """Return a diploma that asks one of three courses first, each longer and cheaper than the one before."""
    trade = a_trade(requires={"credential": "DEP"})
    given = Grants(credentials=("ASKED",))
    costs = dict(zip(WAYS, (90_000, 60_000, 0), strict=True))
    ways = [
        an_activity(code, None, given, hours=hours, cost_cents=costs[code]) for code, hours in WAYS.items()
    ]
    parts = (*ways, an_activity("DEP", {"credential": "ASKED"}, hours=30, cost_cents=5_000))
    return a_case(), a_catalogue(trade, *parts, *(Session(p.code, "s", hours_per_week=30) for p in parts))


def posed() -> tuple[Problem, Model]:
    found = problem(*a_choice())
    return found, build(found, reach(found, found.scopes[CORE], firm=True), firm=True)


@pytest.mark.parametrize(
    ("most", "left"),
    [
        ({}, {"A", "B", "C", "DEP"}),
        ({"finish": 21}, {"A", "B", "DEP"}),
        ({"finish": 20}, {"A", "DEP"}),
        ({"money_cents": 65_000}, {"B", "C", "DEP"}),
        ({"money_cents": 64_999}, {"C", "DEP"}),
        ({"hours": 90_000}, {"A", "B", "DEP"}),
        ({"finish": 21, "money_cents": 65_000}, {"B", "DEP"}),
    ],
)
def test_what_costs_or_lasts_too_much_with_what_it_serves_is_left_out(
    most: dict[str, int], left: set[str]
) -> None:
    found, model = posed()
    assert set(trimmed(model, found.scopes[CORE].seeds, most)) == left


def test_days_that_end_too_late_for_what_follows_are_left_out() -> None:
    found, model = posed()
    offers = trimmed(model, found.scopes[CORE].seeds, {"finish": 21})
    assert [[end for _, end in c.options] for c in offers["A"]] == [[7, 14]]
    assert [[end for _, end in c.options] for c in offers["B"]] == [[14]]


def test_the_cheapest_and_the_soonest_that_give_what_is_asked_are_looked_at_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.pathway.trimming.BEST", 1)
    found, model = posed()
    assert set(supplied(model, found.scopes[CORE].seeds)) == {"A", "C", "DEP"}


@pytest.mark.slow
def test_a_search_that_leaves_out_what_it_can_answers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [problem(*random_problem(seed)) for seed in range(40)]
    whole = [search(each).proposals for each in drawn]
    monkeypatch.setattr(progress, "MANY", 0)
    monkeypatch.setattr(looking, "TRIMMED", 1.0)
    assert [search(each).proposals for each in drawn] == whole


def test_a_solver_is_not_asked_for_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    solve = Solver.solve
    monkeypatch.setattr(progress, "MANY", 0)
    monkeypatch.setattr(
        Solver,
        "solve",
        lambda self, cp, *a, **k: (sizes.append(len(cp.proto.variables)), solve(self, cp, *a, **k))[1],
    )
    search(problem(*a_choice()), profiles=("fastest",))
    _, model = posed()
    assert sizes and sizes[0] < len(model.cp.proto.variables)
