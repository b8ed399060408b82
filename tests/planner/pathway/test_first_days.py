"""Which sessions and days come first among plans of the same activities, and what needs no proof for that."""

from datetime import timedelta

import pytest
from ortools.sat.python.cp_model import CpModel

from planner.catalogue import Session
from planner.pathway import first_days
from planner.pathway.first_days import Places, joined, places, wide
from planner.pathway.options import Candidate
from planner.pathway.schedule import Placed
from planner.pathway.solver import Solver
from planner.pathway.variables import step_variables
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched

WEEKS = tuple((day, day + 7) for day in (0, 7, 21))


def two_steps(cp: CpModel) -> list[Places]:
    """Return the places of two steps: one group before three Mondays, and the same the other way round."""
    found = []
    for code, names in (("A", "xy"), ("B", "yx")):
        offers = [Candidate(code, names[0], ((28, 35),), 5), Candidate(code, names[1], WEEKS, 5)]
        found.append(places(cp, step_variables(cp, code, offers, delayed=False)))
    return found


def test_places_count_sessions_by_code_and_starts_by_what_lies_between() -> None:
    one, other = two_steps(CpModel())
    assert one.days == {("x", 28): 0, ("y", 0): 1, ("y", 7): 2, ("y", 21): 4}
    assert other.days == {("x", 0): 0, ("x", 7): 1, ("x", 21): 3, ("y", 28): 4}


def test_a_step_at_its_first_place_is_settled_and_the_next_is_asked() -> None:
    cp = CpModel()
    waiting = two_steps(cp)
    plan = [Placed(Candidate("A", "x", (), 5), 28, 35), Placed(Candidate("B", "y", (), 5), 28, 35)]
    for item in waiting:
        cp.add(item.step.taken == 1)
    cp.add(waiting[1].step.start >= 5)
    line, rest = joined(cp, waiting, plan, Solver().bounds(cp, looked=False))
    assert not rest
    cp.minimize(line)
    assert Solver().solve(cp).objective == 1


def test_a_first_look_leaves_only_what_can_be() -> None:
    cp = CpModel()
    one, other = two_steps(cp)
    for step in (one.step, other.step):
        cp.add(step.taken == 1)
    cp.add(one.step.start >= other.step.end)
    cp.add(other.step.start >= 21)
    assert list(one.left(Solver().bounds(cp, looked=False))) == [0, 1, 2, 3, 4]
    assert list(one.left(Solver().bounds(cp, looked=True))) == [0]


@pytest.mark.parametrize("widest", [1, 30, first_days.WIDEST])
def test_the_first_days_are_the_same_however_many_steps_one_proof_takes(
    monkeypatch: pytest.MonkeyPatch, widest: int
) -> None:
    monkeypatch.setattr(first_days, "WIDEST", widest)
    codes = ["A", "B", "C"]
    catalogue = a_catalogue(
        a_trade(requires={"all": [{"credential": code} for code in codes]}),
        *(an_activity(code, hours=20) for code in codes),
        *(Session(code, name, hours_per_week=20, mode="evening") for code in codes for name in "ts"),
    )
    found = fastest(searched(a_case(), catalogue, profiles=("fastest",)))
    assert found is not None
    first = found.steps[0].start
    days = [(step.session, (step.start - first) // timedelta(weeks=1)) for step in found.steps]
    assert days == [("s", 0), ("s", 0), ("s", 1)]
    assert first >= START


def test_many_places_are_too_wide_for_one_line() -> None:
    waiting = two_steps(CpModel())
    assert not wide(waiting)
    assert wide(waiting * 12)
