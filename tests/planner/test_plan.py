"""The version of the catalogue that a plan was made with."""

from dataclasses import replace
from datetime import date, timedelta

from planner.adopt import adopt
from planner.pathway.problem import problem
from planner.pathway.search import search
from planner.plan import Plan, Step, add, begun_with, stretch
from tests.builders import a_case, a_small_catalogue


def test_a_plan_is_begun_with_the_catalogue_of_its_first_activity() -> None:
    written = Plan((Step("f", formality="mfor"),))
    begun = begun_with(written, 4)
    assert (begun.catalogue_version, begun.steps) == (4, written.steps)
    going_on = add(begun, Step("s", "DEP"))
    assert begun_with(going_on, 9) == going_on


def test_an_adopted_plan_is_made_with_the_catalogue_that_proposed_it() -> None:
    small = a_small_catalogue()
    (found, *_) = search(problem(a_case(), small), profiles=("fastest",)).proposals
    assert adopt(a_case(), found, replace(small, version=7)).plan.catalogue_version == 7


def test_a_step_is_stretched_but_lasts_a_week_at_least() -> None:
    monday, week = date(2027, 1, 11), timedelta(days=7)
    plan = Plan(
        (Step("s", "DEP", start=monday, end=monday + 4 * week), Step("f", formality="mfor", due=monday))
    )
    ends = [stretch(plan, "s", days).step("s").end for days in (14, -14, -700)]  # type: ignore[union-attr]
    assert ends == [monday + 6 * week, monday + 2 * week, monday + week]
    assert stretch(plan, "f", 7) == plan
