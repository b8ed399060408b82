"""Laws that hold for any problem: looser is never worse, more is never worse, names do not matter."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Case, Preferences
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.pathway.problem import problem
from planner.pathway.result import PROFILES, Proposal
from planner.pathway.search import search
from planner.requirement import Requirement, requirement_from, requirement_json
from tests.reference.problems import Problem, random_problem

pytestmark = pytest.mark.slow
ORDERS: dict[str, Callable[[Proposal], tuple[Any, ...]]] = {
    "fastest": lambda p: (p.finish, p.money_cents, p.hours),
    "least_costly": lambda p: (p.money_cents, p.finish),
    "while_working": lambda p: (p.finish, p.money_cents),
    "closest": lambda p: (p.away, p.finish),
    "most_complete": lambda p: (-p.coverage, p.finish),
    "earliest_pay": lambda p: (p.bound["earliest_pay"], p.finish),
}
SEEDS = range(24)
Best = dict[str, tuple[Any, ...] | None]


def best(case: Case, catalogue: Catalogue) -> Best:
    """Return the figures of each profile's firm winner."""
    found = search(problem(case, catalogue)).proposals
    firm = {name: [p for p in found if name in p.profiles and not p.conditional_on] for name in PROFILES}
    return {name: ORDERS[name](rows[0]) if rows else None for name, rows in firm.items()}


def never_worse(before: Best, after: Best) -> bool:
    return all(
        old is None or ((new := after[name]) is not None and new <= old) for name, old in before.items()
    )


def eased(case: Case) -> Iterable[Case]:
    """Yield the case with one limit less."""
    wishes = case.preferences
    assert wishes.deadline
    for changes in (
        {"deadline": wishes.deadline + timedelta(weeks=4)},
        {"weekly_hours": ()},
        {"forbidden": ()},
        {"pinned": ()},
        {"modes": ()},
        {"regions": ()},
        {"languages": ()},
        {"money_limit_cents": None},
    ):
        easier = replace(wishes, **changes)
        if easier != wishes:
            yield replace(case, preferences=easier)


@pytest.mark.parametrize("seed", SEEDS)
def test_relaxing_a_limit_never_worsens_a_winner(seed: int) -> None:
    case, catalogue = random_problem(seed)
    before = best(case, catalogue)
    for easier in eased(case):
        after = best(easier, catalogue)
        assert never_worse(before, after), easier.preferences


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_activity_never_worsens_a_winner(seed: int) -> None:
    case, catalogue = random_problem(seed)
    more = Activity("NEW", "course", hours=20, grants=Grants(("C1",), skills={"S1": 2}))
    richer = replace(
        catalogue,
        activities={**catalogue.activities, "NEW": more},
        sessions=(*catalogue.sessions, Session("NEW", "new", hours_per_week=10)),
    )
    assert never_worse(best(case, catalogue), best(case, richer))


@pytest.mark.parametrize("seed", SEEDS)
def test_new_names_change_no_figure(seed: int) -> None:
    case, catalogue = random_problem(seed)
    before, after = best(case, catalogue), best(*renamed((case, catalogue)))
    assert before == after


def renamed(drawn: Problem) -> Problem:
    """Return the problem with other activity codes, in another order."""
    case, catalogue = drawn
    names = {code: f"Z{9 - n}" for n, code in enumerate(catalogue.activities)}
    wishes = case.preferences
    activities = {names[a.code]: _renamed(a, names) for a in catalogue.activities.values()}
    trades = {
        code: replace(trade, requires=_tree(trade.requires, names))
        for code, trade in catalogue.trades.items()
    }
    sessions = tuple(replace(s, activity=names[s.activity]) for s in reversed(catalogue.sessions))
    preferences = replace(
        wishes,
        pinned=tuple(names[code] for code in wishes.pinned),
        forbidden=tuple(names.get(code, code) for code in wishes.forbidden),
    )
    past = tuple(replace(p, activity=names[p.activity]) for p in case.client.activities)
    client = replace(case.client, activities=past)
    competencies = tuple(replace(c, program=names.get(c.program, "")) for c in catalogue.competencies)
    return (
        replace(case, preferences=preferences, client=client),
        replace(
            catalogue, activities=activities, trades=trades, sessions=sessions, competencies=competencies
        ),
    )


def _renamed(activity: Activity, names: dict[str, str]) -> Activity:
    excludes = tuple(names[code] for code in activity.excludes if code in names)
    requires = _tree(activity.requires, names)
    return replace(activity, code=names[activity.code], excludes=excludes, requires=requires)


def _tree(tree: Requirement, names: dict[str, str]) -> Requirement:
    return requirement_from(_json(requirement_json(tree), names))


def _json(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_json(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    named = ("activity", "concurrent")
    return {k: names.get(v, v) if k in named else _json(v, names) for k, v in value.items()}


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_a_dominated_activity_changes_nothing(seed: int) -> None:
    case, catalogue = random_problem(seed)
    useless = Activity("ZZ", "course", hours=10, cost_cents=1)
    richer = replace(catalogue, activities={**catalogue.activities, "ZZ": useless})
    assert search(problem(case, richer)).proposals == search(problem(case, catalogue)).proposals


def test_a_later_deadline_only_opens() -> None:
    case, catalogue = random_problem(3)
    closed = replace(case, preferences=Preferences(date(2027, 6, 7), date(2027, 6, 8)))
    assert never_worse(best(closed, catalogue), best(case, catalogue))
