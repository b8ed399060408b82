"""The contract of a search: status, bounds, stopping, progress and the same bytes every time."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from planner.case import Preferences
from planner.catalogue import Session
from planner.pathway.form import result_json
from planner.pathway.problem import problem
from planner.pathway.result import ALTERNATIVE, PROFILES, Result, Status
from planner.pathway.search import pathways, search
from planner.requirement import Subject
from tests.builders import START, a_case, a_catalogue, a_client, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched, taken
from tests.planner.pathway.stories import story
from tests.resources.shipped import shipped

CATALOGUE = a_small_catalogue()


def as_bytes(result: Result) -> str:
    form = result_json(result)
    return json.dumps({key: value for key, value in form.items() if key not in ("seconds", "provenance")})


def test_a_course_opens_the_diploma_that_opens_the_trade() -> None:
    best = fastest(searched(a_case(), CATALOGUE))
    assert best is not None
    assert [(s.activity, s.session, s.start, s.end) for s in best.steps] == [
        ("MAT4", "evening", date(2027, 1, 11), date(2027, 5, 10)),
        ("DEP", "autumn", date(2027, 8, 30), date(2028, 3, 27)),
    ]
    assert best.finish == date(2028, 3, 27)
    assert best.hours == 1000


def test_nothing_to_do_is_a_pathway_without_steps() -> None:
    case = a_case(
        client=a_client(credentials=("DEP",)), target=replace(a_case().target, essential_importance=5)
    )
    best = fastest(searched(case, CATALOGUE))
    assert best is not None
    assert (best.steps, best.finish, best.money_cents) == ((), START, 0)


def test_every_bound_is_met_when_the_status_is_optimal() -> None:
    result = searched(a_case(), CATALOGUE, profiles=set(PROFILES) - {"while_working"})
    assert result.status is Status.OPTIMAL
    for proposal in result.proposals:
        for name in ("finish", "money_cents", "hours", "away"):
            assert proposal.bound.get(name, getattr(proposal, name)) == getattr(proposal, name)


def test_one_set_of_steps_is_one_proposal_with_several_profiles() -> None:
    (only,) = searched(a_case(), CATALOGUE).proposals
    assert set(only.profiles) == set(PROFILES) - {"while_working"}


@pytest.mark.parametrize("profile", [p for p in PROFILES if p != "while_working"])
def test_with_one_profile_its_winner_is_the_first_proposal(profile: str) -> None:
    result = searched(a_case(), CATALOGUE, profiles=(profile,))
    assert result.proposals[0].profiles == (profile,)
    assert result.status is Status.OPTIMAL


def test_a_profile_without_a_plan_makes_the_status_feasible() -> None:
    result = searched(a_case(), CATALOGUE)
    assert result.status is Status.FEASIBLE
    assert [b.profile for b in result.why_not] == ["while_working"]


def test_an_infeasible_case_has_no_proposal_and_says_why_for_each_profile() -> None:
    result = searched(a_case(preferences=Preferences(START, date(2027, 9, 30))), CATALOGUE)
    assert (result.status, result.proposals) == (Status.INFEASIBLE, ())
    assert [b.profile for b in result.why_not] == list(PROFILES)


@pytest.mark.slow
def test_the_same_problem_gives_the_same_bytes() -> None:
    first, second = (as_bytes(search(problem(story("U"), shipped()))) for _ in "ab")
    assert first == second


def test_a_search_that_may_be_stopped_answers_the_same() -> None:
    free = search(problem(a_case(), CATALOGUE))
    assert as_bytes(search(problem(a_case(), CATALOGUE), stop=lambda: False)) == as_bytes(free)


def test_a_search_stopped_at_once_has_a_first_plan_with_its_gap() -> None:
    result = searched(a_case(), CATALOGUE, stop=lambda: True)
    assert (result.status, result.why_not) == (Status.FEASIBLE, ())
    (first,) = result.proposals
    assert (taken(first), first.status) == (["DEP", "MAT4"], Status.FEASIBLE)
    assert "while_working" not in first.profiles  # the diploma is given by day only
    assert START <= first.bound["earliest_pay"] <= first.bound["finish"] <= first.finish
    assert (first.bound["money_cents"], first.bound["away"], first.bound["coverage"]) == (0, 0, 1.0)


def test_a_case_stopped_at_once_has_a_first_plan_if_it_is_soon_posed() -> None:
    result = pathways(a_case(), CATALOGUE, stop=lambda: True)
    assert result.status is Status.FEASIBLE and result.proposals


def test_a_case_stopped_while_it_is_posed_has_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.pathway.search.POSED_SECONDS", 0.0)
    result = pathways(a_case(), CATALOGUE, stop=lambda: True)
    assert (result.status, result.proposals, result.why_not) == (Status.UNKNOWN, (), ())


def test_a_case_is_answered_as_its_problem_is() -> None:
    assert as_bytes(pathways(a_case(), CATALOGUE)) == as_bytes(search(problem(a_case(), CATALOGUE)))


def test_a_search_stopped_at_once_without_a_first_plan_knows_nothing() -> None:
    both = {"all": [{"credential": "A"}, {"credential": "B"}]}
    beside = [Session(code, "s", START, entry="dated", hours_per_week=30) for code in "AB"]
    parts = (a_trade(requires=both), an_activity("A", hours=60), an_activity("B", hours=60), *beside)
    result = search(problem(a_case(), a_catalogue(*parts)), stop=lambda: True)
    assert (result.status, result.proposals, result.why_not) == (Status.UNKNOWN, (), ())


def test_a_search_stopped_at_once_knows_what_nothing_gives() -> None:
    alone = replace(CATALOGUE, activities={"MAT4": CATALOGUE.activities["MAT4"]})
    result = search(problem(a_case(), alone), stop=lambda: True)
    assert (result.status, result.proposals) == (Status.INFEASIBLE, ())
    assert {(row.blocking, row.complete) for row in result.why_not} == {((), False)}


def test_a_search_stopped_at_once_has_a_conditional_plan_where_none_is_sure() -> None:
    alone = replace(CATALOGUE, activities={"DEP": CATALOGUE.activities["DEP"]})
    result = searched(a_case(client=a_client()), alone, stop=lambda: True)
    (first,) = result.proposals
    assert (taken(first), first.conditional_on) == (["DEP"], (Subject("math", 4),))
    assert first.status is Status.FEASIBLE
    assert "while_working" not in first.profiles
    assert {"fastest", "least_costly", "most_complete"} <= set(first.profiles)


def after(count: int) -> Callable[[], bool]:
    """Return a stop that answers true from its nth question on."""
    asked = iter(range(count))
    return lambda: next(asked, None) is None


@pytest.mark.parametrize("count", [5, 20, 40, 60])
def test_what_was_found_before_a_stop_is_kept_and_still_passes_the_check(count: int) -> None:
    result = searched(a_case(), CATALOGUE, stop=after(count))
    assert result.status in (Status.UNKNOWN, Status.FEASIBLE, Status.OPTIMAL)
    for proposal in result.proposals:
        assert taken(proposal) == ["DEP", "MAT4"]


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 50, 300])
def test_a_stop_is_asked_for_once_and_ends_the_search(count: int) -> None:
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(len(asked) >= count)
        return asked[-1]

    result = search(problem(story("R"), shipped()), stop=stop)
    assert asked == [False] * count + [True]
    assert result.proposals
    assert result.status is Status.FEASIBLE


def test_progress_names_each_profile_and_ends_at_one() -> None:
    told: list[tuple[str, float]] = []
    search(problem(a_case(), CATALOGUE), progress=lambda stage, share: told.append((stage, share)))
    assert [stage for stage, _ in told] == [*PROFILES, ALTERNATIVE, "done"]
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert told[-1][1] == 1.0


def test_what_is_found_so_far_is_told_after_each_profile() -> None:
    told: list[Result] = []
    whole = search(problem(a_case(), CATALOGUE), found=told.append)
    assert len(told) == len(PROFILES) and "fastest" in told[0].proposals[0].profiles
    firsts = [{frozenset(s.activity for s in p.steps) for p in result.proposals} for result in told]
    assert all(before <= after for before, after in pairwise(firsts))
    assert firsts[0] <= {frozenset(s.activity for s in p.steps) for p in whole.proposals}
    assert all(result.seconds <= whole.seconds for result in told)


def test_what_so_much_work_does_not_prove_is_feasible_with_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOON", "LATER", "OTHERWISE"):
        monkeypatch.setattr(f"planner.pathway.search.{name}", 1e-9)
    result = searched(a_case(), CATALOGUE)
    first = fastest(result)
    assert result.status is Status.FEASIBLE and first is not None
    assert taken(first) == ["DEP", "MAT4"]
    assert first.bound["finish"] <= first.finish


def test_what_a_little_work_leaves_open_more_work_proves(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = as_bytes(search(problem(a_case(), CATALOGUE)))
    monkeypatch.setattr("planner.pathway.search.SOON", 1e-9)
    told: list[Result] = []
    again = search(problem(a_case(), CATALOGUE), found=told.append)
    assert as_bytes(again) == whole
    assert told[0].proposals[0].status is Status.FEASIBLE
