"""A plan improves exactly when the best plan of its profile is better than it was and than it is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

import pytest

from planner.adopt import adopt
from planner.affected import affected
from planner.betterment import betterment
from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.drift import turns
from planner.figures import Figures, figures
from planner.pathway.problem import problem
from planner.pathway.result import Proposal
from planner.pathway.search import search
from planner.pathway.solver import never
from planner.requirement import NOTHING
from planner.touching import MATTERING
from tests.reference.problems import random_problem

ORDERS: dict[str, Callable[[Figures | Proposal], tuple[Any, ...]]] = {
    "fastest": lambda p: (p.finish, p.money_cents, p.hours),
    "least_costly": lambda p: (p.money_cents, p.finish),
    "while_working": lambda p: (p.finish, p.money_cents),
    "closest": lambda p: (p.away, p.finish),
    "most_complete": lambda p: (-p.coverage, p.finish),
}
# Any, then those whose plan does improve.
SEEDS = (*range(16), 127, 132, 144, 174, 189, 206, 306, 317, 320, 364, 376)


def best(case: Case, catalogue: Catalogue, profile: str) -> Proposal | None:
    """Return the firm winner of a profile."""
    found = search(problem(case, catalogue), profiles=(profile,)).proposals
    return next((p for p in found if profile in p.profiles and not p.conditional_on), None)


def kept_problem(seed: int, profile: str) -> tuple[Case, Catalogue, Proposal]:
    """Return a problem with a plan to keep, made from the seed or one that follows."""
    for number in count(seed, 1000):
        case, before = random_problem(number)
        winner = best(case, before, profile)
        if winner is not None and winner.steps:
            return case, before, winner
    raise AssertionError


def otherwise(catalogue: Catalogue, random: Random) -> Catalogue:
    """Return the catalogue with one thing that is sooner, cheaper, open, new or gone."""
    change = random.choice(("sooner", "cheaper", "open", "new", "gone"))
    if change == "open" or not catalogue.sessions:
        code = random.choice(sorted(catalogue.activities))
        opened = replace(catalogue.activities[code], requires=NOTHING)
        return replace(catalogue, activities={**catalogue.activities, code: opened})
    number = random.randrange(len(catalogue.sessions))
    before, chosen, after = (
        catalogue.sessions[:number], catalogue.sessions[number], catalogue.sessions[number + 1 :]
    )  # fmt: skip
    return replace(catalogue, sessions=(*before, *_changed(chosen, change), *after))


def _changed(session: Session, change: str) -> tuple[Session, ...]:
    week = timedelta(days=7)
    match change:
        case "sooner" if session.start:
            end = session.end and session.end - week
            return (replace(session, start=session.start - week, end=end),)
        case "cheaper":
            return (replace(session, cost_cents=0, pay_cents_per_week=session.pay_cents_per_week + 5000),)
        case "gone":
            return ()
    return session, replace(session, code="new", hours_per_week=session.hours_per_week * 1.5, cost_cents=0)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_improves_exactly_when_its_profile_has_a_better_one(seed: int) -> None:
    profile = sorted(ORDERS)[seed % len(ORDERS)]
    case, before, winner = kept_problem(seed, profile)
    kept, after = adopt(case, winner, before), otherwise(before, Random(seed))
    found = affected(kept, before, after)
    if found is not None and found.verdict == "breaks":
        assert found.faults and found.changes
        return
    order, now = ORDERS[profile], best(kept, after, profile)
    better = now is not None and order(now) < min(order(figures(kept, after)), order(winner))
    # An estimate in the place of a group that is gone is no better.
    better = better and len(after.sessions) >= len(before.sessions)
    assert (found is not None and found.verdict == "improves") == better
    if found is not None and better:
        assert found.better is not None and order(found.better) == order(now)  # type: ignore[arg-type]


def asked_to_stop(turn: int) -> tuple[Callable[[], bool], list[int]]:
    """Return a stop that answers yes from its n-th asking on, and how often it said so."""
    turns, yes = iter(range(turn)), list[int]()

    def stopped() -> bool:
        if next(turns, None) is None:
            yes.append(turn)
        return bool(yes)

    return stopped, yes


@pytest.mark.slow
@pytest.mark.parametrize("seed", [127, 364])
def test_what_is_stopped_before_its_proof_betters_nothing(seed: int) -> None:
    case, before, winner = kept_problem(seed, sorted(ORDERS)[seed % len(ORDERS)])
    kept, after = adopt(case, winner, before), otherwise(before, Random(seed))
    rows = turns(before, after, MATTERING)
    found = betterment(kept, before, after, rows, never)
    assert found is not None
    for turn in count():
        stopped, yes = asked_to_stop(turn)
        assert betterment(kept, before, after, rows, stopped) == (None if yes else found)
        if not yes:
            break


def test_a_stop_is_heard_while_the_problem_is_posed(monkeypatch: pytest.MonkeyPatch) -> None:
    case, before, winner = kept_problem(127, sorted(ORDERS)[127 % len(ORDERS)])
    kept, after = adopt(case, winner, before), otherwise(before, Random(127))
    monkeypatch.setattr("planner.betterment._solved", pytest.fail)
    assert betterment(kept, before, after, turns(before, after, MATTERING), lambda: True) is None
