"""What the weeks of a plan hold: too many known hours, and schedules that nobody has stated."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from planner.case import Case, Preferences
from planner.catalogue import Catalogue, Session
from planner.check_load import load_issues
from planner.client import Job
from planner.issue import Issue, warning
from planner.issue_words import issue_words
from planner.open_schedule import IfByDay, if_by_day
from planner.plan import Plan, Step
from planner.timeline import Timeline
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity

END = START + timedelta(weeks=10)
A = an_activity("A", hours=300)
EVENING = Session("A", "s", mode="evening", hours_per_week=30)
STEP = Step("1", "A", "s", START, END, hours_per_week=30)
UNSAID = replace(STEP, session="est30")


def case_of(*steps: Step, job: Job | None = None, **wishes: Any) -> Case:
    return a_case(
        plan=Plan(steps), client=a_client(job=job), preferences=Preferences(**{"start": START, **wishes})
    )


def catalogue(*sessions: Session) -> Catalogue:
    return a_catalogue(a_trade(requires={"credential": "A"}), A, *sessions)


def issues(case: Case, whole: Catalogue) -> list[Issue]:
    return list(load_issues(Timeline.of(case, whole)))


def test_a_week_of_more_than_sixty_hours_is_a_warning_and_of_sixty_is_none() -> None:
    (found,) = issues(case_of(STEP, job=Job(31, 500)), catalogue(EVENING))
    assert (found.code, found.severity, found.details["hours"]) == ("load-heavy", "warning", 61)
    assert len(found.details["weeks"]) == 10 and found.details["weeks"][0] == START
    assert issues(case_of(STEP, job=Job(30, 500)), catalogue(EVENING)) == []


def test_more_hours_than_a_week_has_are_called_impossible_in_words() -> None:
    long = replace(EVENING, hours_per_week=140)
    (found,) = issues(case_of(STEP, job=Job(40, 500)), catalogue(long))
    assert found.code == "load-impossible"
    assert "180" in issue_words(found, Words("fr"), catalogue(long))


def test_what_is_over_or_under_way_weighs_on_nobody_who_decides() -> None:
    running = replace(STEP, status="running")
    assert issues(case_of(running, job=Job(40, 500)), catalogue(EVENING)) == []


def test_the_job_weighs_no_more_from_its_last_day_on() -> None:
    kept = case_of(STEP, job=Job(40, 500, until=START + timedelta(weeks=4)))
    assert len(issues(kept, catalogue(EVENING))[0].details["weeks"]) == 4


def by_day(case: Case, whole: Catalogue) -> IfByDay | None:
    return if_by_day(case, Timeline.of(case, whole))


def test_a_full_time_step_of_unknown_schedule_may_cost_the_job_and_its_pay() -> None:
    case = case_of(UNSAID, job=Job(20, 500_00))
    assert by_day(case, catalogue()) == IfByDay("A", START, 10 * 500_00)
    (found,) = issues(case, catalogue())
    assert (found.code, found.details["money_cents"]) == ("schedule-open-pay", 5_000_00)
    assert "5\u00a0000\u00a0$" in issue_words(found, Words("fr"), catalogue())


def test_a_known_schedule_a_slow_pace_or_no_job_leaves_nothing_open() -> None:
    assert by_day(case_of(STEP, job=Job(20, 500)), catalogue(EVENING)) is None
    assert by_day(case_of(replace(UNSAID, session="est10"), job=Job(20, 500)), catalogue()) is None
    assert by_day(case_of(UNSAID), catalogue()) is None
    assert by_day(case_of(UNSAID, job=Job(20, 500, until=START)), catalogue()) is None
    assert by_day(case_of(replace(UNSAID, status="running"), job=Job(20, 500)), catalogue()) is None


def test_a_job_to_be_kept_may_not_go_with_the_course() -> None:
    case = case_of(UNSAID, job=Job(20, 500), keep_job=True)
    assert by_day(case, catalogue()) == IfByDay("A", None, 0)
    assert [issue.code for issue in issues(case, catalogue())] == ["schedule-open-kept"]


def test_only_the_pay_beside_what_is_known_to_be_lost_counts() -> None:
    first, second = an_activity("B", hours=300), replace(UNSAID, id="2", start=END)
    day = Session("B", "j", mode="day", hours_per_week=30)
    taken = Step("0", "B", "j", START, END, hours_per_week=30)
    whole = a_catalogue(a_trade(requires={"credential": "A"}), A, first, day)
    later = replace(second, end=END + timedelta(weeks=10))
    assert by_day(case_of(taken, later, job=Job(20, 500)), whole) is None
    paid = a_catalogue(a_trade(requires={"credential": "A"}), A, first, replace(day, pay_cents_per_week=600))
    found = by_day(case_of(taken, later, job=Job(20, 500)), paid)
    assert found == IfByDay("A", None, 10 * 500)


def test_the_day_is_that_of_the_first_step_still_to_come() -> None:
    assert by_day(case_of(UNSAID, job=Job(20, 0)), catalogue()) == IfByDay("A", START, 0)
    assert [i.code for i in issues(case_of(UNSAID, job=Job(20, 0)), catalogue())] == ["schedule-open"]


def test_an_entry_the_day_after_counts_no_weeks() -> None:
    tight = warning("entry-tight", weeks=0, activity="A", prerequisite="B", start=START)
    said = issue_words(tight, Words("fr"), catalogue())
    assert "la veille" in said and "0" not in said.replace("2027", "").replace("2026", "")
