"""How little must be given up: what a relaxation offers is enough, and names only what the plan needs."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Catalogue, Session
from planner.pathway.comparison import best
from planner.pathway.problem import problem
from planner.pathway.result import Result
from planner.pathway.search import search
from planner.supposition import can_relax, relaxed
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.reference.problems import random_problem

DEADLINE = date(2029, 12, 31)


def answered(case: Case, catalogue: Catalogue) -> Result:
    return search(problem(case, catalogue))


def tight(case: Case) -> Case:
    """Return the case with limits so narrow that they often block."""
    wishes = replace(case.preferences, modes=("evening",), regions=("17",), money_limit_cents=10)
    return replace(case, preferences=replace(wishes, weekly_hours=(WeeklyHours(wishes.start, 8),)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_applying_a_relaxation_opens_the_plan_that_it_names(seed: int) -> None:
    drawn, catalogue = random_problem(seed)
    case = tight(drawn) if seed % 2 else drawn
    for blocked in answered(case, catalogue).why_not:
        rows = [row for row in blocked.relaxations if row["constraint"] != "conditional" and can_relax(row)]
        for row in rows:
            opened = answered(relaxed(case, row), catalogue)
            kept = blocked.profile if row["constraint"] != "keep_job" else "fastest"
            found = best(opened, kept)
            assert found is not None and not found.conditional_on
            fastest = best(opened, "while_working" if kept == "while_working" else "fastest")
            assert fastest is not None and fastest.finish <= row["finish"]


def offered(preferences: Preferences) -> dict[str, object]:
    """Return what must change for a course given far away by day, and a test that is set aside."""
    catalogue = a_catalogue(
        a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]}),
        an_activity("A", hours=60, cost_cents=9_000),
        an_activity("B", kind="test"),
        Session("A", "far", region="16", mode="day", language="en", hours_per_week=20),
        Session("B", "near", region="04", mode="evening", language="fr"),
    )
    (row,) = answered(a_case(preferences=preferences), catalogue).why_not[0].relaxations
    return {row["constraint"]: row["to"]}


@pytest.mark.parametrize(
    ("limit", "change"),
    [
        ({"regions": ("04",)}, {"regions": ("04", "16")}),
        ({"modes": ("evening", "online")}, {"modes": ("day", "evening", "online")}),
        ({"languages": ("fr",)}, {"languages": ("en", "fr")}),
        ({"forbidden": ("B", "OTHER")}, {"forbidden": ("OTHER",)}),
        ({"pinned": ("GONE", "A")}, {"pinned": ("A",)}),
        ({"weekly_hours": (WeeklyHours(START, 5),)}, {"weekly_hours": 20}),
        ({"money_limit_cents": 100}, {"money_limit_cents": 9_000}),
    ],
)
def test_only_what_the_plan_needs_is_asked_for(limit: dict[str, object], change: dict[str, object]) -> None:
    wishes = {"deadline": DEADLINE, **limit}
    assert offered(Preferences(START, **wishes)) == change  # type: ignore[arg-type]
