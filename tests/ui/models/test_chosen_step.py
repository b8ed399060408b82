"""Which step is the chosen one after a removal, an undo, another plan or another client."""

from dataclasses import replace

from planner.case import Case
from planner.plan import Plan, Step
from tests.builders import a_case
from ui.models.chosen_step import ChosenStep

CALL, COURSE, TEST = Step("call", title="Call"), Step("course", "MAT4"), Step("test", "TDG")


CASE = a_case()


def with_steps(*steps: Step) -> Case:
    return replace(CASE, plan=Plan(steps))


def test_the_neighbour_takes_the_place_of_what_is_gone_the_next_one_first() -> None:
    chosen = ChosenStep()
    assert chosen.now(with_steps(CALL, COURSE, TEST), "course") == "course"
    assert chosen.now(with_steps(CALL, TEST), "course") == "test"
    assert chosen.now(with_steps(CALL), "test") == "call"
    assert chosen.now(with_steps(), "call") == ""


def test_what_comes_back_is_chosen_whatever_was_chosen_meanwhile() -> None:
    chosen = ChosenStep()
    chosen.now(with_steps(CALL, COURSE, TEST), "course")
    chosen.now(with_steps(CALL, TEST), "course")
    assert chosen.now(with_steps(CALL, COURSE, TEST), "call") == "course"
    assert chosen.now(with_steps(CALL, COURSE, TEST), "call") == "call", "once"


def test_what_comes_beside_the_chosen_step_leaves_it_chosen() -> None:
    chosen = ChosenStep()
    chosen.now(with_steps(COURSE), "course")
    assert chosen.now(with_steps(CALL, COURSE), "course") == "course"


def test_another_client_begins_at_the_first_activity() -> None:
    chosen = ChosenStep()
    chosen.now(with_steps(CALL, COURSE), "course")
    other = replace(with_steps(CALL, TEST), id="00000000-0000-4000-8000-000000000009")
    assert chosen.now(other, "course") == "test"


def test_what_came_back_once_is_not_chosen_again_when_its_client_comes_back() -> None:
    chosen = ChosenStep()
    chosen.now(with_steps(CALL, COURSE, TEST), "test")
    chosen.now(with_steps(CALL, COURSE), "test")
    assert chosen.now(with_steps(CALL, COURSE, TEST), "course") == "test"
    chosen.now(replace(CASE, id="00000000-0000-4000-8000-000000000009"), "call")
    assert chosen.now(with_steps(CALL, COURSE, TEST), "") == "course", "the first activity"
