"""The version of the catalogue that a plan was made with."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.adopt import adopt
from planner.pathway.problem import problem
from planner.pathway.search import search
from planner.plan import Plan, Step, add, begun_with, ordered, reorder, stretch
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


MONDAY = date(2027, 1, 11)


def taken(name: str, first: int, weeks: int) -> Step:
    """Return an activity from a week on."""
    start = MONDAY + timedelta(weeks=first)
    return Step(name, name, start=start, end=start + timedelta(weeks=weeks))


def asked(name: str, days: int) -> Step:
    return Step(name, formality="own", due=MONDAY + timedelta(days=days))


def test_two_activities_change_places_in_the_time_that_both_take() -> None:
    plan = Plan((taken("a", 0, 10), taken("b", 12, 4)))
    assert reorder(plan, "b", -1).steps == (taken("b", 0, 4), taken("a", 6, 10))
    assert reorder(plan, "a", 1) == reorder(plan, "b", -1)


def test_what_runs_side_by_side_changes_places_without_being_moved() -> None:
    plan = Plan((taken("a", 0, 10), taken("b", 0, 4)))
    assert reorder(plan, "b", -1).steps == (taken("b", 0, 4), taken("a", 0, 10))


def test_two_administrative_steps_change_days() -> None:
    plan = Plan((asked("a", 3), asked("b", 10)))
    assert reorder(plan, "a", 1).steps == (asked("b", 3), asked("a", 10))


def test_an_activity_stays_where_an_administrative_step_passes_it() -> None:
    plan = Plan((asked("a", 3), taken("b", 2, 4)))
    assert reorder(plan, "a", 1).steps == (taken("b", 2, 4), asked("a", 14))
    assert reorder(plan, "b", -1).steps == (taken("b", 0, 4), asked("a", 3))


def test_nothing_is_put_before_the_first_after_the_last_or_after_what_has_no_day() -> None:
    plan = Plan((taken("a", 0, 4), Step("b", "B")))
    assert reorder(plan, "a", -1) == reorder(plan, "a", 1) == reorder(plan, "none", 1) == plan


STEPS = st.one_of(
    st.builds(taken, st.just("x"), st.integers(0, 90), st.integers(1, 60)),
    st.builds(asked, st.just("x"), st.integers(0, 700)),
)


@given(st.lists(STEPS, min_size=2, max_size=7), st.data())
def test_the_two_neighbours_change_places_and_begin_on_the_same_day_of_the_week(
    steps: list[Step], data: st.DataObject
) -> None:
    plan = ordered(Plan(tuple(replace(step, id=str(number)) for number, step in enumerate(steps))))
    row = data.draw(st.integers(0, len(steps) - 2))
    upper, lower = plan.steps[row].id, plan.steps[row + 1].id
    for moved, places in ((lower, -1), (upper, 1)):
        found = reorder(plan, moved, places)
        ids = [step.id for step in found.steps]
        assert ids.index(lower) < ids.index(upper) and sorted(ids) == sorted(s.id for s in plan.steps)
        assert all(step.start is None or step.start.weekday() == 0 for step in found.steps)


def test_the_last_day_is_never_before_the_start() -> None:
    day = date(2027, 1, 11)
    assert Step("1", start=day, end=date(2027, 1, 18)).last_day == date(2027, 1, 17)
    assert Step("1", start=day, end=day).last_day == day
    assert Step("1", end=day).last_day == date(2027, 1, 10)
    assert Step("1", start=day).last_day is None
