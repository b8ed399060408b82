"""The first plan, made without a solver: it passes the check, and is never better than what is proven."""

import pytest

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue, Grants
from planner.check import LAW, check
from planner.pathway.criteria import CRITERIA
from planner.pathway.greedy import greedy
from planner.pathway.problem import CORE, problem
from planner.pathway.proposals import Winner, proposal
from planner.pathway.reach import reach
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.search import search
from planner.pathway.solver import Solver
from tests.builders import a_case, a_catalogue, a_client, a_trade, an_activity
from tests.reference.problems import random_problem

SEEDS = range(120)
FASTEST = CRITERIA[0]


def codes(case: Case, catalogue: Catalogue) -> list[str] | None:
    """Return the activities of the first plan."""
    posed = problem(case, catalogue)
    plan = greedy(posed, reach(posed, posed.scopes[CORE], firm=True), firm=True, allows=lambda c: True)
    return None if plan is None else sorted(step.code for step in plan)


@pytest.mark.slow
def test_first_plans_pass_the_check_and_none_beats_the_proven_one() -> None:
    found = proven = 0
    for seed in SEEDS:
        case, catalogue = random_problem(seed)
        posed = problem(case, catalogue)
        first, best = Run(posed, Solver()).sketched(FASTEST), Run(posed, Solver()).outcome(FASTEST, firm=True)
        proven += best.placed is not None
        if first.placed is None:
            continue
        found += 1
        assert best.finish <= first.finish
        assert first.bounds["finish"] <= best.finish
        shown = proposal(posed, Winner("fastest", first))
        issues = check(adopt(case, shown, catalogue), catalogue)
        assert [issue for issue in issues if issue.severity == LAW] == []
    assert proven >= 40
    assert found >= 0.9 * proven


@pytest.mark.slow
def test_the_answer_is_the_same_without_a_first_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    with_plan = [search(problem(*random_problem(seed))).proposals for seed in range(20)]
    monkeypatch.setattr("planner.pathway.run.greedy", lambda *asked: None)
    assert [search(problem(*random_problem(seed))).proposals for seed in range(20)] == with_plan


def test_it_takes_the_door_that_opens_first_and_nothing_needless() -> None:
    both = {"all": [{"credential": "A"}, {"credential": "B"}]}
    catalogue = a_catalogue(
        a_trade(requires={"any": [{"credential": "LONG"}, both]}),
        an_activity("LONG", hours=900),
        an_activity("A", {"credential": "B"}, hours=60),
        an_activity("B", grants=Grants(("B",)), hours=90),
    )  # fmt: skip
    assert codes(a_case(client=a_client()), catalogue) == ["A", "B"]


def test_two_activities_that_ask_each_other_give_no_first_plan() -> None:
    catalogue = a_catalogue(
        a_trade(requires={"credential": "A"}),
        an_activity("A", {"credential": "B"}, hours=60),
        an_activity("B", {"credential": "A"}, hours=60),
    )
    assert codes(a_case(), catalogue) is None
    sketch = Run(problem(a_case(), catalogue), Solver()).sketched(FASTEST)
    assert (sketch.status, sketch.placed) == (Status.UNKNOWN, None)
