"""Where time alone is missing: the later start that opens the target, and what is met from when on."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Preferences
from planner.catalogue import Session
from planner.client import Client, PastActivity
from planner.pathway.result import Blocked
from planner.why_not_words import why_not_sentences
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import a_search

WISHES = Preferences(START, date(2029, 12, 31))
GIVEN = an_activity("A", hours=30)
PAST = Session("A", "s", date(2020, 1, 6), date(2020, 1, 13), "dated", hours_per_week=30)
NOW = Session("A", "s", START, date(2027, 1, 18), "dated", hours_per_week=30)
HELD = ("A",)
# The day of a failure is the last day, the one before its end.
FAILED = PastActivity("T", end=date(2026, 3, 1), status="failed")
AGAIN = {"since_failed": "T", "months": 12}


def blocked(client: Client, condition: dict[str, object], session: Session) -> Blocked:
    trade = a_trade(requires={"all": [{"credential": "A"}, condition]})
    case = a_case(client=client, preferences=WISHES)
    return a_search(case, trade, GIVEN, an_activity("T", hours=30), session, _gone("T")).why_not[0]


def _gone(code: str) -> Session:
    return Session(code, "s", date(2020, 1, 6), date(2020, 1, 13), "dated", hours_per_week=30)


@pytest.mark.parametrize(
    ("client", "condition", "day"),
    [
        (a_client(credentials=HELD, birth_date=date(2009, 2, 15)), {"age": 18}, date(2027, 2, 15)),
        (
            a_client(credentials=HELD, left_school=date(2026, 12, 1)),
            {"out_of_school_months": 6},
            date(2027, 6, 1),
        ),
        (a_client(credentials=HELD, activities=(FAILED,)), AGAIN, date(2027, 2, 28)),
        (
            a_client(credentials=HELD, activities=(FAILED, replace(FAILED, end=date(2026, 7, 15)))),
            AGAIN,
            date(2027, 7, 14),
        ),
    ],
)
def test_a_later_start_is_offered_on_the_very_day_that_time_alone_is_enough(
    client: Client, condition: dict[str, object], day: date
) -> None:
    found = blocked(client, condition, PAST)
    assert [dict(row) for row in found.blocking] == [{"constraint": "start", "value": START}]
    (change,) = found.relaxations
    assert (change["constraint"], change["to"], change["finish"]) == ("start", day, day)


@pytest.mark.parametrize(
    ("failed", "deadline", "starts"),
    [
        (FAILED, date(2027, 2, 28), [date(2027, 2, 28)]),
        (FAILED, date(2027, 2, 27), []),
        (replace(FAILED, end=None), date(2027, 2, 28), []),
    ],
)
def test_a_start_after_the_deadline_or_on_a_day_that_nobody_knows_is_not_offered(
    failed: PastActivity, deadline: date, starts: list[date]
) -> None:
    client, wishes = a_client(activities=(failed,)), Preferences(START, deadline)
    trade, gone = a_trade(requires=AGAIN), an_activity("T", {"any": []})
    found = a_search(a_case(client=client, preferences=wishes), trade, gone).why_not[0]
    assert [row["to"] for row in found.relaxations if row["constraint"] == "start"] == starts


def test_a_test_taken_again_after_a_year_asks_for_a_later_deadline_not_for_a_later_start() -> None:
    client = a_client(activities=(replace(FAILED, end=date(2026, 11, 2)),))
    case = a_case(client=client, preferences=Preferences(START, date(2027, 6, 30)))
    again = an_activity("T", AGAIN, kind="test")
    found = a_search(case, a_trade(requires={"credential": "T"}), again, Session("T", "s")).why_not[0]
    assert [row["constraint"] for row in found.blocking] == ["deadline"]
    (change,) = found.relaxations
    # The first Monday a year after; a group that is always open is entered before the deadline only.
    assert (change["constraint"], change["finish"]) == ("deadline", date(2027, 11, 1))
    assert change["to"] == date(2027, 11, 2)


def test_where_a_group_ends_before_an_age_is_reached_only_the_age_blocks_with_its_day() -> None:
    found = blocked(a_client(birth_date=date(2009, 2, 15)), {"age": 18}, NOW)
    (row,) = found.blocking
    assert row["value"] == {"age": 18}
    assert [late["since"] for late in row["late"]] == [date(2027, 2, 15)]


@pytest.mark.parametrize(
    ("language", "told", "wrong"),
    [
        ("en", "met from Feb 15, 2027 on, but nothing entered ends as late", "start earlier"),
        ("fr", "mais rien de ce qui est saisi ne finit aussi tard", "commencez plus tôt"),
    ],
)
def test_nobody_is_told_to_start_earlier_for_an_age(language: str, told: str, wrong: str) -> None:
    found = blocked(a_client(birth_date=date(2009, 2, 15)), {"age": 18}, NOW)
    said = " ".join(why_not_sentences(found, Words(language), a_catalogue(GIVEN)))
    assert told in said
    assert wrong not in said


def test_a_chain_that_the_groups_end_too_soon_for_is_told_with_both_days() -> None:
    last = an_activity("B", {"credential": "A"}, hours=30)
    goal = an_activity("C", {"credential": "B"}, hours=30)
    trade = a_trade(requires={"credential": "C"})
    dated = [Session(code, "s", START, date(2027, 1, 18), "dated", hours_per_week=30) for code in "ABC"]
    (row,) = a_search(a_case(preferences=WISHES), trade, GIVEN, last, goal, *dated).why_not[0].blocking
    assert (row["value"], row["asked"]) == ({"credential": "B"}, {"credential": "C"})
    assert [dict(late) for late in row["late"]] == [
        {"activity": "B", "opens": date(2027, 1, 18), "last": START}
    ]
