"""What has no room beside what every plan takes is left out, and nothing else: the answers are the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Catalogue, Session
from planner.pathway import fastest
from planner.pathway.beside import beside_needed
from planner.pathway.destinations import destinations
from planner.pathway.problem import CORE, Problem, problem
from planner.pathway.reach import Clock, Reach, earliest, useful
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.test_destinations import many_trades
from tests.reference.problems import random_problem

# Eight weeks are left for what takes six: it is held from the third week on, whenever it begins.
DEADLINE = date(2027, 3, 8)
LONG = Session("LONG", "s", hours_per_week=30)


def found(*parts: Any, asked: Any = None, hours: float = 40, deadline: date = DEADLINE) -> Reach | None:
    """Return what is in reach of a client for whom `LONG` takes 180 hours of the weeks until a deadline."""
    target = a_trade(requires=asked or {"all": [{"credential": "LONG"}, {"credential": "MORE"}]})
    wishes = Preferences(START, deadline, weekly_hours=(WeeklyHours(START, hours),))
    catalogue = a_catalogue(target, an_activity("LONG", hours=180), LONG, *parts)
    return _beside(problem(a_case(client=a_client(), preferences=wishes), catalogue))


def _beside(posed: Problem) -> Reach | None:
    supply = earliest(posed.candidates, posed.trees, Clock(posed.evidence, posed.candidates, firm=True))
    return beside_needed(posed, True, supply)


def starts(reached: Reach | None, code: str) -> list[int]:
    """Return the days on which an activity may still begin."""
    assert reached is not None
    return [start for candidate in reached.offers.get(code, ()) for start, _ in candidate.options]


def more(hours: float, pace: float, **changes: Any) -> tuple[Any, ...]:
    return an_activity("MORE", hours=hours, **changes), Session("MORE", "s", hours_per_week=pace)


def test_what_exceeds_the_hours_begins_on_no_day_on_which_the_other_is_held() -> None:
    assert starts(found(*more(11, 11)), "MORE") == [0, 7, 42, 49]
    assert starts(found(*more(10, 10)), "MORE") == [0, 7, 14, 21, 28, 35, 42, 49]


def test_what_is_needed_keeps_its_own_hours() -> None:
    assert starts(found(*more(10, 10)), "LONG") == [0, 7, 14]


def test_two_that_do_not_fit_beside_each_other_are_never_taken() -> None:
    assert found(*more(180, 30)) is None
    assert found(*more(180, 30), hours=60) is not None


def test_what_is_needed_bars_what_it_excludes() -> None:
    assert found(*more(10, 10, excludes=("LONG",))) is None
    other = an_activity("OTHER", hours=10, excludes=("LONG",))
    either = {"all": [{"credential": "LONG"}, {"any": [{"credential": "MORE"}, {"credential": "OTHER"}]}]}
    assert starts(found(*more(10, 10), other, asked=either), "OTHER") == []


def test_nothing_is_needed_where_two_activities_will_do() -> None:
    either = {"any": [{"credential": "LONG"}, {"credential": "MORE"}]}
    assert len(starts(found(*more(11, 11), asked=either), "MORE")) == 8


def test_what_a_needed_step_asks_is_needed_before_it_begins() -> None:
    first = an_activity("FIRST", hours=10)
    parts = (*more(10, 10, requires={"credential": "FIRST"}), first, Session("FIRST", "s", hours_per_week=10))
    reached = found(*parts, asked={"credential": "MORE"})
    assert starts(reached, "FIRST") == [0, 7, 14, 21, 28, 35, 42]
    assert starts(reached, "MORE") == [7, 14, 21, 28, 35, 42, 49]


def everything(
    posed: Problem, firm: bool, supply: Any, check: Callable[[], None] = lambda: None
) -> Reach | None:
    """Return all that is in reach, whatever must be taken."""
    first = Clock(posed.evidence, posed.candidates, firm).first(posed.target, supply)
    return Reach(useful(posed, posed.candidates, posed.scopes[CORE].seeds, supply), first, supply)


def tight(case: Case) -> Case:
    """Return the case with few hours and little time."""
    wishes = case.preferences
    hours = tuple(replace(week, hours=min(week.hours, 20)) for week in wishes.weekly_hours)
    return replace(case, preferences=replace(wishes, weekly_hours=hours))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 52))
def test_leaving_out_what_has_no_room_changes_no_destination(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, drawn = random_problem(seed)
    catalogue: Catalogue = many_trades(drawn)
    with_it = destinations(tight(case), catalogue)
    monkeypatch.setattr(fastest, "beside_needed", everything)
    assert destinations(tight(case), catalogue) == with_it
