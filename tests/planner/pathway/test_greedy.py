"""The first plan, made without a solver: it passes the check, and is never better than what is proven."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.adopt import adopt
from planner.case import Case, WeeklyHours
from planner.catalogue import Catalogue, Grants, Session
from planner.check import LAW, check
from planner.pathway.criteria import CRITERIA
from planner.pathway.greedy import greedy
from planner.pathway.problem import CORE, problem
from planner.pathway.proposals import Winner, proposal
from planner.pathway.reach import reach
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.search import search
from planner.pathway.solver import Solver, never
from tests.benchmarks.generated import SHAPES, generated
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.reference.problems import random_problem

SEEDS = range(120)
FASTEST = CRITERIA[0]


def codes(case: Case, catalogue: Catalogue) -> list[str] | None:
    """Return the activities of the first plan."""
    posed = problem(case, catalogue)
    plan = greedy(posed, reach(posed, posed.scopes[CORE], firm=True), firm=True, since=lambda c: 0)
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
    monkeypatch.setattr("planner.pathway.known.greedy", lambda *asked: None)
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
    assert (sketch.status, sketch.placed) == (Status.INFEASIBLE, None)


def test_what_was_begun_for_a_door_that_did_not_open_is_dropped() -> None:
    both = {"all": [{"credential": "A"}, {"credential": "C"}]}
    days = {"A": START, "C": START, "B": START + timedelta(weeks=8)}
    groups = [Session(code, "s", day, entry="dated", hours_per_week=30) for code, day in days.items()]
    trade = a_trade(requires={"any": [both, {"credential": "B"}]})
    parts = [an_activity(code, hours=60) for code in "ABC"]
    assert codes(a_case(), a_catalogue(trade, *parts, *groups)) == ["B"]


BOTH = a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]})


def test_two_activities_that_exclude_each_other_give_no_first_plan() -> None:
    parts = (an_activity("A", hours=60, excludes=("B",)), an_activity("B", hours=60))
    assert codes(a_case(), a_catalogue(BOTH, *parts)) is None


@pytest.mark.parametrize(("limit", "found"), [(19_999, None), (20_000, ["A", "B"])])
def test_a_first_plan_costs_no_more_than_the_client_can_pay(limit: int, found: list[str] | None) -> None:
    parts = [an_activity(code, hours=60, cost_cents=10_000) for code in "AB"]
    wishes = replace(a_case().preferences, money_limit_cents=limit)
    assert codes(a_case(preferences=wishes), a_catalogue(BOTH, *parts)) == found


@pytest.mark.parametrize(("pace", "found"), [(20, ["A", "B"]), (21, None)])
def test_the_steps_of_a_first_plan_share_the_hours_of_a_week(pace: int, found: list[str] | None) -> None:
    parts = [an_activity(code, hours=60) for code in "AB"]
    groups = [Session(code, "s", START, entry="dated", hours_per_week=pace) for code in "AB"]
    assert codes(a_case(), a_catalogue(BOTH, *parts, *groups)) == found


MONTH = timedelta(weeks=4)


def test_what_found_no_room_is_placed_before_the_others_and_another_way_is_taken() -> None:
    either = {"any": [{"credential": "X"}, {"credential": "Y"}]}
    parts = [an_activity(code, hours=80) for code in "APY"]
    groups = [Session(c, "s", START + MONTH, entry="dated", hours_per_week=20) for c in "AX"]
    groups += [Session(c, "s", hours_per_week=20) for c in "PY"]
    trade = a_trade(requires={"all": [either, {"credential": "A"}]})
    wishes = replace(a_case().preferences, weekly_hours=(WeeklyHours(START, 20),))
    catalogue = a_catalogue(trade, *parts, an_activity("X", {"credential": "P"}, hours=80), *groups)
    assert codes(a_case(preferences=wishes), catalogue) == ["A", "Y"]


def test_a_way_in_that_excludes_what_is_needed_gives_way_to_another() -> None:
    either = {"any": [{"credential": "X"}, {"credential": "Y"}]}
    parts = an_activity("A", hours=90), an_activity("X", hours=30, excludes=("A",))
    trade = a_trade(requires={"all": [either, {"credential": "A"}]})
    assert codes(a_case(), a_catalogue(trade, *parts, an_activity("Y", hours=900))) == ["A", "Y"]


def test_where_the_soonest_costs_too_much_the_cheapest_is_taken() -> None:
    either = {"any": [{"credential": "X"}, {"credential": "Y"}]}
    asked = an_activity("P", hours=30, cost_cents=15_000)
    parts = an_activity("X", {"credential": "P"}, hours=30), an_activity("Y", hours=900, cost_cents=9_000)
    wishes = replace(a_case().preferences, money_limit_cents=10_000)
    assert codes(a_case(preferences=wishes), a_catalogue(a_trade(requires=either), asked, *parts)) == ["Y"]


@pytest.mark.parametrize(("shape", "hours"), [("sparse", 40), ("tight", 18), ("dense", 40), ("deep", 15)])
def test_generated_problems_have_a_first_plan(shape: str, hours: float) -> None:
    kind = replace(SHAPES[shape], weekly_hours=hours)
    found = [sketched(*generated(kind, 200, 500, seed)) for seed in range(8)]
    assert sum(found) >= 8 - (shape == "tight")


def test_after_a_stop_no_other_order_is_tried() -> None:
    case, catalogue = generated(SHAPES["sparse"], 200, 500, seed=5)
    assert sketched(case, catalogue)
    assert not sketched(case, catalogue, stop=lambda: True)


def sketched(case: Case, catalogue: Catalogue, stop: Callable[[], bool] = never) -> bool:
    """Say whether a problem has a first plan."""
    found = Run(problem(case, catalogue), Solver(stop)).sketched(FASTEST)
    return found.placed is not None


def test_profiles_that_refuse_no_day_share_one_first_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("planner.pathway.known.greedy", lambda *asked: made.append(asked))
    run = Run(problem(a_case(), a_catalogue(BOTH, an_activity("A"), an_activity("B"))), Solver())
    for criterion in CRITERIA:
        run.sketched(criterion)
    assert len(made) == 1


def test_a_chain_longer_than_the_stack_of_python_has_a_first_plan() -> None:
    chain = [an_activity("A0000", hours=0)]
    chain += [an_activity(f"A{n:04}", {"activity": f"A{n - 1:04}"}, hours=0) for n in range(1, 400)]
    on_the_day = [Session(a.code, "only", START, START, "dated") for a in chain]
    catalogue = a_catalogue(a_trade(requires={"activity": "A0399"}), *chain, *on_the_day)
    assert codes(a_case(), catalogue) == [a.code for a in chain]
