"""Which pinned steps a change frees, and which a plan takes all the same: in their group, on their days."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.pathway.constraints import constraints
from planner.pathway.criteria import CRITERIA
from planner.pathway.least import least
from planner.pathway.problem import problem
from planner.pathway.schedule import Placed
from planner.pathway.search import search
from planner.plan import Plan, Step
from planner.supposition import relaxed
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.test_least import best_of

WEEK = timedelta(days=7)


def by_day_or_evening(*planned: Step) -> tuple[Case, Catalogue]:
    """Return a plan that pins a course by day, for a client who may only come in the evening."""
    catalogue = a_catalogue(
        a_trade(requires={"credential": "A"}),
        an_activity("A", hours=60),
        Session("A", "day", START, entry="dated", hours_per_week=20, mode="day"),
        Session("A", "evening", START, entry="dated", hours_per_week=20, mode="evening"),
    )
    return a_case(plan=Plan(planned)), catalogue


PINNED = Step("s1", activity="A", session="day", start=START, end=START + 3 * WEEK, pinned=True)
FAILED = Step("s2", activity="A", session="evening", start=START - 9 * WEEK, status="failed")


@pytest.mark.parametrize("planned", [(PINNED,), (FAILED, PINNED), (PINNED, FAILED)])
def test_a_pin_in_another_group_of_the_same_day_is_not_kept(planned: tuple[Step, ...]) -> None:
    case, catalogue = by_day_or_evening(*planned)
    found = search(problem(case, catalogue), profiles=("while_working",)).why_not[0]
    (row,) = (row for row in found.relaxations if row["constraint"] == "pinned_steps")
    assert (row["from"], row["to"]) == (("A",), ())
    assert best_of(relaxed(case, row), catalogue, "while_working") == (row["finish"], row["money_cents"])


LATER = replace(PINNED, session="evening", start=START + 9 * WEEK, end=START + 12 * WEEK)
TWICE = replace(LATER, id="s3", pinned=False)


@pytest.mark.parametrize("others", [(), (TWICE,), (replace(FAILED, session="day"),)])
@pytest.mark.parametrize("first", [True, False])
def test_a_pin_that_the_plan_keeps_all_the_same_stays(others: tuple[Step, ...], first: bool) -> None:
    pinned = replace(PINNED, end=None)
    steps = (pinned, *others) if first else (*others, pinned)
    case, catalogue = by_day_or_evening(*steps)
    (limit,) = (c for c in constraints(problem(case, catalogue), CRITERIA[0]) if c.name == "pinned_steps")
    posed = problem(relaxed(case, {"constraint": "pinned_steps", "to": ()}), catalogue)
    day, evening = sorted(posed.candidates["A"], key=lambda candidate: candidate.session)
    assert least(limit, posed, [Placed(day, 0, 21)]) == ("A",)
    assert least(limit, posed, [Placed(evening, 0, 21)]) == ()
    assert least(limit, posed, [Placed(day, 7, 28)]) == ()
    assert least(limit, posed, []) == ()


def test_a_pin_without_a_day_keeps_nothing_and_stays() -> None:
    case, catalogue = by_day_or_evening(replace(PINNED, start=None, end=None))
    (limit,) = (c for c in constraints(problem(case, catalogue), CRITERIA[0]) if c.name == "pinned_steps")
    assert least(limit, problem(case, catalogue), []) == ("A",)
