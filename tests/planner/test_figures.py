"""The figures of a plan: what is still to come alone is counted, and pay is lost for no day twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.case import Case
from planner.catalogue import Session
from planner.client import Job
from planner.dates import Period, weeks_of
from planner.figures import figures, job_end, job_lost, pay_lost, to_come
from planner.plan import Plan, Step
from planner.timeline import Timeline
from tests.builders import START, a_case, a_catalogue, a_client, an_activity

WEEK, PAY, STIPEND = timedelta(weeks=1), 70_000, 45_000
CATALOGUE = a_catalogue(
    an_activity("COURSE", cost_cents=12_000, hours=120),
    an_activity("PLACE", kind="job"),
    an_activity("DEP", kind="dep"),
    Session("COURSE", "day", hours_per_week=30, mode="day", region="06"),
    Session("COURSE", "evening", hours_per_week=3, mode="evening", cost_cents=500),
    Session("PLACE", "paid", hours_per_week=35, mode="workplace", pay_cents_per_week=STIPEND),
)
WEEKS = st.integers(0, 60)


def a_step(activity: str, session: str, after: int, weeks: int, **changes: object) -> Step:
    start = START + after * WEEK
    step = Step(f"{activity}{after}", activity, session, start, start + weeks * WEEK)
    return replace(step, **changes)  # type: ignore[arg-type]


def a_worker(*steps: Step, keep: bool = False, until: date | None = None) -> Case:
    case = a_case(client=a_client(job=Job(35, PAY, until=until), region="06"), plan=Plan(steps))
    return replace(case, preferences=replace(case.preferences, keep_job=keep))


def lost(case: Case) -> int:
    return pay_lost(case, Timeline.of(case, CATALOGUE))


@pytest.mark.parametrize("status", ["done", "running"])
def test_what_is_over_or_runs_costs_nothing_more(status: str) -> None:
    behind = a_step("COURSE", "day", 0, 4, status=status)
    found = figures(a_worker(behind), CATALOGUE)
    assert (found.money_cents, found.hours, found.income_cents) == (0, 0, 0)
    assert not to_come(Timeline.of(a_worker(behind), CATALOGUE))


@given(WEEKS, st.integers(1, 60))
def test_a_day_course_costs_the_pay_of_its_weeks_and_its_fees(after: int, weeks: int) -> None:
    case = a_worker(a_step("COURSE", "day", after, weeks))
    assert lost(case) == PAY * weeks
    assert figures(case, CATALOGUE).money_cents == PAY * weeks + 12_000


@given(WEEKS, st.integers(1, 60), WEEKS)
def test_no_pay_is_lost_after_the_job_would_have_ended(after: int, weeks: int, job: int) -> None:
    until = START + job * WEEK
    case = a_worker(a_step("COURSE", "day", after, weeks), until=until)
    timeline = Timeline.of(case, CATALOGUE)
    found = job_lost(case, timeline)
    expected = max(0, min(after + weeks, job) - after) * PAY
    assert lost(case) == expected
    assert found is None or found.end <= until
    assert (job_end(case, timeline.steps) is None) == (job <= after)


@given(st.lists(st.tuples(WEEKS, st.integers(1, 20)), min_size=1, max_size=4))
def test_weeks_of_two_courses_at_once_are_lost_once(courses: list[tuple[int, int]]) -> None:
    steps = (replace(a_step("COURSE", "day", *taken), id=str(n)) for n, taken in enumerate(courses))
    begins, ends = min(a for a, _ in courses), max(a + w for a, w in courses)
    assert lost(a_worker(*steps)) == PAY * (ends - begins)


@pytest.mark.parametrize(("session", "keep"), [("evening", False), ("day", True)])
def test_a_kept_job_loses_nothing(session: str, keep: bool) -> None:
    assert lost(a_worker(a_step("COURSE", session, 0, 4), keep=keep)) == 0


def test_what_paid_steps_earn_is_taken_off_what_is_lost() -> None:
    case = a_worker(a_step("COURSE", "day", 0, 4), a_step("PLACE", "paid", 4, 2))
    assert job_lost(case, Timeline.of(case, CATALOGUE)) == Period(START, START + 6 * WEEK)
    assert lost(case) == 6 * PAY - 2 * STIPEND
    assert figures(case, CATALOGUE).income_cents == STIPEND * weeks_of(14)


def test_an_agreed_cost_stands_for_the_catalogue_s_and_states_fees() -> None:
    found = figures(a_worker(a_step("COURSE", "evening", 0, 4)), CATALOGUE)
    agreed = figures(a_worker(a_step("COURSE", "evening", 0, 4, cost_cents=100)), CATALOGUE)
    assert (found.money_cents, agreed.money_cents) == (12_500, 100)
    unstated = [figures(a_worker(a_step("DEP", "", 0, 4, cost_cents=c)), CATALOGUE) for c in (None, 0)]
    assert [figure.fees_unstated for figure in unstated] == [True, False]


def test_steps_out_of_the_home_region_are_counted() -> None:
    case = a_worker(a_step("COURSE", "day", 0, 4), a_step("COURSE", "evening", 0, 4))
    assert figures(case, CATALOGUE).away == 0
    moved = replace(case, client=replace(case.client, region="17"))
    assert figures(moved, CATALOGUE).away == 1, "an unknown region is not away"
