"""A proposal becomes a plan, with its administrative steps before what they open."""

from dataclasses import replace
from datetime import date

from planner.adopt import adopt, with_formalities
from planner.case import Case, Preferences
from planner.client import Job
from planner.pathway.result import Proposal, ProposedStep, Status
from planner.plan import Plan, Step, edit
from tests.builders import START, a_case, a_client, a_small_catalogue

CATALOGUE = a_small_catalogue()
COURSE = ProposedStep("MAT4", "evening", date(2027, 1, 11), date(2027, 5, 10), 6)
DIPLOMA = ProposedStep("DEP", "autumn", date(2027, 8, 30), date(2028, 4, 3), 30)


def proposal(*steps: ProposedStep) -> Proposal:
    return Proposal(("fastest",), Status.OPTIMAL, steps[-1].end, 0, 0, 0, 0, 0, steps)


def worker(keep_job: bool = False) -> Case:
    client = a_client(subjects={"math": 3}, job=Job(35, 60_000))
    return a_case(client=client, preferences=Preferences(START, keep_job=keep_job))


def due(case: Case, formality: str) -> date | None:
    return next((s.due for s in case.plan.steps if s.formality == formality), None)


def test_the_written_authorization_comes_before_the_job_ends() -> None:
    case = adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)
    authorization = due(case, "written_authorization")
    assert authorization == date(2027, 8, 2)
    assert authorization < DIPLOMA.start


def test_a_kept_job_needs_no_authorization() -> None:
    case = adopt(worker(keep_job=True), proposal(COURSE), CATALOGUE)
    assert due(case, "written_authorization") is None


def test_adopting_twice_gives_the_same_steps_once() -> None:
    once = adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)
    again = adopt(once, proposal(COURSE, DIPLOMA), CATALOGUE)
    assert again.plan.steps == once.plan.steps
    assert again.plan.revision == once.plan.revision + 1


def test_pinned_and_running_steps_survive_another_proposal() -> None:
    case = adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)
    course = next(s for s in case.plan.steps if s.activity == "MAT4")
    running = replace(case, plan=edit(case.plan, course.id, lambda s: replace(s, status="running")))
    other = adopt(running, proposal(DIPLOMA), CATALOGUE)
    assert [s.activity for s in other.plan.activity_steps] == ["MAT4", "DEP"]


def test_a_pinned_step_entered_by_hand_is_not_doubled() -> None:
    own = Step("by-hand", "MAT4", "evening", date(2027, 1, 11), date(2027, 5, 10), pinned=True)
    case = adopt(replace(worker(), plan=Plan((own,))), proposal(COURSE, DIPLOMA), CATALOGUE)
    assert [s.id for s in case.plan.steps if s.activity == "MAT4"] == ["by-hand"]


def test_steps_are_in_order_of_time() -> None:
    days = [s.day for s in adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE).plan.steps]
    assert days == sorted(days)


def test_no_due_date_falls_before_the_start() -> None:
    case = adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)
    assert all(s.due >= START for s in case.plan.steps if s.due)


def test_formalities_are_not_doubled() -> None:
    case = adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)
    assert with_formalities(case, CATALOGUE) == case


def test_on_a_shared_day_what_opens_an_activity_comes_before_it() -> None:
    at_once = replace(COURSE, start=START)
    plan = adopt(worker(), proposal(at_once, DIPLOMA), CATALOGUE).plan
    shared = [step.is_formality for step in plan.steps if step.day == START]
    assert set(shared) == {True, False} and shared == sorted(shared, reverse=True)


def failing(case: Case, activity: str) -> Case:
    """Return the case in which what the plan has of an activity was failed."""
    steps = tuple(replace(s, status="failed") if s.activity == activity else s for s in case.plan.steps)
    return replace(case, plan=replace(case.plan, steps=steps))


def test_what_was_failed_stays_a_fact_beside_what_is_taken_again() -> None:
    case = failing(adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE), "MAT4")
    (failed,) = (s for s in case.plan.steps if s.activity == "MAT4")
    later = replace(COURSE, start=date(2027, 2, 1), end=date(2027, 6, 7))
    again = adopt(case, proposal(later, DIPLOMA), CATALOGUE)
    kept, planned = (s for s in again.plan.steps if s.activity == "MAT4")
    assert kept == failed and planned.status == "planned" and planned.start == later.start
    assert len({s.id for s in again.plan.steps}) == len(again.plan.steps)
    assert adopt(again, proposal(later, DIPLOMA), CATALOGUE).plan.steps == again.plan.steps


def test_a_pinned_failure_does_not_stand_for_the_step_taken_again() -> None:
    case = adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)
    pinned = replace(
        case, plan=replace(case.plan, steps=tuple(replace(s, pinned=True) for s in case.plan.steps))
    )
    again = adopt(failing(pinned, "MAT4"), proposal(COURSE, DIPLOMA), CATALOGUE)
    assert [s.status for s in again.plan.steps if s.activity == "MAT4"].count("planned") == 1


def test_what_is_taken_again_is_registered_for_anew() -> None:
    case = failing(adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE), "MAT4")
    steps = tuple(
        replace(s, status="finished") if s.formality == "registration" else s for s in case.plan.steps
    )
    later = replace(COURSE, start=date(2027, 2, 1), end=date(2027, 6, 7))
    again = adopt(replace(case, plan=replace(case.plan, steps=steps)), proposal(later), CATALOGUE)
    made = [(s.status, s.due) for s in again.plan.steps if s.formality == "registration"]
    assert sorted(status for status, _ in made) == ["finished", "planned"]
    assert dict(made)["planned"] == date(2027, 1, 18)


def test_a_refusal_stays_and_is_asked_for_again() -> None:
    case = adopt(worker(), proposal(COURSE), CATALOGUE)
    steps = tuple(
        replace(s, status="failed") if s.formality == "registration" else s for s in case.plan.steps
    )
    again = adopt(replace(case, plan=replace(case.plan, steps=steps)), proposal(COURSE), CATALOGUE)
    asked = [s.status for s in again.plan.steps if s.formality == "registration"]
    assert sorted(asked) == ["failed", "planned"]
