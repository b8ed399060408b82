from dataclasses import replace

import pytest

from planner.adopt import adopt
from planner.case import UPGRADING, Case
from planner.joining import rebased
from planner.plan import Plan, edit, move, remove
from tests.ui.office import AGREEMENT, DIPLOMA, MATHS, a_proposal, an_office_catalogue, cases


@pytest.fixture
def mine() -> Case:
    """Return the case as it was sent, of three steps."""
    return cases()[0]


def with_plan(case: Case, plan: Plan) -> Case:
    return replace(case, plan=plan)


def noted(plan: Plan) -> Plan:
    return replace(plan, steps=tuple(replace(step, note="Leur note") for step in plan.steps))


def test_another_state_takes_what_they_changed_and_keeps_its_own(mine: Case) -> None:
    both = replace(mine, client=replace(mine.client, phone="418 555-0199"))
    assert rebased(mine, mine, both) == both
    earlier = replace(mine, kind=UPGRADING, notes="Avant")
    assert rebased(earlier, mine, both) == replace(both, kind=UPGRADING, notes="Avant")


def test_a_step_that_they_took_out_is_in_no_state(mine: Case) -> None:
    both = with_plan(mine, remove(mine.plan, MATHS.id))
    earlier = with_plan(mine, move(mine.plan, DIPLOMA.id, 7))
    assert rebased(earlier, mine, both) == with_plan(earlier, remove(earlier.plan, MATHS.id))


def test_what_they_changed_of_a_step_that_a_state_lacks_stays_out_of_it(mine: Case) -> None:
    both, before = with_plan(mine, noted(mine.plan)), with_plan(mine, remove(mine.plan, MATHS.id))
    assert [(s.id, s.note) for s in rebased(before, mine, both).plan.steps] == [
        (AGREEMENT.id, "Leur note"), (DIPLOMA.id, "Leur note")
    ]  # fmt: skip


def test_a_step_that_they_added_is_in_every_state(mine: Case) -> None:
    without = with_plan(mine, remove(mine.plan, MATHS.id))
    assert rebased(replace(without, notes="Avant"), without, mine) == replace(mine, notes="Avant")


def test_a_failure_is_kept_by_whoever_planned_again_meanwhile(mine: Case) -> None:
    failed = with_plan(mine, edit(mine.plan, MATHS.id, lambda step: replace(step, status="failed")))
    ours = adopt(failed, a_proposal(), an_office_catalogue())
    theirs = replace(failed, notes="Leur note")
    joined = rebased(ours, failed, theirs)
    assert sorted(s.status for s in joined.plan.steps if s.activity == "MAT4") == ["failed", "planned"]
    assert joined.notes == "Leur note"
