"""Laws of any problem: looser is never worse, more is never worse, names and order do not matter."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.case import Case
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.pathway.problem import problem
from planner.pathway.result import PROFILES, Proposal, Result
from planner.pathway.search import search
from planner.recognition import catalogued
from planner.requirement import Requirement, conditions, requirement_from, requirement_json
from tests.reference.problems import Problem, problems, random_problem

pytestmark = pytest.mark.slow
ORDERS: dict[str, Callable[[Proposal], tuple[Any, ...]]] = {
    "fastest": lambda p: (p.finish, p.money_cents, p.hours),
    "least_costly": lambda p: (p.money_cents, p.finish),
    "while_working": lambda p: (p.finish, p.money_cents),
    "closest": lambda p: (p.away, p.finish),
    "most_complete": lambda p: (-p.coverage, p.finish),
    "earliest_pay": lambda p: (p.bound["earliest_pay"], p.finish),
}
SURE, HOPED = True, False
Best = dict[tuple[str, bool], tuple[Any, ...] | None]
law = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def answered(drawn: Problem) -> Result:
    return search(problem(*drawn))


def winners(result: Result) -> list[Proposal]:
    """Return what the profiles win, without the other ways in."""
    return [proposal for proposal in result.proposals if set(proposal.profiles) & set(PROFILES)]


def best(drawn: Problem) -> Best:
    """Return the figures of each profile's winner, the sure one and the best if hope comes true."""
    found = answered(drawn).proposals
    rows = {name: [p for p in found if name in p.profiles] for name in PROFILES}
    sure = {name: [p for p in rows[name] if not p.conditional_on] for name in PROFILES}
    figures: Best = {(name, SURE): _least(name, sure[name]) for name in PROFILES}
    return figures | {(name, HOPED): _least(name, rows[name]) for name in PROFILES}


def _least(name: str, rows: list[Proposal]) -> tuple[Any, ...] | None:
    return min(map(ORDERS[name], rows), default=None)


def never_worse(before: Best, after: Best) -> bool:
    return all(
        old is None or ((new := after[name]) is not None and new <= old) for name, old in before.items()
    )


def eased(case: Case) -> Iterable[Case]:
    """Yield the case with one limit less, or a wider one."""
    wishes = case.preferences
    assert wishes.deadline
    money = wishes.money_limit_cents
    for changes in (
        {"deadline": wishes.deadline + timedelta(weeks=4)},
        {"weekly_hours": tuple(replace(row, hours=row.hours + 10) for row in wishes.weekly_hours)},
        {"keep_job": False},
        {"forbidden": ()},
        {"pinned": ()},
        {"modes": ()},
        {"regions": ()},
        {"languages": ()},
        {"money_limit_cents": None if money is None else money + 30_000},
        {"money_limit_cents": None},
    ):
        easier = replace(wishes, **changes)
        if easier != wishes:
            yield replace(case, preferences=easier)


@law
@given(problems())
def test_relaxing_a_limit_never_worsens_a_winner(drawn: Problem) -> None:
    case, catalogue = drawn
    before = best(drawn)
    for easier in eased(case):
        assert never_worse(before, best((easier, catalogue))), easier.preferences


@law
@given(problems())
def test_a_seat_more_never_worsens_a_winner(drawn: Problem) -> None:
    case, catalogue = drawn
    open_ = tuple(replace(s, seats=None, apply_by=None) for s in catalogue.sessions)
    assert never_worse(best(drawn), best((case, replace(catalogue, sessions=open_))))


@law
@given(problems())
def test_a_limit_of_what_the_cheapest_costs_keeps_it_and_a_cent_less_shuts_it_out(drawn: Problem) -> None:
    case, catalogue = drawn
    dearer = {code: replace(a, cost_cents=a.cost_cents + 1_000) for code, a in catalogue.activities.items()}
    catalogue = replace(catalogue, activities=dearer)
    cheapest = best((case, catalogue))["least_costly", SURE]
    if cheapest is None or cheapest[0] == 0:
        return
    at, under = (_with_money(case, cheapest[0] - less) for less in (0, 1))
    assert best((at, catalogue))["least_costly", SURE] == cheapest
    assert best((under, catalogue))["least_costly", SURE] is None


def _with_money(case: Case, cents: int) -> Case:
    return replace(case, preferences=replace(case.preferences, money_limit_cents=cents))


@law
@given(problems())
def test_one_more_activity_never_worsens_a_winner(drawn: Problem) -> None:
    case, catalogue = drawn
    more = Activity("NEW", "course", hours=20, grants=Grants(("C1",), skills={"S1": 2}))
    session = Session("NEW", "new", hours_per_week=10)
    assert never_worse(best(drawn), best((case, _with(catalogue, more, session))))


def _with(catalogue: Catalogue, activity: Activity, *sessions: Session) -> Catalogue:
    activities = {**catalogue.activities, activity.code: activity}
    return replace(catalogue, activities=activities, sessions=(*catalogue.sessions, *sessions))


@law
@given(problems())
def test_new_names_change_no_figure(drawn: Problem) -> None:
    assert best(drawn) == best(renamed(drawn))


@law
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(drawn: Problem, random: Random) -> None:
    assert answered(shuffled(drawn, random)).proposals == answered(drawn).proposals


def shuffled(drawn: Problem, random: Random) -> Problem:
    """Return the problem with the rows of each table and the client's own lists in another order."""
    case, catalogue = drawn

    def mixed(rows: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(sorted(rows, key=lambda _: random.random()))

    client, wishes = case.client, case.preferences
    return (
        replace(
            case,
            client=replace(client, credentials=mixed(client.credentials)),
            preferences=replace(wishes, weekly_hours=mixed(wishes.weekly_hours)),
        ),
        replace(
            catalogue,
            activities=dict(mixed(catalogue.activities.items())),
            sessions=mixed(catalogue.sessions),
            closures=mixed(catalogue.closures),
            competencies=mixed(catalogue.competencies),
        ),
    )


def _named(case: Case, catalogue: Catalogue) -> set[str]:
    """Return the activities that facts, pins and conditions name: without one, its code is dangling."""
    begun = {past.activity for past in (*case.client.activities, *case.plan.activity_steps)}
    trees = (
        catalogue.trades[case.target.trade].requires,
        *(a.requires for a in catalogue.activities.values()),
    )
    asked = {getattr(leaf, "activity", "") for tree in trees for leaf in conditions(tree)}
    return {catalogued(code) for code in begun | asked | set(case.preferences.pinned)}


@law
@given(problems())
def test_taking_out_what_no_answer_uses_changes_no_winner(drawn: Problem) -> None:
    case, catalogue = drawn
    result = answered(drawn)
    used = {catalogued(step.activity) for p in result.proposals for step in p.steps}
    for code in sorted(catalogue.activities.keys() - used - _named(case, catalogue)):
        kept = {c: a for c, a in catalogue.activities.items() if c != code}
        sessions = tuple(s for s in catalogue.sessions if s.activity != code)
        without = replace(catalogue, activities=kept, sessions=sessions)
        assert winners(answered((case, without))) == winners(result), code


@law
@given(problems())
def test_a_dearer_twin_changes_no_winner(drawn: Problem) -> None:
    case, catalogue = drawn
    code = min(catalogue.activities)
    assume(code not in {past.activity for past in case.client.activities})
    first = catalogue.activities[code]
    plain = replace(first, grants=replace(first.grants, experience={}), excludes=())
    ours = replace(catalogue, activities={**catalogue.activities, code: plain})
    twin = replace(plain, code="ZZ", cost_cents=plain.cost_cents + 1)
    given = (s for s in catalogue.sessions if s.activity == code)
    sessions = [replace(session, activity="ZZ", pay_cents_per_week=0) for session in given]
    richer = _with(ours, twin, *sessions)
    assert winners(answered((case, richer))) == winners(answered((case, ours)))


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_an_activity_that_gives_nothing_changes_nothing(seed: int) -> None:
    case, catalogue = random_problem(seed)
    useless = Activity("ZZ", "course", hours=10, cost_cents=1)
    assert answered((case, _with(catalogue, useless))).proposals == answered((case, catalogue)).proposals


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
    past = tuple(replace(p, activity=names.get(p.activity, p.activity)) for p in case.client.activities)
    steps = tuple(replace(step, activity=names[step.activity]) for step in case.plan.steps)
    client = replace(case.client, activities=past)
    competencies = tuple(replace(c, program=names.get(c.program, "")) for c in catalogue.competencies)
    return (
        replace(case, preferences=preferences, client=client, plan=replace(case.plan, steps=steps)),
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
