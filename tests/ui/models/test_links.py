from dataclasses import replace

from planner.plan import Plan, edit, move
from planner.requirement import Subject
from tests.ui.office import DIPLOMA, MATHS, a_planned_case, an_office_catalogue
from ui.models.links import Link, links

CATALOGUE = an_office_catalogue()


def test_an_arrow_goes_from_what_gives_to_what_asks() -> None:
    assert links(a_planned_case(), CATALOGUE) == (Link(MATHS.id, DIPLOMA.id, Subject("math", 4)),)


def test_no_arrow_comes_from_a_step_that_ends_too_late() -> None:
    case = a_planned_case()
    assert links(replace(case, plan=move(case.plan, MATHS.id, 300)), CATALOGUE) == ()


def test_no_arrow_is_needed_for_what_is_held_already() -> None:
    case = a_planned_case()
    able = replace(case, client=replace(case.client, subjects={"math": 5}))
    assert links(able, CATALOGUE) == ()


def test_steps_without_days_or_of_unknown_activities_have_none() -> None:
    steps = (replace(MATHS, start=None, end=None), replace(DIPLOMA, activity="GONE"))
    assert links(replace(a_planned_case(), plan=Plan(steps)), CATALOGUE) == ()


def test_what_was_failed_opens_nothing() -> None:
    case = a_planned_case()
    failed = edit(case.plan, MATHS.id, lambda step: replace(step, status="failed"))
    assert links(replace(case, plan=failed), CATALOGUE) == ()
