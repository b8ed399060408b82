"""What the client holds on each day of a plan, when grants hold, and the plan's figures."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.case import Case, Preferences
from planner.catalogue import Activity, Catalogue, Grants, Session, SkillNeed, Trade
from planner.client import Job, PastActivity
from planner.figures import figures
from planner.plan import Plan, Step
from planner.timeline import Timeline
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity

MATH = an_activity("MAT4", None, Grants(subjects={"math": 4}), hours=60, kind="fga")
DEP = an_activity(
    "DEP", {"any": [{"subject": "math", "level": 4}, {"concurrent": "MAT4"}]}, hours=300, kind="dep"
)
DEP_END, MATH_END = date(2027, 3, 22), date(2027, 5, 3)


def step(activity: str, start: date, end: date, session: str = "", **changes: Any) -> Step:
    return Step(f"id-{activity}", activity, session, start, end, **changes)


def lay(*steps: Step, catalogue: Catalogue | None = None, **changes: Any) -> Timeline:
    return Timeline.of(a_case(plan=Plan(steps), **changes), catalogue or a_catalogue(a_trade(), MATH, DEP))


def test_what_a_step_grants_holds_from_its_end() -> None:
    timeline = lay(step("MAT4", START, MATH_END))
    assert timeline.standing(date(2027, 5, 2)).subjects["math"] == 3
    assert timeline.standing(MATH_END).subjects["math"] == 4
    assert timeline.finish == MATH_END


def test_what_a_step_grants_holds_from_the_later_end_of_its_corequisite() -> None:
    timeline = lay(step("DEP", START, DEP_END), step("MAT4", START, MATH_END))
    assert "DEP" not in timeline.standing(date(2027, 5, 2)).credentials
    assert "DEP" in timeline.standing(MATH_END).credentials
    assert "DEP" in timeline.standing(DEP_END).finished


def test_a_corequisite_that_recognition_replaces_holds_nothing_back() -> None:
    client = a_client(subjects={"math": 4})
    timeline = lay(step("DEP", START, DEP_END), step("MAT4", START, MATH_END), client=client)
    assert "DEP" in timeline.standing(DEP_END).credentials


def test_an_unknown_condition_beside_a_corequisite_does_not_hasten_the_grants() -> None:
    asked = an_activity("DEP", {"all": [{"declared": "x"}, {"concurrent": "MAT4"}]}, hours=300, kind="dep")
    catalogue = a_catalogue(a_trade(), MATH, asked)
    timeline = lay(step("DEP", START, DEP_END), step("MAT4", START, MATH_END), catalogue=catalogue)
    assert timeline.grant_day(timeline.steps[0]) == MATH_END


def test_a_corequisite_finished_before_holds_nothing_back() -> None:
    timeline = lay(step("MAT4", START, date(2027, 2, 1)), step("DEP", date(2027, 2, 1), date(2027, 4, 12)))
    assert "DEP" in timeline.standing(date(2027, 4, 12)).credentials


def test_failed_and_undated_steps_give_nothing() -> None:
    failed = step("MAT4", START, MATH_END, status="failed")
    assert lay(failed).standing(MATH_END).subjects["math"] == 3
    assert lay(Step("x", "MAT4")).steps == ()


@pytest.mark.parametrize(
    ("past", "day", "level"),
    [
        (PastActivity("MAT4", status="finished"), START, 4),
        (PastActivity("MAT4", status="failed"), START, 3),
        (PastActivity("MAT4", end=MATH_END, status="running"), START, 3),
        (PastActivity("MAT4", end=MATH_END, status="running"), MATH_END, 4),
        (PastActivity("MAT4", status="running"), date(2029, 1, 1), 3),
    ],
)
def test_what_is_finished_or_running_counts_when_it_ends(past: PastActivity, day: date, level: int) -> None:
    client = a_client(subjects={"math": 3}, activities=(past,))
    assert lay(client=client).standing(day).subjects["math"] == level


def test_experience_adds_up_and_levels_take_the_greatest() -> None:
    jobs = [
        an_activity(code, None, Grants(experience={"94106": 6}, skills={"S": level}), kind="job")
        for code, level in (("J1", 3), ("J2", 2))
    ]
    client = a_client(experience={"94106": 2})
    timeline = lay(
        step("J1", START, DEP_END), step("J2", START, DEP_END),
        catalogue=a_catalogue(a_trade(), *jobs), client=client,
    )  # fmt: skip
    standing = timeline.standing(DEP_END)
    assert (standing.experience["94106"], standing.skills["S"]) == (14, 3)


def worker(*steps: Step, **changes: Any) -> Case:
    client = a_client(region="17", job=Job(35, 50_000))
    return a_case(client=client, plan=Plan(steps), **changes)


def parts(*sessions: Session) -> Catalogue:
    trade: Trade = a_trade(skills=(SkillNeed("S", 4, 5), SkillNeed("T", 2, 1)))
    study: Activity = an_activity("A", None, Grants(skills={"S": 2}), hours=60, cost_cents=1_000)
    job = an_activity("JOB", kind="job", hours=70)
    return a_catalogue(trade, study, job, *sessions)


WEEKS_2, WEEKS_3 = date(2027, 1, 25), date(2027, 2, 1)


def test_figures_of_a_day_course_count_the_pay_that_is_lost() -> None:
    catalogue = parts(Session("A", "s", mode="day", cost_cents=500, region="04"))
    found = figures(worker(step("A", START, WEEKS_2, "s")), catalogue)
    assert (found.finish, found.money_cents, found.income_cents) == (WEEKS_2, 101_500, 0)
    assert (found.hours, found.away) == (60, 1)
    assert found.coverage == pytest.approx(10 / 22)


def test_an_evening_course_and_a_kept_job_lose_no_pay() -> None:
    evening = parts(Session("A", "s", mode="evening"))
    assert figures(worker(step("A", START, WEEKS_2, "s")), evening).money_cents == 1_000
    kept = Preferences(START, keep_job=True)
    day = parts(Session("A", "s", mode="day"))
    assert figures(worker(step("A", START, WEEKS_2, "s"), preferences=kept), day).money_cents == 1_000


def test_what_paid_steps_earn_in_that_span_makes_up_for_it_and_costs_are_never_negative() -> None:
    catalogue = parts(
        Session("A", "s", mode="day"), Session("JOB", "p", pay_cents_per_week=30_000, hours_per_week=35)
    )
    case = worker(step("A", START, WEEKS_2, "s"), step("JOB", START, WEEKS_3, "p"))
    found = figures(case, catalogue)
    assert found.income_cents == 90_000
    assert found.money_cents == 1_000 + 3 * 50_000 - 90_000
    rich = replace(
        catalogue, sessions=(catalogue.sessions[0], replace(catalogue.sessions[1], pay_cents_per_week=99_000))
    )
    assert figures(case, rich).money_cents == 1_000


def test_a_cost_of_nothing_typed_by_hand_replaces_that_of_the_catalogue_too() -> None:
    case = worker(step("A", START, WEEKS_2, "s", cost_cents=0))
    assert figures(case, parts(Session("A", "s", mode="evening", cost_cents=9))).money_cents == 0


def test_a_cost_typed_by_hand_replaces_that_of_the_catalogue() -> None:
    case = worker(step("A", START, WEEKS_2, "s", cost_cents=7))
    assert figures(case, parts(Session("A", "s", mode="evening", cost_cents=9))).money_cents == 7
