"""Administrative steps follow what they were suggested for, except what is done or was set by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.adopt import adopt
from planner.case import Case
from planner.check import check
from planner.client import Job
from planner.issue_words import issue_words
from planner.paperwork import on_counted_day, with_paperwork
from planner.plan import Plan, Step, edit, move, remove
from planner.words import Words
from tests.builders import a_client, a_small_catalogue
from tests.planner.test_adopt import COURSE, DIPLOMA, proposal, worker

WEEKS = 7 * 26
SMALL = a_small_catalogue()
PROGRAM = replace(SMALL.activities["DEP"], kind="dep")
CATALOGUE = replace(SMALL, activities={**SMALL.activities, "DEP": PROGRAM})


@pytest.fixture
def case() -> Case:
    """Return an adopted plan: mathematics in the evening, then a diploma by day that ends a job."""
    return adopt(worker(), proposal(COURSE, DIPLOMA), CATALOGUE)


def step_of(case: Case, activity: str) -> Step:
    return next(s for s in case.plan.steps if s.activity == activity)


def paper(case: Case, formality: str) -> Step | None:
    return next((s for s in case.plan.steps if s.formality == formality), None)


def edited(case: Case, change: Callable[[Plan], Plan]) -> Case:
    return with_paperwork(case, replace(case, plan=change(case.plan)), CATALOGUE)


def moved(case: Case, days: int = WEEKS) -> Case:
    return edited(case, lambda plan: move(plan, step_of(case, "DEP").id, days))


def due(case: Case) -> dict[str, date | None]:
    return {s.formality: s.due for s in case.plan.steps if s.is_formality and s.title != "MAT4"}


def set_by_hand(case: Case, formality: str, **values: Any) -> Case:
    found = paper(case, formality)
    assert found
    return replace(case, plan=edit(case.plan, found.id, lambda s: replace(s, **values)))


def test_what_was_suggested_moves_with_its_step(case: Case) -> None:
    before, after = due(case), due(moved(case))
    assert before.keys() == after.keys()
    for formality, day in before.items():
        if formality == "transcript":  # the mathematics need it first, and they stay
            assert after[formality] == day
            continue
        later = after[formality]
        assert day and later
        assert abs((later - day).days - WEEKS) <= 3, formality  # offices are closed on some days


def test_nothing_is_due_after_a_step_that_was_moved_earlier(case: Case) -> None:
    earlier = moved(case, -84)
    assert not [i for i in check(earlier, CATALOGUE) if i.code.startswith("paperwork")]
    assert paper(earlier, "mfor_request").due < step_of(earlier, "DEP").start  # type: ignore[union-attr, operator]


def test_what_is_done_or_was_set_by_hand_stays_where_it_is(case: Case) -> None:
    by_hand = set_by_hand(case, "mfor_request", due=date(2027, 7, 12))
    both = set_by_hand(by_hand, "admission_application", status="finished")
    after = due(moved(both))
    assert after["mfor_request"] == date(2027, 7, 12)
    assert after["admission_application"] == due(case)["admission_application"]
    assert after["visit_day"] != due(case)["visit_day"]


def test_a_note_or_another_person_does_not_hold_a_day(case: Case) -> None:
    noted = set_by_hand(case, "mfor_request", note="Appeler Luc", responsible="client")
    found = paper(moved(noted), "mfor_request")
    assert found and (found.note, found.responsible) == ("Appeler Luc", "client")
    assert found.due != paper(case, "mfor_request").due  # type: ignore[union-attr]


def test_the_paperwork_of_a_removed_course_goes_with_it(case: Case) -> None:
    left = edited(case, lambda plan: remove(plan, step_of(case, "DEP").id))
    assert [s.formality for s in left.plan.steps if s.is_formality] == ["registration", "job_search"]
    none = edited(left, lambda plan: remove(plan, step_of(left, "MAT4").id))
    assert none.plan.steps == ()


def test_what_has_something_of_its_own_stays_and_is_said(case: Case) -> None:
    noted = set_by_hand(case, "admission_application", note="Formulaire reçu")
    noted = set_by_hand(noted, "visit_day", status="finished")
    left = edited(noted, lambda plan: remove(plan, step_of(case, "DEP").id))
    kept = paper(left, "admission_application")
    assert kept and paper(left, "visit_day") and not paper(left, "mfor_request")
    (issue,) = (i for i in check(left, CATALOGUE) if i.code.startswith("paperwork"))
    assert (issue.code, issue.step) == ("paperwork-idle", kept.id)
    assert "nothing in the plan calls for it" in issue_words(issue, Words("en"), CATALOGUE)


def test_what_falls_after_the_start_is_said_and_has_a_counted_day(case: Case) -> None:
    late = set_by_hand(case, "mfor_request", due=date(2027, 9, 27))
    (issue,) = (i for i in check(late, CATALOGUE) if i.code.startswith("paperwork"))
    assert issue.code == "paperwork-late"
    assert "after Activity DEP starts" in issue_words(issue, Words("en"), CATALOGUE)
    found = paper(late, "mfor_request")
    assert found and on_counted_day(found, late, CATALOGUE).due == paper(case, "mfor_request").due  # type: ignore[union-attr]


def test_a_step_that_has_begun_keeps_its_paperwork(case: Case) -> None:
    begun = edited(
        case, lambda plan: edit(plan, step_of(case, "DEP").id, lambda s: replace(s, status="running"))
    )
    assert due(begun) == due(case)


def test_an_aid_takes_the_place_of_the_other(case: Case) -> None:
    fewer = edited(
        case, lambda plan: edit(plan, step_of(case, "DEP").id, lambda s: replace(s, hours_per_week=12))
    )
    assert paper(fewer, "mfor_request") is None
    assert paper(fewer, "part_time_aid") is not None


def test_what_was_taken_out_by_hand_does_not_come_back(case: Case) -> None:
    visit = paper(case, "visit_day")
    assert visit
    without = edited(case, lambda plan: remove(plan, visit.id))
    assert paper(without, "visit_day") is None
    assert paper(moved(without), "visit_day") is None


def test_a_plan_of_which_nothing_is_suggested_is_left_alone(case: Case) -> None:
    own = replace(
        case, client=a_client(job=Job()), plan=Plan((Step("own", formality="own", due=DIPLOMA.start),))
    )
    assert with_paperwork(own, own, CATALOGUE) is own


def test_a_case_of_any_id_is_checked(case: Case) -> None:
    late = set_by_hand(case, "mfor_request", due=date(2027, 9, 27))
    assert "paperwork-late" in [i.code for i in check(replace(late, id="dossier 12"), CATALOGUE)]


@pytest.mark.parametrize("status", ["running", "finished", "failed"])
def test_what_opens_a_course_is_done_once_the_course_has_begun(case: Case, status: str) -> None:
    course = step_of(case, "MAT4")
    after = edited(case, lambda plan: edit(plan, course.id, lambda s: replace(s, status=status)))
    served = {s.formality: s.status for s in after.plan.steps if s.is_formality and s.title == "MAT4"}
    assert served and set(served.values()) == {"finished"}
    others = [s for s in after.plan.steps if s.is_formality and s.title != "MAT4"]
    assert {s.status for s in others} == {"planned"}


def test_what_another_try_needs_again_and_what_an_agent_decides_is_not_called_done(case: Case) -> None:
    program = step_of(case, "DEP")
    again = replace(program, id="again")
    both = replace(case, plan=replace(case.plan, steps=(*case.plan.steps, again)))

    def begin(held: Case) -> Case:
        change = lambda plan: edit(plan, program.id, lambda s: replace(s, status="running"))  # noqa: E731
        return with_paperwork(held, replace(held, plan=change(held.plan)), CATALOGUE)

    assert {s.status for s in begin(both).plan.steps if s.formality == "admission_application"} == {"planned"}
    alone = {s.formality: s.status for s in begin(case).plan.steps if s.is_formality and s.title != "MAT4"}
    assert alone["admission_application"] == "finished"
    assert alone["written_authorization"] == "planned", "an agent's answer is not known from the start"
