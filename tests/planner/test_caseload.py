"""What a caseload amounts to: counted by answers, by counsellor and over a period."""

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.caseload import (
    ALWAYS,
    MONTH,
    YEAR,
    Aim,
    Alike,
    Begun,
    Caseload,
    Ended,
    Opened,
    Over,
    aimed,
    counted,
    loads,
    period,
    rounded,
    turnover,
    with_aside,
)
from planner.catalogue import Session
from planner.dates import Period
from tests.builders import a_catalogue, an_activity

MAY = date(2026, 5, 1)


def alike(responsible: str = "Ada", cases: int = 1, **changes: object) -> Alike:
    """Return cases without a plan of one counsellor."""
    facts: dict[str, object] = {
        "kind": "upgrading", "state": "no_plan", "due": "nothing_due", "review": "no_day",
        "income": "unknown", "aside": False,
    }  # fmt: skip
    return Alike(responsible=responsible, cases=cases, **{**facts, **changes})  # type: ignore[arg-type]


def test_answers_are_counted_in_their_order_and_unforeseen_ones_last() -> None:
    found = Caseload((alike(cases=3), alike(state="running", due="late", income="odd", aside=True)))
    assert [*counted(found, "state").values()] == [3, 0, 0, 1, 0]
    assert counted(found, "due") == {"late": 1, "soon": 0, "later": 0, "no_day": 0}
    assert [*counted(found, "income").items()][-1] == ("odd", 1)
    assert (found.cases, with_aside(found)) == (4, 1)


def test_own_cases_are_those_of_a_counsellor_and_of_nobody() -> None:
    parts = (alike("Ada"), alike("Zoé", 5), alike("", 2))
    found = Caseload(parts, (Aim("Zoé", "1", 1), Aim("", "2", 4)), opened=(Opened("Ada", 1),))
    own = found.of("Ada")
    assert own.cases == 3 and aimed(own) == {"2": 4} and own.opened == (Opened("Ada", 1),)


def test_each_counsellor_has_a_line_and_nobody_the_last() -> None:
    found = loads(
        Caseload((alike(""), alike("zoé"), alike("Ada", 4, due="late"), alike("Ada", review="soon")))
    )
    assert [load.name for load in found] == ["Ada", "zoé", ""]
    assert (found[0].cases, found[0].late, found[0].soon, found[0].reviews) == (5, 4, 0, 1)


def test_trades_stand_by_how_often_they_are_aimed_at() -> None:
    assert [*aimed(Caseload(aims=(Aim("a", "2", 1), Aim("b", "1", 2), Aim("c", "2", 4))))] == ["2", "1"]


@pytest.mark.parametrize(
    ("name", "day", "first", "after"),
    [
        (MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2027, 1, 1)),
        (MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 3, 1)),
        (YEAR, date(2026, 3, 31), date(2025, 4, 1), date(2026, 4, 1)),
        (YEAR, date(2026, 4, 1), date(2026, 4, 1), date(2027, 4, 1)),
        (ALWAYS, date(2026, 4, 1), date.min, date.max),
    ],
)
def test_a_period_holds_the_day(name: str, day: date, first: date, after: date) -> None:
    assert period(name, day) == Period(first, after)


def test_fees_are_those_agreed_else_those_of_the_catalogue_and_a_program_without_any_is_told() -> None:
    catalogue = a_catalogue(
        an_activity("A", cost_cents=100, kind="fga"),
        Session("A", "s", cost_cents=20),
        an_activity("D", kind="dep"),
    )
    begun = (Begun("", "A", "s", 3, 5_000, 2), Begun("", "D", "", 4, 0, 3), Begun("", "gone", "", 1, 0, 1))
    found = turnover(Caseload(begun=begun), period(MONTH, MAY), catalogue)
    assert (found.begun, found.cents, found.unstated) == (8, 5_240, 4)


def test_what_ended_is_counted_in_its_period_only() -> None:
    last, after = date(2026, 5, 31), date(2026, 6, 1)
    ended = (Ended("", MAY, last, True, 2), Ended("", None, last, False, 1), Ended("", MAY, after, True, 9))
    over = (Over("", "finished", 4), Over("x", "finished", 1), Over("", "failed", 2))
    found = turnover(
        Caseload(ended=ended, over=over, opened=(Opened("", 7),)), period(MONTH, MAY), a_catalogue()
    )
    assert (found.ended, found.passed, found.days) == (3, 2, 30)
    assert (found.finished, found.failed, found.opened) == (5, 2, 7)


def test_nothing_ended_has_no_median() -> None:
    assert turnover(Caseload(), period(ALWAYS, MAY), a_catalogue()).days is None


@given(some.lists(some.tuples(some.integers(0, 60), some.integers(1, 4)), min_size=1))
def test_the_median_is_that_of_the_cases_one_by_one(lasted: list[tuple[int, int]]) -> None:
    ended = tuple(Ended("", MAY, MAY + timedelta(days), True, cases) for days, cases in lasted)
    each = [days for days, cases in lasted for _ in range(cases)]
    assert turnover(Caseload(ended=ended), period(ALWAYS, MAY), a_catalogue()).days == median(each)


def test_rounding_hides_the_difference_of_one_person() -> None:
    assert [rounded(n) for n in (0, 1, 2, 3, 7, 8, 100)] == [0, 0, 0, 5, 5, 10, 100]
