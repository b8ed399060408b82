"""Administrative steps: which ones a plan calls for, and when they are due."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import UPGRADING, Addition, Case, Preferences, Target
from planner.catalogue import MODES, Catalogue, Session
from planner.client import Job
from planner.formalities import formalities, job_end
from planner.plan import Plan, Step
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity

AUTUMN, END = date(2027, 8, 30), date(2028, 4, 3)


def plan_of(
    kind: str, mode: str = "day", hours: float = 30, apply_by: date | None = None, start: date = AUTUMN
) -> tuple[Case, Catalogue]:
    session = Session("A", "s", mode=mode, hours_per_week=hours, apply_by=apply_by)
    case = a_case(
        client=a_client(job=Job(35, 1)),
        plan=Plan((Step("1", "A", "s", start, END, hours_per_week=hours),)),
    )
    return case, a_catalogue(a_trade(), an_activity("A", kind=kind, hours=300), session)


def due(case: Case, catalogue: Catalogue) -> dict[str, date | None]:
    return {step.formality: step.due for step in formalities(case, catalogue)}


def test_a_full_time_diploma_calls_for_the_whole_file() -> None:
    found = due(*plan_of("dep", apply_by=date(2027, 3, 1)))
    assert found == {
        "written_authorization": AUTUMN - timedelta(weeks=4),
        "transcript": date(2027, 2, 1),
        "visit_day": date(2027, 2, 15),
        "admission_application": date(2027, 3, 1),
        "mfor_request": AUTUMN - timedelta(weeks=8),
        "job_search": END - timedelta(weeks=8),
    }


def test_without_a_closing_date_the_application_goes_twelve_weeks_ahead() -> None:
    assert due(*plan_of("aec"))["admission_application"] == AUTUMN - timedelta(weeks=12)


@pytest.mark.parametrize(
    ("kind", "formality"),
    [
        ("fga", "registration"), ("course", "registration"), ("test", "test_registration"),
        ("rac", "recognition_file"), ("rcmo", "recognition_file"), ("job", "employer_agreement"),
        ("pamt", "employer_agreement"), ("coud", "employer_agreement"),
    ],
)  # fmt: skip
def test_each_kind_calls_for_its_own(kind: str, formality: str) -> None:
    found = due(*plan_of(kind, "evening"))
    assert set(found) == {formality, "job_search"}


@pytest.mark.parametrize("mode", MODES)
def test_aid_is_asked_for_when_the_hours_are_full_time_whatever_their_place(mode: str) -> None:
    assert due(*plan_of("dep", mode, hours=20))["mfor_request"] == AUTUMN - timedelta(weeks=8)
    part_time = due(*plan_of("dep", mode, hours=19))
    assert "mfor_request" not in part_time
    assert part_time["part_time_aid"] == AUTUMN - timedelta(weeks=8)


def test_the_job_ends_with_the_first_step_that_takes_the_day() -> None:
    case, catalogue = plan_of("dep")
    assert job_end(case, catalogue) == AUTUMN
    assert job_end(*plan_of("dep", "evening")) is None
    assert job_end(*plan_of("pamt", "workplace")) == AUTUMN
    assert job_end(replace(case, client=a_client()), catalogue) is None
    kept = replace(case, preferences=Preferences(START, keep_job=True))
    assert job_end(kept, catalogue) is None


@pytest.mark.parametrize(
    "said", [{"income": "employment"}, {"declared": {"in_employment": True}}, {"job": Job()}]
)
def test_a_job_of_which_nothing_more_is_known_is_a_job(said: dict[str, Any]) -> None:
    case, catalogue = plan_of("dep")
    employed = replace(case, client=a_client(**said))
    assert job_end(employed, catalogue) == AUTUMN
    assert due(employed, catalogue)["written_authorization"] == AUTUMN - timedelta(weeks=4)
    elsewhere = replace(case, client=a_client(income="social_assistance"))
    assert "written_authorization" not in due(elsewhere, catalogue)


def test_a_job_of_which_nothing_more_is_known_asks_before_a_schedule_is_known() -> None:
    case, catalogue = plan_of("dep", mode="")
    employed = replace(case, client=a_client(income="employment"))
    assert due(employed, catalogue)["written_authorization"] == AUTUMN - timedelta(weeks=4)


def test_no_due_date_lies_before_the_start() -> None:
    found = due(*plan_of("dep", start=START))
    assert min(day for day in found.values() if day) == START


def test_a_position_is_asked_for_in_writing_and_the_employer_is_met_again() -> None:
    case, catalogue = plan_of("course", "evening")
    target = Target("72100", additions=(Addition("S", 2),))
    found = due(replace(case, kind=UPGRADING, target=target), catalogue)
    assert (found["position_letter"], found["employer_review"]) == (START, END)
    assert "job_search" not in found


def test_what_is_finished_calls_for_nothing_more() -> None:
    case, catalogue = plan_of("fga", "evening")
    done = replace(case, plan=Plan((replace(case.plan.steps[0], status="finished"),)))
    assert "registration" not in due(done, catalogue)


def test_a_course_that_begins_with_the_plan_is_registered_for_before_it_but_not_before_the_case() -> None:
    case, catalogue = plan_of("fga", start=START)
    assert due(replace(case, created=START - timedelta(weeks=6)), catalogue)[
        "registration"
    ] == START - timedelta(weeks=2)
    made_late = START - timedelta(days=3)
    assert due(replace(case, created=made_late), catalogue)["registration"] == made_late


def test_the_transcript_is_asked_for_before_the_first_thing_that_needs_it() -> None:
    case, catalogue = plan_of("dep", apply_by=date(2027, 6, 7))
    parts = (an_activity("A", kind="dep", hours=300), an_activity("F", kind="fga", hours=50))
    course = Step("2", "F", "est10", date(2027, 3, 1), date(2027, 4, 5))
    both = replace(case, plan=Plan((*case.plan.steps, course)))
    found = due(both, a_catalogue(a_trade(), *parts, *catalogue.sessions))
    assert found["registration"] == date(2027, 2, 15)
    assert found["transcript"] == date(2027, 1, 18)
    late = replace(course, start=date(2027, 8, 2), end=date(2027, 8, 23))
    after = replace(case, plan=Plan((*case.plan.steps, late)))
    assert due(after, a_catalogue(a_trade(), *parts, *catalogue.sessions))["transcript"] == date(2027, 5, 10)
    at_once = replace(course, start=START, end=date(2027, 2, 15))
    steps = formalities(replace(case, plan=Plan((*case.plan.steps, at_once))), a_catalogue(a_trade(), *parts))
    assert [step.formality for step in steps][:2] == ["transcript", "registration"]
