"""What runs when the plan starts, a deadline already past, and firm plans told apart from hopeful ones."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.adopt import adopt
from planner.case import Case, Preferences
from planner.catalogue import Activity, Catalogue, Grants, Session, SkillNeed
from planner.check import check, figures
from planner.client import PastActivity
from planner.pathway import schedule
from planner.pathway.problem import problem
from planner.pathway.relevance import TRUE
from planner.pathway.result import PROFILES, Result, Status
from planner.pathway.schedule import Placed
from planner.plan import Plan, Step
from planner.timeline import Timeline
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest, searched, taken

BEGUN = date(2026, 12, 7)
DEADLINE = date(2028, 1, 10)


def running(activity: str, **changes: Any) -> PastActivity:
    return PastActivity(activity, start=BEGUN, status="running", **changes)


def test_a_running_activity_without_an_end_ends_by_its_hours_for_search_and_check() -> None:
    under_way = an_activity("A", hours=180)
    follows = an_activity("B", {"credential": "A"}, hours=30)
    client = a_client(activities=(running("A", session="est30"),))
    catalogue = a_catalogue(a_trade(requires={"credential": "B"}), under_way, follows)
    found = fastest(searched(a_case(client=client), catalogue))
    assert found is not None
    assert (taken(found), found.steps[0].start) == (["B"], date(2027, 1, 18))
    timeline = Timeline.of(a_case(client=client), catalogue)
    assert "A" not in timeline.standing(date(2027, 1, 17)).credentials
    assert "A" in timeline.standing(date(2027, 1, 18)).credentials


def test_a_running_activity_of_unknown_length_never_ends() -> None:
    client = a_client(activities=(running("A"),))
    catalogue = a_catalogue(a_trade(), an_activity("A", hours=180))
    assert "A" not in Timeline.of(a_case(client=client), catalogue).standing(date(2199, 1, 1)).credentials


def test_a_dated_group_that_runs_ends_on_its_own_day() -> None:
    group = Session("A", "autumn", BEGUN, date(2027, 3, 1), "dated")
    client = a_client(activities=(running("A", session="autumn"),))
    timeline = Timeline.of(a_case(client=client), a_catalogue(a_trade(), an_activity("A", hours=30), group))
    assert "A" not in timeline.standing(date(2027, 2, 28)).credentials
    assert "A" in timeline.standing(date(2027, 3, 1)).credentials


def test_a_running_corequisite_holds_back_what_a_step_grants_in_the_check_too() -> None:
    beside = an_activity("A", {"concurrent": "B"}, hours=30)
    follows = an_activity("C", {"credential": "A"}, hours=30)
    client = a_client(activities=(running("B", end=date(2027, 3, 1)),))
    parts = (an_activity("B", hours=900), beside, follows)
    catalogue = a_catalogue(a_trade(requires={"credential": "C"}), *parts)
    case = a_case(client=client)
    found = fastest(searched(case, catalogue))
    assert found is not None
    assert [(s.activity, s.start) for s in found.steps] == [("A", START), ("C", date(2027, 3, 1))]
    timeline = Timeline.of(adopt(case, found, catalogue), catalogue)
    assert "A" not in timeline.standing(date(2027, 2, 28)).credentials
    assert "A" in timeline.standing(date(2027, 3, 1)).credentials


def test_a_running_corequisite_holds_back_a_hopeful_plan_too() -> None:
    beside = an_activity("A", {"concurrent": "B"}, hours=30)
    client = a_client(activities=(running("B", end=date(2027, 3, 1)),))
    asked = {"all": [{"credential": "A"}, {"declared": "x"}]}
    catalogue = a_catalogue(a_trade(requires=asked), an_activity("B", hours=900), beside)
    result = searched(a_case(client=client), catalogue)
    assert {p.finish for p in result.proposals} == {date(2027, 3, 1)}
    assert {name for p in result.proposals for name in p.profiles} == set(PROFILES)


def test_a_running_corequisite_is_kept_in_the_tree_until_it_ends() -> None:
    beside = an_activity("A", {"concurrent": "B"}, hours=30)
    parts = (a_trade(requires={"credential": "A"}), an_activity("B", hours=900), beside)
    over = a_client(activities=(PastActivity("B", end=START, status="finished"),))
    runs = a_client(activities=(running("B", end=date(2027, 3, 1)),))
    trees = [problem(a_case(client=c), a_catalogue(*parts)).trees["A"] for c in (over, runs)]
    assert trees[0] == TRUE
    assert trees[1] != TRUE


def test_a_firm_plan_claims_nothing_that_an_unknown_condition_would_add() -> None:
    need = {"any": [{"subject": "math", "level": 4}, {"concurrent": "B"}]}
    pinned = an_activity("A", need, Grants(skills={"K": 3}), hours=30)
    parts = (an_activity("B", hours=900), pinned, an_activity("C", hours=30))
    trade = a_trade(requires={"credential": "C"}, skills=(SkillNeed("K", 3, 1),))
    client = a_client(activities=(running("B", end=date(2027, 12, 6)),))
    case = a_case(client=client, preferences=Preferences(START, DEADLINE, pinned=("A",)))
    catalogue = a_catalogue(trade, *parts)
    result = searched(case, catalogue)
    firm = fastest(result)
    assert firm is not None
    assert (result.proposals[0], firm.coverage) == (firm, 0)
    assert figures(adopt(case, firm, catalogue), catalogue).coverage == 0
    (hoped,) = [p for p in result.proposals if p.conditional_on]
    assert (hoped.coverage, hoped.profiles) == (1, ("most_complete",))


RUNS_OUT = date(2027, 3, 1)


def resting(requires: Any, *activities: Activity, **changes: Any) -> tuple[Case, Catalogue, Result]:
    """Return a search for a trade while R runs until RUNS_OUT."""
    case = a_case(client=a_client(activities=(running("R", end=RUNS_OUT),), **changes))
    parts = (an_activity("R", hours=900), *activities)
    catalogue = a_catalogue(a_trade(requires=requires), *parts)
    return case, catalogue, searched(case, catalogue)


def test_what_runs_and_reaches_the_goal_is_the_finish_of_a_plan_without_a_step() -> None:
    case, catalogue, result = resting({"credential": "R"})
    found = fastest(result)
    assert found is not None
    assert (taken(found), found.finish, found.bound["finish"]) == ([], RUNS_OUT, RUNS_OUT)
    assert {p.finish for p in result.proposals} == {RUNS_OUT}
    adopted = adopt(case, found, catalogue)
    assert (figures(adopted, catalogue).finish, check(adopted, catalogue)) == (RUNS_OUT, ())


def test_what_runs_beside_a_step_that_reaches_the_goal_is_the_finish() -> None:
    case, catalogue, result = resting({"credential": "A"}, an_activity("A", {"concurrent": "R"}, hours=30))
    found = fastest(result)
    assert found is not None
    assert (taken(found), found.finish) == (["A"], RUNS_OUT)
    assert figures(adopt(case, found, catalogue), catalogue).finish == RUNS_OUT


def test_no_step_is_added_to_wait_for_what_runs() -> None:
    _, _, result = resting({"credential": "R"}, an_activity("LONG", hours=30 * 7))
    assert {tuple(taken(p)) for p in result.proposals} == {()}


def test_what_runs_does_not_hold_back_a_plan_that_reaches_the_goal_without_it() -> None:
    doors = {"any": [{"credential": "R"}, {"credential": "A"}]}
    case, catalogue, result = resting(doors, an_activity("A", hours=30))
    found = fastest(result)
    assert found is not None
    assert (taken(found), found.finish) == (["A"], date(2027, 1, 18))
    assert figures(adopt(case, found, catalogue), catalogue).finish == date(2027, 1, 18)


def test_a_finish_that_an_unknown_condition_would_bring_forward_is_a_conditional_one() -> None:
    doors = {"any": [{"credential": "R"}, {"subject": "math", "level": 4}]}
    _, _, result = resting(doors)
    ends = {bool(p.conditional_on): p.finish for p in result.proposals}
    assert ends == {False: RUNS_OUT, True: START}


def test_no_more_coverage_is_counted_than_at_the_first_day_on_which_the_goal_holds() -> None:
    trade = a_trade(requires={"credential": "A"}, skills=(SkillNeed("K", 3, 1),))
    case = a_case(client=a_client(activities=(running("R", end=RUNS_OUT),)))
    parts = (an_activity("R", None, Grants(skills={"K": 3}), hours=900), an_activity("A", hours=30))
    catalogue = a_catalogue(trade, *parts, Session("A", "group", START, None, "dated"))
    result = searched(case, catalogue)
    assert {(p.finish, p.coverage) for p in result.proposals} == {(date(2027, 1, 18), 0)}


def test_a_deadline_before_the_start_blocks_even_where_nothing_is_needed() -> None:
    case = a_case(preferences=Preferences(START, date(2027, 1, 10)))
    result = a_search(case, a_trade())
    assert (result.status, result.proposals) == (Status.INFEASIBLE, ())
    assert {row["constraint"] for row in result.why_not[0].blocking} == {"deadline"}
    on_the_day = a_search(a_case(preferences=Preferences(START, START)), a_trade())
    assert (on_the_day.status, taken(fastest(on_the_day))) == (Status.OPTIMAL, [])


def test_a_fact_once_true_is_never_taken_away() -> None:
    grants = Grants(("A",), declared={"x": False})
    after = an_activity("B", {"all": [{"credential": "A"}, {"declared": "x"}]}, hours=30)
    case = a_case(client=a_client(declared={"x": True}))
    found = a_search(case, a_trade(requires={"credential": "B"}), an_activity("A", None, grants), after)
    assert taken(fastest(found)) == ["A", "B"]


def test_grants_held_back_hold_back_those_that_rely_on_them_on_the_same_day() -> None:
    later = {"any": [{"credential": "Z"}, {"concurrent": "B"}]}
    tests = (an_activity("A", later), an_activity("Z", {"concurrent": "B"}))
    client = a_client(activities=(running("B", end=date(2027, 3, 1)),))
    trade = a_trade(requires={"credential": "A"})
    found = problem(a_case(client=client), a_catalogue(trade, an_activity("B", hours=900), *tests))
    placed = [Placed(found.candidates[code][0], 0, 0) for code in ("A", "Z")]
    assert schedule.Timeline(found, placed).held == {"A": 49, "Z": 49}


def test_the_other_door_of_a_pinned_step_is_shown_though_the_goal_needs_none() -> None:
    opened = an_activity("P", {"any": [{"credential": "X"}, {"credential": "Y"}]}, hours=30)
    parts = (opened, *(an_activity(code, hours=hours) for code, hours in (("C", 30), ("X", 30), ("Y", 60))))
    wishes = Preferences(START, DEADLINE, pinned=("P",))
    result = a_search(a_case(preferences=wishes), a_trade(requires={"credential": "C"}), *parts)
    assert taken(fastest(result)) == ["C", "P", "X"]
    assert ["C", "P", "Y"] in [taken(p) for p in result.proposals]


@pytest.mark.parametrize("excludes", [{"A": ("R",)}, {"R": ("A",)}])
def test_nothing_is_taken_beside_what_runs_and_excludes_it(excludes: dict[str, tuple[str, ...]]) -> None:
    parts = [an_activity(code, hours=60, excludes=excludes.get(code, ())) for code in ("R", "A")]
    catalogue = a_catalogue(a_trade(requires={"credential": "A"}), *parts)
    case = a_case(client=a_client(activities=(running("R", end=RUNS_OUT),)))
    result = searched(case, catalogue)
    ((row,),) = {blocked.blocking for blocked in result.why_not}
    assert (result.status, row["constraint"]) == (Status.INFEASIBLE, "excludes")
    assert {tuple(sorted(pair.values())) for pair in row["value"]} == {("A", "R")}
    by_hand = replace(case, plan=Plan((Step("1", "A", "est30", START, date(2027, 1, 25)),)))
    assert "activities-exclude" in [issue.code for issue in check(by_hand, catalogue)]
    over = a_case(client=a_client(activities=(PastActivity("R", end=START, status="finished"),)))
    assert taken(fastest(searched(over, catalogue))) == ["A"]


def test_a_programme_that_runs_is_not_shortened_beside_itself() -> None:
    parts = (an_activity("R", hours=900), an_activity("R~RAC", hours=60, excludes=("R",)))
    catalogue = a_catalogue(a_trade(requires={"any": [{"credential": "R"}, {"credential": "R~RAC"}]}), *parts)
    case = a_case(client=a_client(activities=(running("R", end=RUNS_OUT),)))
    assert {tuple(taken(p)) for p in searched(case, catalogue).proposals} == {()}


def test_a_code_that_leads_nowhere_is_met_by_nobody() -> None:
    done = a_case(client=a_client(activities=(PastActivity("GONE", status="finished"),)))
    catalogue = a_catalogue(a_trade(requires={"activity": "GONE"}))
    assert searched(done, catalogue).status is Status.INFEASIBLE
    assert "target-unmet" in [issue.code for issue in check(done, catalogue)]
