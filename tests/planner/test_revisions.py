"""Revisions of a plan: numbered as on paper, kept once, read again, told apart and restored."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from planner.case import Case
from planner.client import Job
from planner.fingerprint import fingerprint
from planner.keeping import Revision
from planner.plan import Plan, Step, add, edit, move, remove
from planner.plan_text import plan_text
from planner.revisions import (
    ADDED,
    ADOPTED,
    CHANGED,
    MOVED,
    PRINTED,
    REMOVED,
    REPLACED,
    SHAPED,
    SIGNED,
    differences,
    frozen,
    hash_of,
    in_order,
    plan_of,
    restored,
    revised,
    shaped_kept,
)
from tests import strategies
from tests.builders import START, a_case

DAY = date(2026, 11, 26)
MATHS = Step("m", "MAT4", "evening", START, START + timedelta(weeks=17))
DIPLOMA = Step("d", "DEP", "autumn", date(2027, 8, 30), date(2028, 3, 27), cost_cents=50_000)


def planned(*steps: Step, revision: int = 0) -> Case:
    return a_case(plan=Plan(steps, revision=revision))


def kept(case: Case, reason: str = PRINTED) -> Case:
    return frozen(case, DAY, "Andrée Conseil", reason)


@given(strategies.PLANS)
@settings(max_examples=60)
def test_a_plan_is_read_again_as_it_was_kept(plan: Plan) -> None:
    assert plan_of(Revision("r", plan=plan_text(plan))) == plan


def test_a_first_paper_is_revision_1_and_the_same_plan_keeps_its_number() -> None:
    first = kept(planned(MATHS))
    assert first.plan.revision == 1
    assert kept(first) is first, "printed again, nothing is kept twice"
    signed = kept(first, SIGNED)
    assert [(r.number, r.reason) for r in in_order(signed)] == [(1, SIGNED), (1, PRINTED)]
    assert signed.keeping.revisions[0].author == "Andrée Conseil" and signed.keeping.revisions[0].day == DAY


def test_a_plan_that_changed_since_bears_the_next_number_before_it_is_printed() -> None:
    first = kept(planned(MATHS))
    changed = replace(first, plan=add(first.plan, DIPLOMA))
    assert revised(changed).plan.revision == 2 == kept(changed).plan.revision
    assert revised(first) is first


def test_an_adoption_that_took_a_number_keeps_it() -> None:
    first = kept(planned(MATHS))
    adopted = replace(first, plan=replace(add(first.plan, DIPLOMA), revision=2))
    assert kept(adopted, ADOPTED).plan.revision == 2
    older = planned(MATHS, revision=4)
    assert kept(older).plan.revision == 4, "a plan of before revisions were kept goes on from its number"


def test_a_case_without_a_plan_has_no_revision() -> None:
    case = a_case()
    assert kept(case) is case and revised(case) is case


def test_what_was_added_taken_out_moved_and_changed_is_told() -> None:
    own = Step("o", formality="own", title="Appeler", due=START)
    before = Plan((MATHS, DIPLOMA, own))
    after = edit(move(remove(before, "o"), "d", 7), "m", lambda step: replace(step, note="le soir"))
    told = differences(before, add(after, Step("t", "TDG", due=date(2029, 1, 1))))
    assert [(c.kind, (c.after or c.before).id) for c in told if c.after or c.before] == [  # type: ignore[union-attr]
        (CHANGED, "m"), (REMOVED, "o"), (MOVED, "d"), (ADDED, "t")
    ]  # fmt: skip
    assert differences(before, before) == ()


def test_a_step_found_anew_is_the_same_step_elsewhere_in_time() -> None:
    again = replace(MATHS, id="other", start=START + timedelta(weeks=1))
    assert [c.kind for c in differences(Plan((MATHS,)), Plan((again,)))] == [MOVED]


def test_a_plan_shaped_by_hand_is_kept_once_before_another_takes_its_place() -> None:
    first = kept(planned(MATHS))
    assert shaped_kept(first, DAY, "AC") is first, "what is printed is kept already"
    by_hand = replace(first, plan=move(first.plan, "m", 7))
    both = shaped_kept(by_hand, DAY, "AC")
    assert [(r.number, r.reason) for r in in_order(both)] == [(2, SHAPED), (1, PRINTED)]
    assert plan_of(in_order(both)[0]).steps == by_hand.plan.steps
    assert shaped_kept(both, DAY, "AC") is both
    assert [r.number for r in in_order(shaped_kept(planned(MATHS), DAY, "AC"))] == [1], "made by hand alone"


def test_restoring_keeps_what_it_replaces_and_numbers_what_comes_back() -> None:
    first = kept(planned(MATHS))
    changed = replace(first, plan=add(first.plan, DIPLOMA))
    back = restored(changed, first.keeping.revisions[0], DAY, "AC")
    assert back.plan.steps == (MATHS,)
    assert [(r.number, r.reason) for r in in_order(back)] == [(2, REPLACED), (1, PRINTED)]
    assert back.plan.revision == 3, "paper of the restored plan is told from that of revision 2"


def test_each_plan_has_its_own_revisions_and_no_number_is_given_twice() -> None:
    first = kept(planned(MATHS))
    other = replace(first, plan=Plan((DIPLOMA,), id="b", name="Autre"))
    assert in_order(other) == () and revised(other).plan.revision == 2
    both = kept(other)
    assert [r.number for r in in_order(both)] == [2]
    again = replace(both, plan=first.plan)
    assert revised(again) is again, "the first plan is still that of its paper"
    back = restored(replace(again, plan=add(again.plan, DIPLOMA)), in_order(again)[0], DAY, "AC")
    assert [r.number for r in in_order(back)] == [3, 1] and back.plan.revision == 4


def test_a_name_alone_makes_no_other_revision_and_stays_when_one_is_restored() -> None:
    first = kept(planned(MATHS))
    named = replace(first, plan=replace(first.plan, name="Requalification"))
    assert kept(named) is named
    changed = replace(named, plan=add(named.plan, DIPLOMA))
    assert restored(changed, in_order(changed)[0], DAY, "").plan.name == "Requalification"


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"plan":{},"steps":{}}',
        '{"plan":{},"steps":{"a":{"cost_cents":"x"}},"profiles":{}}',
        '{"plan":{},"steps":{"a":{"rank":"a","start":7}},"profiles":{}}',
        '{"plan":{},"steps":{"a":{"rank":"a","hours_per_week":NaN}},"profiles":{}}',
        '{"plan":{"plan_revision":"x"},"steps":{},"profiles":{}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_text_that_is_no_plan_of_ours_is_not_restored(text: str) -> None:
    case, revision = planned(MATHS), Revision("r", 1, plan=text)
    assert plan_of(revision) is None and restored(case, revision, DAY, "") is case


def test_a_paper_with_another_hash_is_kept_under_the_same_number() -> None:
    first = kept(planned(MATHS))
    paid = replace(first, client=replace(first.client, job=Job(8, 13280)))
    second = kept(paid)
    assert [(r.number, r.reason) for r in second.keeping.revisions] == [(1, PRINTED)] * 2
    assert [hash_of(r) for r in second.keeping.revisions] == [fingerprint(first), fingerprint(paid)]
    assert fingerprint(first) != fingerprint(paid)
    assert kept(second) is second


def test_the_hash_of_a_revision_is_no_part_of_its_plan() -> None:
    case = kept(planned(MATHS))
    revision = case.keeping.revisions[0]
    assert plan_of(revision) == case.plan
    assert revised(case) is case, "the number stays: the plan is the same"
    assert hash_of(replace(revision, plan="{")) == hash_of(replace(revision, plan=plan_text(case.plan))) == ""
