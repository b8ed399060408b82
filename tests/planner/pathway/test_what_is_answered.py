"""What a search answers, sentence by sentence of the page that states it, on problems for the eye."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Case, Preferences, Target
from planner.catalogue import Catalogue, Grants, Session, SkillNeed
from planner.client import Job
from planner.pathway.comparison import MOST_SHOWN, most_different
from planner.pathway.form import result_json
from planner.pathway.problem import problem
from planner.pathway.result import ALTERNATIVE, PROFILES, Proposal, Reason, Result, Status
from planner.pathway.search import search
from planner.requirement import Credential, Declared, Subject
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import a_search, searched, taken
from tests.reference.problems import random_problem

UNTIL = date(2028, 12, 25)
DEP = Grants(("DEP",))
WEEKS = {2: date(2027, 1, 25), 3: date(2027, 2, 1), 4: date(2027, 2, 8), 10: date(2027, 3, 22)}


def a_choice() -> Catalogue:
    """Return a diploma given in six ways, each the best of one profile, 30 h a week but for the evening."""
    home, far = {"region": "17"}, {"region": "04"}
    paid = Grants(("DEP",), experience={"72100": 6})
    ways = (
        (an_activity("QUICK", grants=DEP, hours=60, cost_cents=30_000), {**far, "mode": "day"}),
        (an_activity("CHEAP", grants=DEP, hours=90), {**far, "mode": "online", "cost_cents": 100}),
        (an_activity("NEAR", grants=DEP, hours=120, cost_cents=5_000), {**home, "mode": "day"}),
        (
            an_activity("WHOLE", grants=Grants(("DEP",), skills={"K": 3}), hours=300, cost_cents=9_000),
            {**far},
        ),
        (
            an_activity("PAID", None, paid, kind="job", hours=300, cost_cents=900),
            {**far, "pay_cents_per_week": 100},
        ),
    )
    sessions = [Session(a.code, "s", START, entry="dated", hours_per_week=30, **where) for a, where in ways]
    trade = a_trade("72100", {"credential": "DEP"}, skills=(SkillNeed("K", 3, 2),))
    return a_catalogue(trade, *(activity for activity, _ in ways), *sessions)


def a_worker(**wishes: Any) -> Case:
    client = a_client(region="17", job=Job(35, 10_000))
    return a_case(client=client, preferences=Preferences(START, UNTIL, **wishes), target=Target("72100"))


@pytest.fixture(scope="module")
def answer() -> Result:
    return searched(a_worker(), a_choice())


def winner(result: Result, profile: str) -> Proposal:
    return next(p for p in result.proposals if profile in p.profiles and not p.conditional_on)


@pytest.mark.parametrize(
    ("profile", "code", "figures"),
    [
        ("fastest", "QUICK", {"finish": WEEKS[2], "money_cents": 50_000, "hours": 60}),
        ("least_costly", "CHEAP", {"money_cents": 100, "finish": WEEKS[3]}),
        ("while_working", "CHEAP", {"finish": WEEKS[3], "money_cents": 100}),
        ("closest", "NEAR", {"away": 0, "finish": WEEKS[4]}),
        ("most_complete", "WHOLE", {"coverage": 1.0, "finish": WEEKS[10]}),
        ("earliest_pay", "PAID", {"finish": WEEKS[10]}),
    ],
)
def test_each_profile_is_lexicographic_and_proven(
    answer: Result, profile: str, code: str, figures: dict[str, Any]
) -> None:
    found = winner(answer, profile)
    assert (taken(found), found.status) == ([code], Status.OPTIMAL)
    assert {name: getattr(found, name) for name in figures} == figures


def test_no_profiles_winner_is_dropped_and_one_set_of_steps_is_one_proposal(answer: Result) -> None:
    assert {name for p in answer.proposals for name in p.profiles} >= set(PROFILES)
    sets = [
        (tuple((s.activity, s.session, s.start) for s in p.steps), bool(p.conditional_on))
        for p in answer.proposals
    ]
    assert len(sets) == len(set(sets))
    assert winner(answer, "least_costly") is winner(answer, "while_working")


@pytest.mark.parametrize(
    ("profile", "names"),
    [
        ("fastest", ["finish", "money_cents", "hours"]),
        ("least_costly", ["money_cents", "finish"]),
        ("while_working", ["finish", "money_cents"]),
        ("closest", ["away", "finish"]),
        ("most_complete", ["coverage", "finish"]),
        ("earliest_pay", ["earliest_pay", "finish"]),
    ],
)
def test_the_bound_is_that_of_each_figure_in_the_profiles_order(profile: str, names: list[str]) -> None:
    found = winner(searched(a_worker(), a_choice(), profiles=(profile,)), profile)
    assert list(found.bound) == names
    reached = {**{name: getattr(found, name, None) for name in names}, "earliest_pay": START}
    assert dict(found.bound) == {name: reached[name] for name in names}


def test_the_status_speaks_of_the_firm_plan() -> None:
    asked = an_activity("A", {"declared": "employer"}, DEP, hours=30)
    result = a_search(a_case(), a_trade(requires={"credential": "DEP"}), asked)
    assert result.status is Status.INFEASIBLE
    assert [(taken(p), p.status) for p in result.proposals] == [(["A"], Status.OPTIMAL)]


@pytest.mark.parametrize("weeks", [1, 2, 3])
def test_a_conditional_plan_stands_beside_the_firm_one_only_where_strictly_better(weeks: int) -> None:
    sure = an_activity("SURE", None, DEP, hours=60)
    hoped = an_activity("HOPED", {"declared": "employer"}, DEP, hours=30 * weeks)
    result = a_search(a_case(), a_trade(requires={"credential": "DEP"}), sure, hoped)
    found = [p for p in result.proposals if p.conditional_on and "fastest" in p.profiles]
    assert [p.conditional_on for p in found] == ([(Declared("employer"),)] if weeks < 2 else [])


def test_an_alternative_comes_of_a_door_that_is_shut_and_differs_by_an_activity() -> None:
    doors = {"any": [{"credential": "MATH"}, {"credential": "TEST"}]}
    parts = (
        a_trade(requires={"credential": "DEP"}),
        an_activity("DEP", doors, hours=300),
        an_activity("MATH", hours=60),
        an_activity("TEST", hours=90),
    )
    result = a_search(a_case(), *parts)
    others = [p for p in result.proposals if ALTERNATIVE in p.profiles]
    assert [taken(p) for p in others] == [["DEP", "TEST"]]
    assert taken(winner(result, "fastest")) == ["DEP", "MATH"]


def test_the_same_activities_by_another_door_are_no_alternative() -> None:
    doors = {"any": [{"credential": "MATH"}, {"all": [{"skill": "S", "level": 1}, {"credential": "MATH"}]}]}
    math = an_activity("MATH", grants=Grants(("MATH",), skills={"S": 1}), hours=60)
    parts = (a_trade(requires={"credential": "DEP"}), an_activity("DEP", doors, hours=300), math)
    assert [p.profiles for p in a_search(a_case(), *parts).proposals] == [tuple(PROFILES)]


def test_the_activities_of_a_winner_in_another_session_are_no_alternative() -> None:
    doors = {"any": [{"credential": "MATH"}, {"credential": "TEST"}]}
    math, test = an_activity("MATH", hours=60, cost_cents=10_000), an_activity("TEST", hours=90)
    parts = (a_trade(requires={"credential": "DEP"}), an_activity("DEP", doors, hours=300), math, test)
    quick, slow = Session("TEST", "quick", cost_cents=5_000), Session("TEST", "slow", hours_per_week=10)
    result = a_search(a_case(), *parts, quick, slow)
    assert taken(winner(result, "fastest")) == ["DEP", "MATH"]
    assert taken(winner(result, "least_costly")) == ["DEP", "TEST"]
    assert not [p for p in result.proposals if ALTERNATIVE in p.profiles]


@pytest.mark.parametrize(("mode", "days"), [("workplace", 7), ("day", None), ("workplace", 6)])
def test_a_workplace_is_no_hindrance_once_the_job_has_ended(mode: str, days: int | None) -> None:
    until = START + timedelta(days=days or 0)
    client = a_client(job=Job(35, 0, until))
    group = Session("A", "s", START + timedelta(7), entry="dated", mode=mode)
    trade, given = a_trade(requires={"credential": "A"}), an_activity("A", hours=30)
    found = {
        name for p in a_search(a_case(client=client), trade, given, group).proposals for name in p.profiles
    }
    assert ("while_working" in found) is (days is not None)


def test_what_must_be_taken_in_every_way_has_no_alternative() -> None:
    parts = (
        a_trade(requires={"credential": "DEP"}),
        an_activity("DEP", hours=300),
        an_activity("X", hours=1),
    )
    assert [p.profiles for p in a_search(a_case(), *parts).proposals] == [tuple(name for name in PROFILES)]


def test_the_why_of_a_step_says_what_it_serves_and_the_condition() -> None:
    parts = (
        a_trade(requires={"credential": "DEP"}),
        an_activity("DEP", {"credential": "MATH"}, hours=300),
        an_activity("MATH", hours=60),
    )
    first, second = winner(a_search(a_case(), *parts), "fastest").steps
    assert first.why == (Reason("step", "DEP", Credential("MATH")),)
    assert second.why == (Reason("target", "72100", Credential("DEP")),)


def many_ways() -> Catalogue:
    """Return a choice that the winners and the other ways in make larger than a window shows."""
    doors = {"any": [{"credential": f"D{n}"} for n in range(6)]}
    base = a_choice()
    more = [an_activity(f"D{n}", hours=30 * (n + 1), cost_cents=n) for n in range(6)]
    asked = an_activity("LONG", doors, DEP, hours=30)
    return replace(base, activities={**base.activities, **{a.code: a for a in (*more, asked)}})


def test_the_window_shows_five_and_the_form_all() -> None:
    result = searched(a_worker(), many_ways())
    shown = most_different(result.proposals)
    assert len(result.proposals) > MOST_SHOWN == len(shown) == 5
    assert len(result_json(result)["proposals"]) == len(result.proposals)


def test_the_five_are_materially_different_and_winners_stand_before_other_ways() -> None:
    result = searched(a_worker(), many_ways())
    winners = [p for p in result.proposals if set(p.profiles) & set(PROFILES)]
    shown = most_different(result.proposals)
    assert len(winners) < MOST_SHOWN
    assert set(map(id, shown)) > set(map(id, winners))
    assert len({frozenset(taken(p)) for p in shown}) == len(shown)


def test_an_estimated_session_labels_its_plan_to_the_end() -> None:
    parts = (a_trade(requires={"credential": "DEP"}), an_activity("DEP", hours=60))
    result = a_search(a_case(), *parts)
    assert all(p.estimated for p in result.proposals)
    assert {row["estimated"] for row in result_json(result)["proposals"]} == {True}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 52))
def test_every_winner_is_proven_every_bound_reached_and_every_step_has_its_reason(seed: int) -> None:
    drawn = random_problem(seed)
    for proposal in search(problem(*drawn)).proposals:
        assert proposal.status is Status.OPTIMAL
        assert all(step.why for step in proposal.steps)
        for name in ("money_cents", "away", "hours", "finish"):
            if name in proposal.bound and len(proposal.profiles) == 1:
                assert proposal.bound[name] == getattr(proposal, name)


def test_the_bound_of_a_proven_coverage_is_the_coverage() -> None:
    trade = a_trade(requires={"credential": "A"}, skills=(SkillNeed("S", 3, 2), SkillNeed("T", 2, 3)))
    given = an_activity("A", grants=Grants(("A",), skills={"S": 2}), hours=30)
    found = winner(a_search(a_case(), trade, given), "most_complete")
    assert found.coverage == pytest.approx(4 / 12)
    assert found.bound["coverage"] == pytest.approx(found.coverage)


def test_a_level_to_document_is_not_asked_beside_a_higher_one() -> None:
    trade = a_trade(requires={"all": [{"subject": "french", "level": 4}, {"subject": "french", "level": 5}]})
    (found,) = a_search(a_case(), trade).proposals
    assert found.conditional_on == (Subject("french", 5),)
