"""Which open plans another catalogue breaks, improves or touches; and which it leaves alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.adopt import adopt
from planner.affected import AffectedPlan, affected, affected_plans, counts, never
from planner.case import Case, Preferences
from planner.catalogue import Catalogue, Session
from planner.dates import Period
from planner.pathway.problem import problem
from planner.pathway.search import quiet, search
from planner.plan import Plan, edit
from planner.requirement import requirement_from
from planner.text import Text
from tests.builders import START, a_case, a_small_catalogue, an_activity

SMALL = a_small_catalogue()
EVENING, AUTUMN = SMALL.sessions


def adopted(catalogue: Catalogue = SMALL, profile: str = "fastest", **changes: Any) -> Case:
    """Return a case that adopted the best pathway of a profile."""
    case = a_case(**changes)
    (found, *_) = search(problem(case, catalogue), profiles=(profile,)).proposals
    return adopt(case, found, catalogue)


CASE = adopted()


def with_sessions(*sessions: Session) -> Catalogue:
    return replace(SMALL, sessions=sessions)


def with_activity(code: str, **changes: Any) -> Catalogue:
    other = replace(SMALL.activities[code], **changes)
    return replace(SMALL, activities={**SMALL.activities, code: other})


def found(after: Catalogue, case: Case = CASE, before: Catalogue = SMALL) -> AffectedPlan:
    """Return what another catalogue does to a case that it must affect."""
    plan = affected(case, before, after)
    assert plan is not None and (plan.case, plan.name) == (case.id, case.client.name)
    return plan


def test_a_session_that_starts_later_breaks_the_plan_and_says_from_when_to_when() -> None:
    plan = found(with_sessions(EVENING, replace(AUTUMN, start=date(2027, 9, 6))))
    (change,) = plan.changes
    assert plan.verdict == "breaks"
    assert [(e.column, e.before, e.after) for e in change.edits] == [
        ("start", date(2027, 8, 30), date(2027, 9, 6))
    ]
    assert CASE.plan.step(change.step).activity == "DEP"  # type: ignore[union-attr]
    assert "start-disagrees" in {issue.code for issue in plan.faults}


def test_a_programme_that_is_no_longer_given_breaks_the_plan() -> None:
    gone = {code: activity for code, activity in SMALL.activities.items() if code != "DEP"}
    plan = found(replace(SMALL, activities=gone, sessions=(EVENING,)))
    assert plan.verdict == "breaks" and all(change.is_gone for change in plan.changes)
    retired = with_activity("DEP", retired=True)
    assert found(replace(retired, sessions=(EVENING,))).verdict == "breaks"


def test_a_stricter_admission_and_a_trade_that_asks_more_break_the_plan() -> None:
    asked = requirement_from({"credential": "CAR"})
    assert found(with_activity("DEP", requires=asked)).verdict == "breaks"
    trade = replace(SMALL.trades["72100"], requires=asked)
    plan = found(replace(SMALL, trades={"72100": trade}))
    assert plan.verdict == "breaks" and plan.changes[0].step == ""


def test_a_new_closure_in_the_middle_of_a_session_breaks_its_end() -> None:
    closed = replace(SMALL, closures=(Period(date(2027, 12, 20), date(2028, 1, 3)),))
    assert found(closed).verdict == "breaks"
    far = replace(SMALL, closures=(Period(date(2035, 12, 20), date(2036, 1, 3)),))
    assert affected(CASE, SMALL, far) is None


def test_a_group_that_starts_sooner_improves_the_plan_by_so_much() -> None:
    sooner = Session("DEP", "spring", start=date(2027, 5, 31), entry="dated", mode="day")
    plan = found(with_sessions(EVENING, AUTUMN, sooner))
    assert (plan.verdict, plan.changes, plan.faults) == ("improves", (), ())
    assert plan.kept is not None and plan.better is not None
    assert plan.better.finish < plan.kept.finish
    assert "spring" in {step.session for step in plan.better.steps}


def test_a_shorter_way_into_the_trade_improves_the_plan() -> None:
    course = an_activity("AEP", hours=300, grants=SMALL.activities["DEP"].grants)
    after = replace(SMALL, activities={**SMALL.activities, "AEP": course})
    assert found(after).verdict == "improves"


def test_what_is_cheaper_only_touches_the_fastest_plan_that_paid_more_and_improves_nothing() -> None:
    dear = with_activity("MAT4", cost_cents=5000)
    case = adopted(dear)
    plan = found(SMALL, case, dear)
    assert (plan.verdict, plan.better) == ("touched", None)
    assert [(e.column, e.before, e.after) for e in plan.changes[0].edits] == [("cost_cents", 5000, 0)]


def test_a_plan_that_could_have_been_better_before_is_not_improved_by_what_comes() -> None:
    sooner = Session("DEP", "spring", start=date(2027, 5, 31), entry="dated", mode="day")
    before = with_sessions(EVENING, AUTUMN, sooner)
    between = replace(sooner, code="summer", start=date(2027, 6, 14))
    assert found(with_sessions(EVENING, AUTUMN, between)).verdict == "improves"
    assert affected(CASE, before, replace(before, sessions=(*before.sessions, between))) is None


def test_a_plan_that_costs_the_same_and_ends_sooner_is_better_for_who_looks_at_the_cost() -> None:
    sooner = Session("DEP", "spring", start=date(2027, 5, 31), entry="dated", mode="day")
    assert (
        found(with_sessions(EVENING, AUTUMN, sooner), adopted(profile="least_costly")).verdict == "improves"
    )


def test_a_plan_is_measured_by_its_own_profile() -> None:
    dearer = replace(EVENING, cost_cents=9000)
    before = with_sessions(dearer, AUTUMN, replace(AUTUMN, code="next", start=date(2028, 8, 28)))
    free = Session("MAT4", "slow", hours_per_week=2, mode="evening")
    after = replace(before, sessions=(*before.sessions, free))
    assert affected(adopted(before), before, after) is None
    assert found(after, adopted(before, "least_costly"), before).verdict == "improves"


def test_titles_sources_and_wages_touch_no_plan() -> None:
    renamed = with_activity("DEP", title=Text("Autre", "Other"), sector="mecanique")
    assert affected(CASE, SMALL, renamed) is None
    assert affected(CASE, SMALL, replace(SMALL)) is None


def test_steps_that_are_over_are_touched_by_nothing() -> None:
    plan = CASE.plan
    for step in plan.activity_steps:
        plan = edit(plan, step.id, lambda s: replace(s, status="finished"))
    assert affected(replace(CASE, plan=plan), SMALL, with_sessions()) is None
    assert affected(replace(CASE, plan=Plan()), SMALL, with_sessions()) is None


def test_what_a_broken_plan_breaks_already_is_not_held_against_the_new_catalogue() -> None:
    late = replace(CASE, preferences=Preferences(START, date(2027, 12, 31)))
    plan = found(with_activity("DEP", cost_cents=100), late)
    assert (plan.verdict, plan.faults) == ("touched", ())


def test_a_reason_that_the_counsellor_wrote_keeps_the_plan_whole() -> None:
    step = next(s for s in CASE.plan.activity_steps if s.activity == "DEP")
    said = replace(CASE, plan=edit(CASE.plan, step.id, lambda s: replace(s, override="confirmé")))
    after = with_sessions(EVENING, replace(AUTUMN, start=date(2027, 9, 6)))
    assert found(after, said).verdict == "touched"


def other(name: str) -> Case:
    """Return the same case of another client."""
    return replace(CASE, client=replace(CASE.client, name=name))


def test_all_open_plans_are_told_one_after_the_other_and_counted() -> None:
    after, told = with_sessions(EVENING, replace(AUTUMN, seats=0)), []
    cases = [other("1"), replace(other("2"), plan=Plan()), other("3")]
    plans = affected_plans(cases, SMALL, after, lambda name, share: told.append((name, share)), never)
    assert [plan.name for plan in plans] == ["1", "3"]
    assert told == [("1", 0), ("2", 1 / 3), ("3", 2 / 3)]
    assert counts(plans) == {"breaks": 2, "improves": 0, "touched": 0}


def stopping_at(turn: int) -> Callable[[], bool]:
    """Return a stop that answers yes from its n-th asking on."""
    asked = iter(range(turn))
    return lambda: next(asked, None) is None


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_a_stop_gives_what_was_found_so_far(turn: int) -> None:
    after = with_sessions(EVENING, replace(AUTUMN, seats=0))
    plans = affected_plans([other("1"), other("2")], SMALL, after, quiet, stopping_at(turn))
    assert [plan.name for plan in plans] == ["1", "2"][:turn]
