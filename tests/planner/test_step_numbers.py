"""The numbers of the steps: one rule for the window and the paper."""

from dataclasses import replace

from planner.plan import Plan
from planner.step_numbers import step_numbers
from tests.planner.report.stories import a_brief, a_retraining


def test_to_register_has_the_number_of_its_course() -> None:
    numbers = step_numbers(a_retraining().plan)
    assert numbers["registration:MAT4"] == numbers["MAT4"] == 1
    assert sorted(set(numbers.values())) == list(range(1, 9))


def test_a_failed_step_has_no_number_and_leaves_no_hole() -> None:
    first, course, *others = a_retraining().plan.steps
    numbers = step_numbers(Plan((first, replace(course, status="failed"), *others)))
    assert "MAT4" not in numbers and sorted(numbers.values()) == list(range(1, 9))


def test_the_paper_has_the_numbers_of_the_window() -> None:
    case = a_retraining()
    assert a_brief(case).numbers.items() <= step_numbers(case.plan).items()
    assert len(a_brief(case).numbers) == 8
