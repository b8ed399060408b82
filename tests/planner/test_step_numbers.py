"""The numbers of the steps: one rule for the window and the paper."""

from dataclasses import replace
from datetime import date

from planner.plan import Plan, Step, ordered
from planner.step_numbers import step_numbers
from tests.planner.report.stories import a_brief, a_retraining


def test_to_register_has_no_number_and_the_others_ascend() -> None:
    plan = a_retraining().plan
    numbers = step_numbers(plan)
    assert "registration:MAT4" not in numbers
    assert [numbers[step.id] for step in plan.steps if step.id in numbers] == list(range(1, 9))


def test_a_failed_step_has_no_number_and_leaves_no_hole() -> None:
    first, course, *others = a_retraining().plan.steps
    numbers = step_numbers(Plan((first, replace(course, status="failed"), *others)))
    assert "MAT4" not in numbers and sorted(numbers.values()) == list(range(1, 9))


def test_the_paper_has_the_numbers_of_the_window() -> None:
    case = a_retraining()
    assert a_brief(case).numbers == step_numbers(case.plan)
    assert len(a_brief(case).numbers) == 8


def test_numbers_ascend_in_the_order_of_the_plan_on_a_shared_day() -> None:
    day = date(2027, 1, 11)
    plan = ordered(Plan((Step("course", "MAT4", start=day), Step("aid", formality="mfor_request", due=day))))
    assert [step_numbers(plan)[step.id] for step in plan.steps] == [1, 2]
