"""In which order a first plan tries what could serve."""

from dataclasses import replace

import pytest

from planner.catalogue import Catalogue
from planner.pathway.problem import CORE, problem
from planner.pathway.ranking import Ranks, rankings
from planner.pathway.reach import reach
from planner.pathway.solver import never
from planner.pathway.tree import tree
from planner.requirement import requirement_from
from tests.builders import a_case, a_catalogue, a_trade, an_activity

BOTH = {"all": [{"credential": "A"}, {"credential": "B"}]}
EITHER = {"any": [{"credential": "A"}, {"credential": "B"}]}
CATALOGUE = a_catalogue(
    a_trade(requires=BOTH),
    an_activity("A", {"credential": "P"}, hours=30, cost_cents=10_000),
    an_activity("B", hours=300),
    an_activity("P", hours=30, cost_cents=50_000),
)


def ranked(catalogue: Catalogue = CATALOGUE, limit: int | None = None) -> list[Ranks]:
    """Return each ranking once."""
    case = a_case(preferences=replace(a_case().preferences, money_limit_cents=limit))
    posed = problem(case, catalogue)
    return list(rankings(posed, reach(posed, posed.scopes[CORE], firm=True), True, 0, never))


def in_order(ranks: Ranks) -> list[str]:
    return sorted(ranks.codes, key=lambda code: ranks.codes[code])


def test_the_soonest_come_first_then_the_lightest_then_the_cheapest() -> None:
    soonest, lightest, cheapest = ranked(limit=90_000)
    assert in_order(soonest) == ["P", "A", "B"]
    assert in_order(lightest) == ["P", "A", "B"]
    assert in_order(cheapest) == ["B", "P", "A"]


def test_fees_are_weighed_only_under_a_limit() -> None:
    assert len(ranked()) == 2


@pytest.mark.parametrize(("asked", "placed"), [(BOTH, ()), (BOTH, ("A",)), (BOTH, ("A", "B")), (EITHER, ())])
def test_what_is_asked_together_adds_up_but_for_what_is_placed(
    asked: object, placed: tuple[str, ...]
) -> None:
    soonest, lightest = ranked()
    node, own = tree(requirement_from(asked)), lightest.codes
    left = [own[code] for code in "AB" if code not in placed]
    assert lightest.of(node, placed) == (sum(left) if asked is BOTH else min(left))
    together = max if asked is BOTH else min
    assert soonest.of(node, placed) == together(soonest.codes[code] for code in "AB")


def test_two_that_ask_each_other_never_come() -> None:
    circle = [an_activity("A", {"credential": "B"}), an_activity("B", {"credential": "A"})]
    _, lightest = ranked(a_catalogue(a_trade(requires=BOTH), *circle))
    assert lightest.of(tree(requirement_from(BOTH))) >= 10**7
