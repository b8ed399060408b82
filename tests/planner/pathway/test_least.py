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
from planner.plan import Plan
from planner.supposition import can_relax, relaxed
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.reference.problems import random_problem
from tests.ui.office import DIPLOMA, MATHS, an_office_catalogue

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
            freed = "keep_job" in (row["to"] if row["constraint"] == "together" else (row["constraint"],))
            kept = "fastest" if freed else blocked.profile
            found = best(opened, kept)
            assert found is not None and not found.conditional_on
            fastest = best(opened, "while_working" if kept == "while_working" else "fastest")
            assert fastest is not None and fastest.finish <= row["finish"]


def test_a_pinned_step_that_blocks_is_named_and_the_others_stay_pinned() -> None:
    late = replace(DIPLOMA, session="winter", start=date(2028, 1, 10), end=date(2028, 8, 7), pinned=True)
    wishes = Preferences(START, date(2028, 4, 30))
    case = a_case(preferences=wishes, plan=Plan((replace(MATHS, pinned=True), late)))
    blocked = answered(case, an_office_catalogue()).why_not[0]
    pins, later = sorted(blocked.relaxations, key=lambda row: -len(row["constraint"]))
    assert {row["constraint"] for row in blocked.blocking} == {"pinned_steps", "deadline"}
    assert (pins["constraint"], pins["to"], pins["finish"]) == ("pinned_steps", ("MAT4",), date(2028, 3, 27))
    assert later["to"] == date(2028, 8, 7)
    freed = best(answered(relaxed(case, pins), an_office_catalogue()), "fastest")
    assert freed is not None and freed.finish == pins["finish"]


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
        ({"weekly_hours": (WeeklyHours(START, 5), WeeklyHours(date(2033, 1, 3), 40))}, {"weekly_hours": 20}),
    ],
)
def test_only_what_the_plan_needs_is_asked_for(limit: dict[str, object], change: dict[str, object]) -> None:
    wishes = {"deadline": DEADLINE, **limit}
    assert offered(Preferences(START, **wishes)) == change  # type: ignore[arg-type]
