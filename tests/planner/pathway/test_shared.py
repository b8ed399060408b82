"""A stopped search: each profile gets the best plan that is held for it, with its own bound."""

from dataclasses import replace

import pytest

from planner.catalogue import Grants, Session
from planner.pathway.criteria import CRITERIA
from planner.pathway.outcome import Outcome
from planner.pathway.problem import problem
from planner.pathway.proposals import Winner, proposals
from planner.pathway.result import PROFILES, Status
from planner.pathway.run import Run
from planner.pathway.shared import shared
from planner.pathway.solver import Solver
from tests.builders import a_case, a_catalogue, a_trade, an_activity

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}
DEP = Grants(("DEP",))
CATALOGUE = a_catalogue(
    a_trade("72100", {"credential": "DEP"}),
    an_activity("DEAR", grants=DEP, hours=60, cost_cents=10_000),
    an_activity("FREE", grants=DEP, hours=60),
    Session("DEAR", "s", mode="evening"),
    Session("FREE", "s", mode="day"),
)


def held(run: Run) -> list[Winner]:
    """Return what a search holds that was stopped once the first profile was proven."""
    proven, *queued = PROFILES
    first = Winner(proven, run.outcome(BY_NAME[proven], firm=True))
    return [first, *(Winner(name, run.sketched(BY_NAME[name])) for name in queued)]


def codes(winner: Winner) -> list[str]:
    return [step.code for step in winner.outcome.placed or ()]


@pytest.fixture
def run() -> Run:
    return Run(problem(a_case(), CATALOGUE), Solver())


def test_a_queued_profile_gets_the_better_plan_of_another(run: Run) -> None:
    before = {winner.profile: winner for winner in held(run)}
    assert (codes(before["fastest"]), codes(before["least_costly"])) == (["FREE"], ["DEAR"])
    after = {winner.profile: winner for winner in shared(run, before.values())}
    assert after["fastest"] == before["fastest"]
    assert codes(after["least_costly"]) == ["FREE"]
    assert after["least_costly"].outcome.status is Status.FEASIBLE
    assert after["least_costly"].outcome.bounds == {"money_cents": 0}


def test_a_profile_gets_no_plan_that_it_refuses(run: Run) -> None:
    after = {winner.profile: winner for winner in shared(run, held(run))}
    assert codes(after["while_working"]) == ["DEAR"]


def test_a_conditional_plan_is_given_to_every_profile_that_has_no_firm_one() -> None:
    asked = {"declared": "employer"}
    parts = (
        a_trade("72100", {"credential": "DEP"}),
        an_activity("DEAR", asked, DEP, hours=60, cost_cents=10_000),
        an_activity("FREE", asked, DEP, hours=60),
        Session("DEAR", "s", mode="evening"),
        Session("FREE", "s", mode="day"),
    )
    run = Run(problem(a_case(), a_catalogue(*parts)), Solver())
    names = ("fastest", "least_costly", "while_working")
    firm = [Winner(name, run.sketched(BY_NAME[name])) for name in names]
    hoped = [Winner(name, run.sketched(BY_NAME[name], firm=False), firm=False) for name in names[1:]]
    best = Winner("fastest", run.outcome(BY_NAME["fastest"], firm=False), firm=False)
    after = {w.profile: codes(w) for w in shared(run, [*firm, best, *hoped]) if not w.firm}
    assert after == {"fastest": ["FREE"], "least_costly": ["FREE"], "while_working": ["DEAR"]}


def test_beside_a_firm_plan_a_conditional_one_must_be_proven_better() -> None:
    doors = {"any": [{"credential": "DEP"}, {"declared": "employer"}]}
    parts = (a_trade("72100", doors), an_activity("FREE", grants=DEP, hours=60))
    run = Run(problem(a_case(), a_catalogue(*parts)), Solver())
    firm = Winner("fastest", run.sketched(BY_NAME["fastest"]))
    unknown = Winner("fastest", Outcome(Status.UNKNOWN), firm=False)
    assert codes(firm) == ["FREE"]
    assert shared(run, [firm, unknown])[1] == unknown


def test_a_plan_under_several_profiles_keeps_the_weaker_bound(run: Run) -> None:
    first, costly, *_ = shared(run, held(run))
    loose = replace(costly, outcome=replace(costly.outcome, bounds={"money_cents": -1}))
    (both,) = proposals(run.problem, (first, loose))
    assert (both.profiles, both.status) == (("fastest", "least_costly"), Status.FEASIBLE)
    assert (both.bound["money_cents"], both.bound["finish"]) == (-1, both.finish)


def test_no_pay_can_come_before_the_client_starts(run: Run) -> None:
    bounds = run.sketched(BY_NAME["earliest_pay"]).bounds
    assert bounds == {"earliest_pay": 14}
