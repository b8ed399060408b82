"""Several plans for one client: made, copied, renamed, opened again and deleted; nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from planner.case import UPGRADING, Addition, Case, Preferences, Target
from planner.changes import Author, History, Stamp, case_of
from planner.client import PastActivity
from planner.failures import failures
from planner.keeping import PlanAside
from planner.plan import Plan, Step
from planner.recording import changes
from planner.set_aside import (
    can_be_set_aside,
    copied,
    dropped,
    new_plan,
    opened,
    plan_aside,
    plan_title,
    renamed,
    seen,
)
from planner.words import Words
from tests import strategies
from tests.builders import START, a_case, a_small_catalogue

DAY = date(2026, 11, 26)
MATHS, COURSE = Step("m", "MAT4", "evening", START), Step("c", "COURSE", "online", START)
LIMITED = Preferences(START, date(2029, 12, 31), keep_job=True, pinned=("DEP",), forbidden=("ASP",))


def first() -> Case:
    return a_case(plan=Plan((MATHS,), ("fastest",), 1, catalogue_version=3), preferences=LIMITED)


def two() -> Case:
    """Return a case with a requalification set aside and an upgrading as its plan."""
    case = new_plan(first(), "Rehaussement", DAY, "AC")
    target = Target("62010", 3, (Addition("S1", 4),))
    return replace(case, kind=UPGRADING, target=target, plan=replace(case.plan, steps=(COURSE,)))


def test_what_was_passed_or_failed_is_a_fact_for_every_plan() -> None:
    failed = Step("t", "TDG", "", date(2027, 1, 14), date(2027, 1, 15), status="failed")
    passed = Step("p", "MAT4", "evening", START, date(2027, 5, 10), status="finished")
    case = replace(first(), plan=replace(first().plan, steps=(passed, failed, COURSE)))
    other = new_plan(case, "Rehaussement", DAY, "AC")
    known = (
        PastActivity("MAT4", "evening", START, date(2027, 5, 10), "finished"),
        PastActivity("TDG", "", date(2027, 1, 14), date(2027, 1, 15), "failed"),
    )
    assert other.client.activities == known and failures(other.client.activities) == {"TDG": failed.start}
    again = opened(other, "", DAY, "AC")
    assert again.plan.steps == case.plan.steps and again.client.activities == known
    assert new_plan(again, "Autre", DAY, "AC").client.activities == known


def test_a_new_plan_is_empty_and_the_other_one_is_set_aside_with_what_it_rests_on() -> None:
    case = new_plan(first(), "Rehaussement", DAY, "AC")
    assert (case.plan.steps, case.plan.name, case.target) == ((), "Rehaussement", Target())
    assert case.client == first().client and case.preferences == replace(LIMITED, pinned=(), forbidden=())
    (aside,) = case.keeping.plans
    assert (aside.id, aside.day, aside.author, aside.catalogue_version) == ("", DAY, "AC", 3)
    there = seen(case, aside)
    assert there is not None and there.plan == first().plan and there.preferences == LIMITED
    assert (there.target, there.client, there.keeping) == (first().target, case.client, case.keeping)


def test_opening_a_plan_swaps_it_with_the_current_one_and_back() -> None:
    case = two()
    swapped = opened(case, "", DAY, "AC")
    assert (swapped.plan, swapped.target, swapped.kind) == (first().plan, first().target, first().kind)
    assert [aside.name for aside in swapped.keeping.plans] == ["Rehaussement"]
    back = opened(swapped, case.plan.id, DAY, "AC")
    assert replace(back, keeping=case.keeping) == case
    assert back.keeping.plans[0].plan == case.keeping.plans[0].plan


def test_a_copy_is_a_plan_of_its_own_that_no_paper_bears_yet() -> None:
    case = copied(first(), "Plan B", DAY, "AC")
    assert case.plan.steps == (MATHS,) and (case.plan.name, case.plan.revision) == ("Plan B", 0)
    assert case.plan.id and plan_aside(case, "") is not None
    assert case.target == first().target and case.preferences == LIMITED


def test_a_plan_is_renamed_and_one_set_aside_is_deleted() -> None:
    case = renamed(two(), "Promotion")
    assert case.plan.name == "Promotion" and dropped(case, "").keeping.plans == ()
    assert dropped(case, "unheard") == case


@pytest.mark.parametrize("text", ["", "{", '{"plan":{"kind":"x"}}'])
def test_a_text_that_cannot_be_read_is_never_opened(text: str) -> None:
    case = a_case(plan=Plan((MATHS,)))
    aside = PlanAside("x", "Autre", plan=text)
    kept = replace(case, keeping=replace(case.keeping, plans=(aside,)))
    assert seen(kept, aside) is None and opened(kept, "x", DAY, "") is kept
    assert opened(kept, "unheard", DAY, "") is kept


def test_a_plan_too_long_for_one_field_cannot_be_set_aside() -> None:
    long = tuple(Step(f"s{n}", "A", note="x" * 1_000) for n in range(100))
    assert can_be_set_aside(first()) and not can_be_set_aside(a_case(plan=Plan(long)))


@given(strategies.CASES)
@settings(max_examples=40)
def test_the_records_of_a_swap_bring_the_same_case_elsewhere(case: Case) -> None:
    base = replace(case, kind=UPGRADING)
    records = changes(History(), base, Stamp("here", 1, 1, Author()))
    swapped = copied(base, "B", DAY, "")
    again = opened(swapped, base.plan.id, DAY, "")
    for number, after in enumerate((swapped, again), 2):
        stamp = Stamp("here", len(records) + 1, number, Author())
        records += changes(History(records), after, stamp)
        assert case_of(History(records), case.id) == after


def test_a_plan_is_called_by_its_name_else_by_its_target() -> None:
    words, catalogue = Words("fr"), a_small_catalogue()
    assert plan_title("Promotion", first(), catalogue, words) == "Promotion"
    assert plan_title("", first(), catalogue, words) == "Métier 72100"
    assert plan_title("", None, catalogue, words) == "Plan sans nom"


def test_a_step_edited_elsewhere_while_its_plan_was_set_aside_is_not_lost() -> None:
    """An edit beats a removal, and goes with the plan that it was made on."""
    base, here, there = first(), Stamp("here", 1, 1, Author()), Stamp("there", 1, 2, Author())
    records = changes(History(), base, here)
    swapped = new_plan(base, "Autre", DAY, "AC")
    away = replace(base, plan=replace(base.plan, steps=(replace(MATHS, note="le soir"),)))
    known = History(records)
    apart = (
        *changes(known, swapped, Stamp("here", len(records) + 1, 3, Author())),
        *changes(known, away, there),
    )
    both = case_of(History((*records, *apart)), base.id)
    assert (both.plan.steps, both.plan.name) == ((), "Autre")
    back = opened(both, "", DAY, "AC")
    assert back.plan.steps == (replace(MATHS, note="le soir"),)
    made = changes(History((*records, *apart)), back, Stamp("here", 99, 4, Author()))
    assert case_of(History((*records, *apart, *made)), base.id) == back
