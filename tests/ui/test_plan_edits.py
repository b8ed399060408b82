"""The edits of a plan: one rule for what a moved step lasts, and paperwork follows in the same undo step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.case import Case, new_id
from planner.plan import Plan, Step
from tests.ui.office import DIPLOMA, MATHS
from ui.main_window import MainWindow
from ui.models.sessions import starting
from ui.pages.plan import PlanPage

HALF_A_YEAR = 182


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on a plan that was adopted, with its administrative steps."""
    found = planned.pages["plan"]
    assert isinstance(found, PlanPage)
    found.edits.adopt(found.pathways.proposals[0])
    return found


def case_of(page: PlanPage) -> Case:
    assert page.session.document.case is not None
    return page.session.document.case


def id_of(page: PlanPage, activity: str) -> str:
    return next(s.id for s in case_of(page).plan.steps if s.activity == activity)


def suggested(page: PlanPage) -> dict[str, date]:
    return {f"{s.formality}:{s.title}": s.due for s in case_of(page).plan.steps if s.is_formality and s.due}


def suggested_of(page: PlanPage) -> set[tuple[str, str, date | None]]:
    return {(s.formality, s.title, s.due) for s in case_of(page).plan.steps if s.is_formality}


@pytest.mark.parametrize("by", ["move", "reorder"])
def test_a_moved_step_ends_when_its_hours_and_closures_say(page: PlanPage, by: str) -> None:
    maths, before = id_of(page, "MAT4"), case_of(page)
    page.edits.stretch(maths, 21)  # too long: what is moved next is counted anew
    edits: dict[str, Callable[[], None]] = {
        "move": lambda: page.edits.move(maths, 7 * 40), "reorder": lambda: page.edits.reorder(maths, 9)
    }  # fmt: skip
    edits[by]()
    moved = case_of(page).plan.step(maths)
    assert moved and moved.start and moved.start != MATHS.start
    was = before.plan.step(maths)
    assert was and moved == starting(was, moved.start, page.session.offered)
    assert not any(i.code == "end-disagrees" and i.step == maths for i in page._issues)


def test_due_dates_move_with_their_step_as_one_undo_step(page: PlanPage) -> None:
    before = suggested(page)
    page.edits.move(id_of(page, "MAT4"), HALF_A_YEAR)
    after = suggested(page)
    assert before.keys() == after.keys()
    assert after["registration:MAT4"] > before["registration:MAT4"]
    assert after["written_authorization:"] == before["written_authorization:"]
    page.session.document.undo_stack.undo()
    assert suggested(page) == before


def test_a_due_date_set_by_hand_stays(page: PlanPage) -> None:
    maths = id_of(page, "MAT4")
    paper = next(s for s in case_of(page).plan.steps if s.is_formality and s.title == "MAT4")
    page.edits.change(paper.id, lambda s: replace(s, due=DIPLOMA.start), "Due")
    page.edits.move(maths, HALF_A_YEAR)
    assert case_of(page).plan.step(paper.id).due == DIPLOMA.start  # type: ignore[union-attr]


def test_a_removed_course_takes_its_paperwork_along_and_brings_it_back(page: PlanPage) -> None:
    before = case_of(page)
    page.edits.remove(id_of(page, "MAT4"))
    assert not any(title.endswith(":MAT4") for title in suggested(page))
    page.session.document.undo_stack.undo()
    assert case_of(page) == before


def test_a_step_that_takes_no_time_ends_on_the_day_it_starts(page: PlanPage) -> None:
    maths = id_of(page, "MAT4")
    page.edits.change(maths, lambda s: replace(s, end=s.start), "Change the end")
    page.choose(maths)
    fields = page.board.inspector.fields
    assert fields["last"].value() == fields["start"].value() == MATHS.start


def test_a_step_added_by_hand_brings_the_paperwork_that_a_pathway_brings(page: PlanPage) -> None:
    adopted = case_of(page)
    page.session.document.edit(replace(adopted, plan=Plan()), "Empty")
    states = []
    for step in adopted.plan.activity_steps:
        states.append(suggested_of(page))
        page.edits.add(replace(step, id=new_id()))
    assert not states[0] and states[1]
    assert suggested_of(page) == {(s.formality, s.title, s.due) for s in adopted.plan.steps if s.is_formality}
    page.session.document.undo_stack.undo()
    assert suggested_of(page) == states[-1], "one undo step takes both"


def test_paperwork_that_was_taken_out_stays_out_when_another_step_is_added(page: PlanPage) -> None:
    paper = next(s for s in case_of(page).plan.steps if s.is_formality and s.title == "MAT4")
    page.edits.remove(paper.id)
    job = Step(new_id(), activity="JOB", responsible="client")
    page.edits.add(job)
    assert case_of(page).plan.step(job.id) == job
    assert (paper.formality, paper.title, paper.due) not in suggested_of(page)
