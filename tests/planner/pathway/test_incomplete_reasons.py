"""Reasons are always given: what is known to open a plan, even where the least of it is not proven."""

from collections.abc import Iterator
from datetime import date

import pytest

from planner.case import Preferences, WeeklyHours
from planner.catalogue import Session
from planner.pathway import search as searching
from planner.pathway.brief import Brief
from planner.pathway.form import result_json
from planner.pathway.problem import problem
from planner.pathway.relaxing import Relaxing
from planner.pathway.result import Blocked
from planner.pathway.run import Run
from planner.pathway.solver import Solver, never
from planner.pathway.why_not import WhyNot
from planner.pathway.without import FASTEST, Without
from planner.why_not_words import why_not_sentences
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import a_search

BY = date(2027, 12, 31)
COURSES = tuple(f"A{number}" for number in range(3))
EN = Words("en")


def courses(hours: float = 10) -> Iterator[object]:
    for code in COURSES:
        yield an_activity(code, hours=100)
        yield Session(code, "s", date(2027, 2, 1), date(2027, 4, 12), "dated", hours_per_week=hours)


def narrow() -> Run:
    """Return the search of three courses at the same time, 20 hours a week where 30 are needed."""
    trade = a_trade(requires={"all": [{"credential": code} for code in COURSES]})
    case = a_case(preferences=Preferences(START, BY, weekly_hours=(WeeklyHours(START, 20),)))
    return Run(problem(case, a_catalogue(trade, *courses())), Brief(never, 6.0))  # type: ignore[arg-type]


def test_a_deadline_after_which_nothing_more_is_given_is_not_asked_about() -> None:
    trade = a_trade(requires={"all": [{"credential": code} for code in COURSES]})
    case = a_case(preferences=Preferences(START, BY, weekly_hours=(WeeklyHours(START, 20),)))
    (blocked, *_) = a_search(case, trade, *courses()).why_not  # type: ignore[arg-type]
    assert [row["constraint"] for row in blocked.blocking] == ["weekly_hours"]
    assert [row["to"][0]["hours"] for row in blocked.relaxations] == [30]
    assert blocked.complete


def test_what_less_is_not_decided_is_told_with_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    decided = Without.opens

    def undecided(search: Relaxing, given_up: object) -> bool | None:
        given = tuple(given_up)  # type: ignore[arg-type]
        few = any(c.name == "weekly_hours" and c.to == 22 for c in given)
        return None if few else decided(search, given)

    monkeypatch.setattr(Without, "opens", undecided)
    blocked = _with_ways(monkeypatch, (22.0, 40.0))
    (row,) = blocked.relaxations
    assert (row["to"][0]["hours"], row["bound"]) == (30, 22)
    assert any("less is not proven impossible, from 22" in line for line in why_not_sentences(blocked, EN))


def _with_ways(monkeypatch: pytest.MonkeyPatch, loads: tuple[float, ...]) -> Blocked:
    monkeypatch.setattr("planner.pathway.constraints._loads", lambda posed: iter(loads))
    return WhyNot(narrow()).blocked(FASTEST, None)


def test_when_the_work_is_done_the_plan_known_says_what_opens_and_that_it_may_be_less() -> None:
    run = narrow()
    search = Relaxing(run, FASTEST)
    (hours,) = _hours(run)
    assert search.feasible((hours,))
    run.solver.give(0)  # type: ignore[attr-defined]
    (row,) = search.changes((hours,), (hours,)) or search.known_to_open((hours,))
    assert row["to"][0]["hours"] == 30
    assert not search.complete


def _hours(run: Run) -> list[object]:  # type: ignore[type-arg]
    from planner.pathway.constraints import constraints

    return [c for c in constraints(run.problem, FASTEST) if c.name == "weekly_hours"]


def test_no_work_at_all_still_says_which_limits_and_that_the_reasons_are_not_complete() -> None:
    run = narrow()
    run.solver.give(0)  # type: ignore[attr-defined]
    blocked = WhyNot(run).blocked(FASTEST, None)
    assert [row["constraint"] for row in blocked.blocking] == ["weekly_hours"]
    assert not blocked.complete
    assert why_not_sentences(blocked, EN)[-1].startswith("These reasons are not complete")


def test_a_search_stopped_before_its_reasons_names_each_profile_without_a_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(*_: object) -> None:
        raise searching.Stopped

    monkeypatch.setattr(searching, "never_opens", stopped)
    result = searching.search(narrow().problem, profiles=("fastest",))
    assert result.why_not == (Blocked("fastest", complete=False),)
    assert result_json(result)["why_not"][0]["complete"] is False


def test_after_a_stop_no_round_is_begun_and_nothing_more_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[str] = []
    told: list[object] = []
    seek = searching._seek
    monkeypatch.setattr(searching, "_seek", lambda *given: (sought.append(given[2].name), seek(*given)))
    searching.search(narrow().problem, stop=lambda: True, profiles=("fastest", "closest"), found=told.append)
    assert (sought, told) == (["fastest", "closest"], [])


def test_whether_the_unknown_matters_is_looked_at_once_a_scope(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    posed = narrow().problem
    run = Run(posed, Solver())
    monkeypatch.setattr(type(posed), "hopes", lambda _, scope: bool(looked.append(scope)))
    assert [run.hopes("core"), run.hopes("core"), run.hopes("paid")] == [False] * 3
    assert looked == ["core", "paid"]
