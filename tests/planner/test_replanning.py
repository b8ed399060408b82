"""Planned again: facts and pins stay, what failed is searched anew, and every step's turn is told."""

from dataclasses import replace
from datetime import date

from planner.case import Case
from planner.figures import figures
from planner.pathway.comparison import best, nearest
from planner.pathway.problem import problem
from planner.pathway.result import Proposal, Result, Status
from planner.pathway.search import search
from planner.plan import Plan, Step
from planner.replanning import ADDED, AGAIN, DROPPED, KEPT, MOVED, Replanning, replanning
from tests.builders import START, a_case, a_small_catalogue
from tests.ui.office import DIPLOMA, MATHS, a_proposal, an_office_catalogue

OTHER = Step("s-other", "GONE", "", date(2027, 2, 1), date(2027, 3, 1))


def fastest(case: Case) -> Proposal:
    found = best(search(problem(case, an_office_catalogue())), "fastest")
    assert found is not None
    return found


def planned_again(*steps: Step) -> Replanning:
    case = a_case(plan=Plan(steps))
    return replanning(case, fastest(case), an_office_catalogue())


def kinds(found: Replanning) -> dict[str, str]:
    return {turn.activity: turn.kind for turn in found.turns}


def test_a_finished_step_is_a_fact_and_the_rest_is_planned_around_it() -> None:
    done = replace(MATHS, status="finished", end=date(2027, 3, 1))
    found = planned_again(done, replace(DIPLOMA, session="winter", start=date(2028, 1, 10)))
    assert kinds(found) == {"MAT4": KEPT, "DEP": MOVED}
    assert done in found.case.plan.steps and found.after.finish < date(2028, 8, 1)


def other_group(proposal: Proposal, session: str, **figures: float) -> Proposal:
    """Return a pathway whose diploma is taken with another group."""
    *before, last = proposal.steps
    return replace(proposal, steps=(*before, replace(last, session=session)), **figures)  # type: ignore[arg-type]


def test_of_equal_pathways_the_one_that_keeps_the_present_groups_is_taken_then_the_nearest() -> None:
    first = a_proposal(away=1.0)
    ours, near = other_group(first, "ours"), other_group(first, "near", away=0.0)
    late, far = other_group(near, "late", money_cents=1), other_group(first, "ours", away=2.0)
    result = Result(Status.OPTIMAL, (late, far, near, ours, first))
    assert nearest(result, first, (replace(DIPLOMA, session="ours"),)) is ours
    assert nearest(result, first) is near
    assert nearest(Result(Status.OPTIMAL, (late, far, ours)), first) is first


def test_a_pinned_step_stays_where_it_is_even_if_it_ends_later() -> None:
    late = replace(DIPLOMA, session="winter", start=date(2028, 1, 10), end=date(2028, 8, 7), pinned=True)
    found = planned_again(MATHS, late)
    assert late in found.case.plan.steps and kinds(found)["DEP"] == KEPT
    assert found.after.finish == date(2028, 8, 7)


def test_a_failed_step_stays_as_one_and_is_taken_again() -> None:
    failed = replace(MATHS, status="failed")
    found = planned_again(failed, DIPLOMA)
    kept, again = (s for s in found.case.plan.steps if s.activity == "MAT4")
    assert {kept.status, again.status} == {"failed", "planned"} and failed in (kept, again)
    assert kinds(found)["MAT4"] == AGAIN


def test_a_failure_is_told_once_its_step_is_taken_again_or_is_not() -> None:
    failed = replace(MATHS, status="failed")
    again = planned_again(failed, DIPLOMA).case
    turns = replanning(again, fastest(again), an_office_catalogue()).turns
    assert [(t.kind, t.before == failed) for t in turns if t.activity == "MAT4"].count((KEPT, True)) == 1
    assert {t.kind for t in turns} == {KEPT} and len(turns) == 3
    gone = planned_again(replace(OTHER, status="failed"), DIPLOMA)
    assert kinds(gone)["GONE"] == KEPT and gone.case.plan.step(OTHER.id) is not None


def test_what_no_longer_serves_is_dropped_and_what_is_missing_added() -> None:
    found = planned_again(OTHER, DIPLOMA)
    assert kinds(found) == {"MAT4": ADDED, "GONE": DROPPED, "DEP": KEPT}


def test_the_figures_are_those_of_the_plan_before_and_after() -> None:
    case = a_case(plan=Plan((MATHS,)))
    found = replanning(case, fastest(case), an_office_catalogue())
    assert found.before == figures(case, an_office_catalogue())
    assert found.after == figures(found.case, an_office_catalogue())
    assert found.case.plan.revision == case.plan.revision + 1


def test_turns_are_told_in_order_of_time() -> None:
    found = planned_again(OTHER, DIPLOMA)
    days = [(t.after or t.before).day for t in found.turns]  # type: ignore[union-attr]
    assert days == sorted(days) and days[0] >= START


def test_planning_again_what_is_best_already_changes_nothing() -> None:
    case = a_case(plan=Plan(()))
    once = replanning(case, fastest(case), a_small_catalogue()).case
    assert set(kinds(replanning(once, fastest(once), a_small_catalogue())).values()) == {KEPT}
