"""The client's money week by week: its sums are the plan's figures, and the week that breaks is named."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.budget import Budget, budget
from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.client import Job
from planner.figures import figures
from planner.plan import Plan, Step
from tests.builders import START, a_case, a_catalogue, a_client, an_activity

WEEK = timedelta(weeks=1)
PAY, STIPEND, FEES = 70_000, 45_000, 12_000
COURSE = Step("c", "COURSE", "day", START + 2 * WEEK, START + 6 * WEEK)
PLACE = Step("p", "PLACE", "paid", START + 6 * WEEK, START + 8 * WEEK)


def an_office() -> Catalogue:
    """Return a day course with fees, and a paid place in a workplace."""
    return a_catalogue(
        an_activity("COURSE", cost_cents=FEES, hours=120),
        an_activity("PLACE", kind="job"),
        Session("COURSE", "day", hours_per_week=30, mode="day"),
        Session("PLACE", "paid", hours_per_week=35, mode="workplace", pay_cents_per_week=STIPEND),
    )


def a_worker(*steps: Step, limit: int | None = None, keep: bool = False) -> Case:
    case = a_case(client=a_client(job=Job(35, PAY)), plan=Plan(steps))
    return replace(case, preferences=replace(case.preferences, money_limit_cents=limit, keep_job=keep))


def column(found: Budget, name: str) -> list[int]:
    return [getattr(week, name) for week in found.weeks]


def test_the_job_pays_until_the_course_then_pay_is_lost_then_the_place_pays() -> None:
    found = budget(a_worker(COURSE, PLACE), an_office())
    assert [week.monday for week in found.weeks] == [START + n * WEEK for n in range(8)]
    assert column(found, "job") == [PAY, PAY, 0, 0, 0, 0, 0, 0]
    assert column(found, "steps") == [0] * 6 + [STIPEND] * 2
    assert column(found, "lost") == [0, 0] + [PAY] * 6
    assert column(found, "fees") == [0, 0, FEES, 0, 0, 0, 0, 0]
    assert found.without_income == 4


def test_what_is_spent_grows_to_the_net_cost_of_the_plan() -> None:
    case = a_worker(COURSE, PLACE)
    spent = column(budget(case, an_office()), "spent")
    assert spent[:4] == [0, 0, FEES + PAY, FEES + 2 * PAY]
    assert spent[-1] == figures(case, an_office()).money_cents == FEES + 6 * PAY - 2 * STIPEND


@pytest.mark.parametrize(("limit", "week"), [(None, None), (0, 2), (FEES + PAY, 3), (10**9, None)])
def test_the_week_that_breaks_the_limit_is_named(limit: int | None, week: int | None) -> None:
    breaks = budget(a_worker(COURSE, PLACE, limit=limit), an_office()).breaks
    assert (breaks and breaks.monday) == (None if week is None else START + week * WEEK)


def test_an_allowance_counts_once_a_week_of_unpaid_training_and_changes_no_cost() -> None:
    other = replace(COURSE, id="o", start=START + 3 * WEEK)
    case = a_worker(COURSE, other, PLACE)
    with_aid, without = budget(case, an_office(), 30_000), budget(case, an_office())
    assert column(with_aid, "allowance") == [0, 0] + [30_000] * 4 + [0, 0]
    assert column(with_aid, "spent") == column(without, "spent")
    assert with_aid.total("allowance") == 120_000 and without.total("allowance") == 0


def test_a_job_that_is_kept_pays_all_along_and_one_that_ends_stops() -> None:
    assert column(budget(a_worker(COURSE, keep=True), an_office()), "job") == [PAY] * 6
    ending = a_worker(COURSE, keep=True)
    job = Job(35, PAY, until=START + WEEK)
    ended = replace(ending, client=replace(ending.client, job=job))
    assert column(budget(ended, an_office()), "job") == [PAY, 0, 0, 0, 0, 0]


def test_without_a_dated_step_there_is_no_week() -> None:
    assert budget(a_worker(limit=1), an_office()) == Budget(limit=1)
    assert budget(a_worker(limit=1), an_office()).breaks is None


def test_a_budget_that_breaks_and_mends_again_is_told_by_its_worst_week() -> None:
    """Four weeks without pay cost 280,000 and fees; two paid weeks give 90,000 back."""
    net = FEES + 6 * PAY - 2 * STIPEND
    found = budget(a_worker(COURSE, PLACE, limit=net), an_office())
    assert column(found, "spent")[-3:] == [FEES + 4 * PAY, net - PAY + STIPEND, net]
    assert found.breaks is None
    assert budget(a_worker(COURSE, PLACE, limit=net - 1), an_office()).breaks == found.weeks[-1]


def test_a_better_paid_place_mends_what_was_broken_but_the_week_is_still_named() -> None:
    paid = replace(an_office().sessions[1], pay_cents_per_week=3 * PAY)
    office = replace(an_office(), sessions=(an_office().sessions[0], paid))
    found = budget(a_worker(COURSE, PLACE, limit=FEES + 3 * PAY), office)
    assert column(found, "spent") == [0, 0, *(FEES + n * PAY for n in (1, 2, 3, 4)), FEES + 2 * PAY, FEES]
    assert found.breaks == found.weeks[5]
    assert figures(a_worker(COURSE, PLACE), office).money_cents == FEES


def test_a_course_that_begins_in_midweek_takes_that_weeks_pay_and_counts_its_own_weeks() -> None:
    wednesday = replace(COURSE, start=START + timedelta(days=9), end=START + timedelta(days=23))
    found = budget(a_worker(wednesday, limit=FEES + PAY), an_office())
    assert column(found, "job") == [PAY, 0, 0, 0]
    assert column(found, "lost") == [0, PAY, PAY, 0]
    assert column(found, "spent") == [0, FEES + PAY, FEES + 2 * PAY, FEES + 2 * PAY]
    assert found.breaks == found.weeks[2]


def test_what_is_agreed_for_a_step_stands_for_its_fees_and_breaks_on_its_first_day() -> None:
    evening = Session("COURSE", "day", hours_per_week=6, mode="evening")
    office = a_catalogue(an_activity("COURSE", cost_cents=FEES, hours=120), evening)
    case = a_worker(replace(COURSE, cost_cents=5_000), limit=4_999)
    assert column(budget(case, office), "spent") == [0, 0, 5_000, 5_000, 5_000, 5_000]
    assert budget(case, office).breaks == budget(case, office).weeks[2]
    assert column(budget(case, office), "job") == [PAY] * 6


STARTS = st.integers(0, 40).map(lambda days: START + timedelta(days=days))


@given(st.lists(st.tuples(STARTS, st.integers(0, 60), st.booleans()), max_size=4), st.booleans())
def test_the_weeks_add_up_to_the_figures_of_any_plan(drawn: list[tuple[date, int, bool]], keep: bool) -> None:
    steps = [
        replace(PLACE if paid else COURSE, id=str(n), start=start, end=start + timedelta(days=days))
        for n, (start, days, paid) in enumerate(drawn)
    ]
    case = a_worker(*steps, keep=keep)
    found, expected = budget(case, an_office()), figures(case, an_office())
    assert found.total("steps") == expected.income_cents
    assert (found.weeks[-1].spent if found.weeks else 0) == expected.money_cents
    assert found.total("fees") + max(0, found.total("lost") - found.total("steps")) <= expected.money_cents


@pytest.mark.parametrize("job", [None, Job(35, 0)])
def test_pay_that_nobody_has_said_is_not_nothing(job: Job | None) -> None:
    case = replace(a_worker(COURSE), client=a_client(job=job, income="employment"))
    found = budget(case, an_office())
    assert [week.pay_is_unknown for week in found.weeks] == [True, True, False, False, False, False]
    assert found.pay_is_unknown
    assert found.without_income == 4  # from the first day of a course that takes the working day
    assert not budget(replace(case, client=a_client(income="none")), an_office()).pay_is_unknown


def test_a_job_that_nobody_was_asked_about_is_not_no_job() -> None:
    case = replace(a_worker(COURSE), client=a_client())
    assert [week.pay_is_unknown for week in budget(case, an_office()).weeks] == [True] * 2 + [False] * 4
    said = replace(case, client=a_client(declared={"in_employment": False}))
    assert not budget(said, an_office()).pay_is_unknown


def test_a_budget_without_figures_has_nothing_to_draw() -> None:
    free = a_catalogue(an_activity("COURSE", hours=120), Session("COURSE", "day", hours_per_week=30))
    case = replace(a_worker(COURSE), client=a_client(income="employment"))
    assert not budget(case, free).has_figures
    assert budget(a_worker(COURSE), free).has_figures
    assert budget(replace(a_worker(COURSE, limit=0), client=a_client()), free).has_figures
