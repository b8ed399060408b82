"""What replaces what: a smaller code takes another’s place only where nothing asked tells them apart."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Case
from planner.catalogue import Activity, Grants, Session
from planner.client import Job
from planner.pathway.dominance import undominated
from planner.pathway.problem import problem
from planner.pathway.reach import reach
from planner.pathway.solver import Solver
from planner.requirement import requirement_from
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity

LATER = START + timedelta(weeks=2)
JOB = {"job": Job(35, 50_000)}


def way(code: str, *granted: str, **changes: Any) -> Activity:
    """Return a way of 60 hours to what the target asks."""
    return an_activity(code, None, Grants(granted or ("G",)), **{"hours": 60, **changes})


def group(activity: str, code: str = "s", start: date = START, **changes: Any) -> Session:
    return Session(
        activity, code, start, entry="dated", **{"hours_per_week": 10, "mode": "evening", **changes}
    )


def offers(*parts: Activity | Session, asked: Any = None, case: Case | None = None) -> list[tuple[str, str]]:
    """Return the sessions that stay on offer on the way to the credential G, or to what is asked."""
    trade = a_trade(requires=asked or {"credential": "G"})
    posed = problem(case or a_case(client=a_client(region="17")), a_catalogue(trade, *parts))
    scope = posed.scopes["core"]
    found = undominated(posed, scope, reach(posed, scope, firm=True), True, Solver().check).offers
    return sorted((code, candidate.session) for code, kept in found.items() for candidate in kept)


def codes(*parts: Activity | Session, **changes: Any) -> list[str]:
    return sorted({code for code, _ in offers(*parts, **changes)})


def worker(**changes: Any) -> Case:
    return a_case(client=a_client(region="17", **JOB, **changes))


GIVES_BOTH = {"all": [{"credential": "G"}, {"credential": "H"}]}


def test_what_gives_less_of_what_is_asked_replaces_nothing() -> None:
    assert codes(way("A"), way("B", "G", "H"), asked=GIVES_BOTH) == ["A", "B"]
    assert codes(way("A", "G", "H"), way("B"), asked=GIVES_BOTH) == ["A"]


def test_what_excludes_more_replaces_nothing() -> None:
    other = way("X", "H")
    assert codes(way("A", excludes=("X",)), way("B"), other, asked=GIVES_BOTH) == ["A", "B", "X"]
    assert codes(way("A"), way("B", excludes=("X",)), other, asked=GIVES_BOTH) == ["A", "X"]


def test_what_is_harder_to_enter_replaces_nothing() -> None:
    entry, opener = requirement_from({"credential": "H"}), way("O", "H", hours=0)
    hard, easy = replace(way("A"), requires=entry), replace(way("B"), requires=entry)
    assert codes(hard, way("B"), opener) == ["A", "B", "O"]
    assert codes(way("A"), easy, opener) == ["A", "O"]


@pytest.mark.parametrize(
    ("better", "worse", "case"),
    [
        ({"region": "17"}, {"region": "04"}, None),
        ({"mode": "evening"}, {"mode": "day"}, None),
        ({"mode": "evening"}, {"mode": "workplace"}, worker()),
        ({"cost_cents": 0}, {"cost_cents": 1}, None),
        ({"hours_per_week": 10, "end": LATER}, {"hours_per_week": 11, "end": LATER}, None),
        ({"end": LATER}, {"end": LATER + timedelta(weeks=1)}, None),
    ],
    ids=["nearer", "not by day", "not at the workplace", "cheaper", "lighter", "shorter"],
)
def test_a_worse_group_replaces_nothing_and_goes_for_a_better_one(
    better: dict[str, Any], worse: dict[str, Any], case: Case | None
) -> None:
    ways = (way("A"), way("B"))
    assert codes(*ways, group("A", **worse), group("B", **better), case=case) == ["A", "B"]
    assert codes(*ways, group("A", **better), group("B", **worse), case=case) == ["A"]
    one = (way("A"), group("A", "s1", **worse), group("A", "s2", **better))
    assert [session for _, session in offers(*one, case=case)] == ["s1", "s2"]
    other = (way("A"), group("A", "s1", **better), group("A", "s2", **worse))
    assert [session for _, session in offers(*other, case=case)] == ["s1"]


def test_who_is_paid_replaces_nothing_and_is_replaced_by_nothing() -> None:
    pay = {"pay_cents_per_week": 100}
    ways = (way("A"), way("B"))
    assert codes(*ways, group("A"), group("B", **pay)) == ["A", "B"]
    assert codes(*ways, group("A", **pay), group("B")) == ["A", "B"]
    sessions = (group("A", "s1"), group("A", "s2", **pay))
    assert [session for _, session in offers(way("A"), *sessions)] == ["s1", "s2"]


def test_where_a_paid_step_makes_up_for_lost_pay_who_leaves_the_job_keeps_the_day() -> None:
    days = (group("A", "s1", mode="day"), group("A", "s2", mode="day", end=START + timedelta(weeks=9)))
    place = (way("P", "H", kind="job"), group("P", mode="workplace", pay_cents_per_week=60_000))
    paid = offers(way("A"), *days, *place, asked=GIVES_BOTH, case=worker())
    assert paid == [("A", "s1"), ("A", "s2"), ("P", "s")]
    unpaid = (way("P", "H", kind="job"), group("P", mode="workplace"))
    assert offers(way("A"), *days, *unpaid, asked=GIVES_BOTH, case=worker()) == [("A", "s1"), ("P", "s")]


def test_a_pinned_way_stays() -> None:
    case = a_case()
    pinned = replace(case, preferences=replace(case.preferences, pinned=("B",)))
    assert codes(way("A"), way("B"), case=pinned) == ["A", "B"]


def test_months_of_work_stay_for_they_add_up() -> None:
    working = [
        an_activity(code, None, Grants(experience={"72100": 6}), hours=60, kind="job") for code in ("A", "B")
    ]
    assert codes(*working, asked={"experience": "72100", "months": 12}) == ["A", "B"]


def test_where_time_alone_helps_a_longer_way_stays() -> None:
    grown = {"all": [{"credential": "G"}, {"age": 18}]}
    case = a_case(client=a_client(birth_date=date(2009, 3, 1)))
    assert codes(way("A"), way("B", hours=300), asked=grown, case=case) == ["A", "B"]
