"""The map of every trade against every plan that there is: status, finish, cost, first step and estimates."""

from dataclasses import replace

import pytest

from planner.case import Case, Target
from planner.catalogue import Catalogue, Provenance
from planner.pathway.destinations import Destination, destinations
from planner.pathway.result import Status
from tests.planner.pathway.test_destinations import many_trades
from tests.reference.oracle import answers
from tests.reference.problems import random_problem
from tests.reference.world import Choice

SEEN = Provenance("seen", verified=True)


def expected(case: Case, catalogue: Catalogue, trade: str) -> Destination:
    """Return what the enumerated plans say of one trade, without what it rests on."""
    answer = answers(replace(case, target=Target(trade)), catalogue)["fastest"]
    status = Status.OPTIMAL if answer.firm else Status.INFEASIBLE
    winner = answer.firm or answer.conditional
    if winner is None:
        return Destination(trade, status)
    steps = sorted(winner.plan, key=lambda choice: (choice.start, choice.end, choice.name))
    first = steps[0].activity.code if steps else ""
    figures = winner.figures
    return Destination(trade, status, figures.finish, figures.money_cents, first, any(map(_is_guess, steps)))


def _is_guess(choice: Choice) -> bool:
    seen = (choice.activity.provenance.verified, choice.session.provenance.verified)
    return not all(seen) or choice.session.code in ("est30", "est10")


def partly_seen(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue in which somebody saw all but one activity and a few sessions in a source."""
    activities = {
        code: replace(a, provenance=SEEN) for code, a in catalogue.activities.items() if code != "B"
    }
    sessions = tuple(s if s.code.endswith("1") else replace(s, provenance=SEEN) for s in catalogue.sessions)
    return replace(catalogue, activities={**catalogue.activities, **activities}, sessions=sessions)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 32))
def test_every_trade_gets_the_answer_of_the_enumerated_plans(seed: int) -> None:
    case, drawn = random_problem(seed)
    catalogue = many_trades(partly_seen(drawn))
    for found in destinations(case, catalogue):
        told = replace(found, conditional_on=(), fees_unstated=False)
        assert told == expected(case, catalogue, found.trade)
        assert found.status is Status.INFEASIBLE or not found.conditional_on
