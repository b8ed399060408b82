"""A job that ends by itself, or that a running step took, costs no pay and blocks nothing any more."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.adopt import adopt
from planner.budget import budget
from planner.case import Case, Preferences
from planner.catalogue import Session
from planner.check import check, figures
from planner.client import Job
from planner.formalities import job_end
from planner.pathway.result import Result, Status
from planner.plan import Plan, Step
from planner.present_job import present_job
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched

WEEK = timedelta(weeks=1)
DAY_GROUP = Session("A", "day", START + 4 * WEEK, START + 14 * WEEK, "dated", mode="day")
CATALOGUE = a_catalogue(a_trade(requires={"credential": "A"}), an_activity("A", hours=300), DAY_GROUP)


def at_work(until: date | None, **wishes: Any) -> Case:
    client = a_client(job=Job(35, 60_000, until))
    return a_case(client=client, preferences=Preferences(START, date(2028, 1, 10), **wishes))


def money(case: Case, catalogue: Any = CATALOGUE) -> tuple[Result, int]:
    """Return the answer, and the fastest plan's cost, which plan and budget must say too."""
    result = searched(case, catalogue)
    found = fastest(result)
    assert found is not None
    adopted = adopt(case, found, catalogue)
    assert figures(adopted, catalogue).money_cents == found.money_cents
    assert budget(adopted, catalogue).weeks[-1].spent == found.money_cents
    return result, found.money_cents


@pytest.mark.parametrize(
    ("until", "weeks"),
    [(None, 10), (START + 20 * WEEK, 10), (START + 7 * WEEK, 3), (START + 4 * WEEK, 0), (START, 0)],
)
def test_pay_is_lost_only_while_the_job_would_have_lasted(until: date | None, weeks: int) -> None:
    assert money(at_work(until))[1] == 60_000 * weeks


def test_what_steps_pay_makes_up_only_for_the_days_lost() -> None:
    catalogue = a_catalogue(
        a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]}),
        an_activity("A", hours=300),
        an_activity("B", kind="job"),
        DAY_GROUP,
        Session("B", "b", START + 6 * WEEK, START + 14 * WEEK, "dated", pay_cents_per_week=50_000),
    )
    assert money(at_work(START + 7 * WEEK), catalogue)[1] == 3 * 60_000 - 50_000


def test_a_job_to_be_kept_blocks_nothing_after_its_end() -> None:
    assert searched(at_work(START + 5 * WEEK, keep_job=True), CATALOGUE).status is Status.INFEASIBLE
    after = at_work(START + 4 * WEEK, keep_job=True)
    found = fastest(searched(after, CATALOGUE))
    assert found is not None
    assert job_end(adopt(after, found, CATALOGUE), CATALOGUE) is None


def test_a_step_that_runs_has_taken_the_job_and_costs_its_pay_once() -> None:
    catalogue = a_catalogue(
        a_trade(requires={"credential": "B"}),
        an_activity("A", hours=300, cost_cents=50_000),
        an_activity("B", {"credential": "A"}, hours=300),
        DAY_GROUP,
        Session("B", "b", START + 14 * WEEK, START + 20 * WEEK, "dated", mode="day", cost_cents=7_000),
    )
    runs = Step("1", "A", "day", START - 2 * WEEK, START + 14 * WEEK, status="running")
    case = replace(at_work(None, money_limit_cents=10_000), plan=Plan((runs,)))
    assert present_job(case, catalogue) is None
    result, cost = money(case, catalogue)
    assert (result.status is Status.INFEASIBLE, cost) == (False, 7_000)


def test_the_figures_of_a_plan_begun_are_those_of_its_proposal() -> None:
    runs = Step("1", "A", "day", START - 2 * WEEK, START + 14 * WEEK, status="running")
    case = replace(at_work(None), plan=Plan((runs,)))
    result = searched(case, CATALOGUE)
    found = fastest(result)
    assert found is not None
    adopted = adopt(case, found, CATALOGUE)
    told = figures(adopted, CATALOGUE)
    assert (told.finish, told.money_cents, told.hours, told.away) == (START + 14 * WEEK, 0, 0, 0)
    assert (found.finish, found.money_cents, found.hours, found.away) == (START + 14 * WEEK, 0, 0, 0)
    assert [issue.code for issue in check(adopted, CATALOGUE) if issue.severity == "law"] == []
