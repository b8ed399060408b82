"""What a change that opens a plan comes to is each profile's own plan, not that of the fastest."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Case, Preferences
from planner.catalogue import Catalogue, Grants, Session
from planner.pathway.comparison import best
from planner.pathway.problem import problem
from planner.pathway.restating import Restating
from planner.pathway.result import PROFILES, Blocked
from planner.pathway.run import Run
from planner.pathway.solver import Solver
from planner.pathway.why_not import FASTEST
from planner.supposition import relaxed
from planner.why_not_words import alike
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import searched

FAR = Preferences(START, date(2029, 12, 31), regions=("04",))


def quick_or_cheap() -> Catalogue:
    """Return a diploma by a quick course or by a cheap one, both of another region."""
    courses = (
        an_activity("CHEAP", grants=Grants(("DEP",)), hours=90, cost_cents=3_000),
        an_activity("QUICK", grants=Grants(("DEP",)), hours=30, cost_cents=9_000),
    )
    groups = (
        Session(code, "s", START, entry="dated", region="16", hours_per_week=30)
        for code in ("CHEAP", "QUICK")
    )
    return a_catalogue(a_trade(requires={"credential": "DEP"}), *courses, *groups)


def reasons(case: Case) -> dict[str, Blocked]:
    return {row.profile: row for row in searched(case, quick_or_cheap()).why_not}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_change_once_applied_gives_what_it_says_to_each_profile(profile: str) -> None:
    case = a_case(preferences=FAR)
    blocked = reasons(case)[profile]
    (row,) = blocked.relaxations
    assert (row["constraint"], row["to"]) == ("regions", ("04", "16"))
    came = best(searched(relaxed(case, row), quick_or_cheap()), profile)
    assert came is not None
    assert (came.finish, came.money_cents) == (row["finish"], row["money_cents"])
    assert blocked.complete


def test_the_cheapest_is_not_promised_the_price_of_the_fastest() -> None:
    found = reasons(a_case(preferences=FAR))
    prices = {name: found[name].relaxations[0]["money_cents"] for name in ("fastest", "least_costly")}
    assert prices == {"fastest": 9_000, "least_costly": 3_000}


def test_profiles_that_the_same_change_opens_are_told_together_whatever_it_comes_to() -> None:
    found = reasons(a_case(preferences=FAR))
    together = {row.profile for rows in alike(found.values()) for row in rows if rows[0].profile == "fastest"}
    assert {"fastest", "least_costly"} <= together


def test_what_is_not_decided_keeps_its_figures_and_is_not_said_to_be_proven() -> None:
    row = reasons(a_case(preferences=FAR))["fastest"].relaxations[0]
    stopped = Run(problem(a_case(preferences=FAR), quick_or_cheap()), Solver(lambda: True))
    assert Restating(stopped).rows((row,), replace(FASTEST, name="least_costly")) == ((row,), False)
