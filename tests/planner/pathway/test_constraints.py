"""What blocks is named by its true cause, and changes are offered whatever number it takes."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Activity, Session
from planner.pathway.problem import problem
from planner.pathway.result import Blocked
from planner.pathway.search import search
from planner.supposition import can_relax, relaxed
from planner.why_not_words import why_not_sentences
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched

EARLIER, DEADLINE = date(2026, 12, 7), date(2029, 12, 31)
TARGET = a_trade(requires={"credential": "A"})
GIVEN = an_activity("A", hours=30)


def blocked(case: Case, *parts: Any) -> Blocked:
    return next(b for b in searched(case, a_catalogue(*parts)).why_not if b.profile == "fastest")


def wishing(**changes: Any) -> Case:
    return a_case(preferences=Preferences(START, DEADLINE, **changes))


def two_limits() -> tuple[Case, tuple[Any, ...]]:
    """Return a case in which each of two limits blocks by itself."""
    parts = (
        a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]}),
        GIVEN,
        an_activity("B", hours=30),
        Session("A", "s", region="06", language="fr"),
        Session("B", "s", region="16", language="en"),
    )
    return wishing(regions=("16",), languages=("fr",)), parts


def test_two_limits_that_each_block_are_changed_together() -> None:
    case, parts = two_limits()
    found = blocked(case, *parts)
    (change,) = found.relaxations
    assert [row["constraint"] for row in found.blocking] == ["languages"]
    assert (change["constraint"], change["finish"]) == ("together", date(2027, 1, 25))
    assert change["from"] == {"regions": ("16",), "languages": ("fr",)}
    assert change["to"] == {"regions": ("06", "16"), "languages": ("en", "fr")}


def test_changes_that_belong_together_are_applied_and_said_together() -> None:
    case, parts = two_limits()
    found = blocked(case, *parts)
    (change,) = found.relaxations
    assert can_relax(change)
    assert fastest(searched(relaxed(case, change), a_catalogue(*parts))) is not None
    said = why_not_sentences(found, Words("en"), a_catalogue(*parts), START)[-1]
    assert said.startswith("→ Together, ") and "English" in said and "Lanaudière" not in said


def test_three_limits_that_each_block_are_changed_together() -> None:
    case = wishing(regions=("16",), languages=("fr",), modes=("online",))
    session = Session("A", "s", region="06", language="en", mode="day")
    (change,) = blocked(case, TARGET, GIVEN, session).relaxations
    assert set(change["to"]) == {"regions", "languages", "modes"}


def test_a_pathway_on_condition_does_not_hide_the_firm_ones() -> None:
    opened = an_activity("A", {"declared": "x"}, hours=30)
    sure = an_activity("B", hours=30)
    trade = a_trade(requires={"any": [{"credential": "A"}, {"credential": "B"}]})
    sessions = Session("A", "s", region="16"), Session("B", "s", region="06")
    found = blocked(wishing(regions=("16",)), trade, opened, sure, *sessions)
    assert [row["constraint"] for row in found.blocking] == ["conditional", "regions"]
    assert [row["constraint"] for row in found.relaxations] == ["conditional", "regions"]


def only(session: Session, *others: Activity) -> Blocked:
    return blocked(wishing(), TARGET, GIVEN, session, *others)


def test_what_begins_before_the_start_asks_for_an_earlier_one() -> None:
    found = only(Session("A", "s", EARLIER, entry="dated", hours_per_week=10))
    assert found.blocking == ({"constraint": "start", "value": START},)
    (change,) = found.relaxations
    assert (change["constraint"], change["to"], change["finish"]) == ("start", EARLIER, date(2026, 12, 28))


def test_the_latest_start_that_opens_a_pathway_is_offered() -> None:
    sessions = (Session("A", c, d, entry="dated") for c, d in (("o", date(2026, 9, 7)), ("n", EARLIER)))
    (change,) = blocked(wishing(), TARGET, GIVEN, *sessions).relaxations
    assert change["to"] == EARLIER


def test_a_last_day_to_apply_that_is_past_is_named_and_an_earlier_start_offered() -> None:
    past = date(2027, 1, 8)
    found = only(Session("A", "s", date(2027, 2, 1), entry="dated", apply_by=past))
    assert found.blocking == ({"constraint": "apply_by", "value": ({"activity": "A", "apply_by": past},)},)
    assert [(row["constraint"], row["to"]) for row in found.relaxations] == [("start", past)]


def test_a_full_group_is_named_and_nothing_offered() -> None:
    found = only(Session("A", "s", seats=0))
    assert found.blocking == ({"constraint": "seats", "value": ({"activity": "A", "session": "s"},)},)
    assert found.relaxations == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The group is full: Activity A (s)."),
        ("fr", "Le groupe est complet\u00a0: Activité A (s)."),
    ],
)
def test_a_fact_that_blocks_is_said(language: str, said: str) -> None:
    found = only(Session("A", "s", seats=0))
    catalogue = a_catalogue(TARGET, GIVEN)
    assert said in " ".join(why_not_sentences(found, Words(language), catalogue, START))


def asking(session: Session, today: date) -> Blocked:
    catalogue = a_catalogue(TARGET, GIVEN, session)
    found = search(problem(wishing(), catalogue, today=today))
    return next(b for b in found.why_not if b.profile == "fastest")


def test_no_start_is_advised_before_the_day_of_the_question() -> None:
    session = Session("A", "s", EARLIER, entry="dated", hours_per_week=10)
    (change,) = asking(session, EARLIER).relaxations
    assert change["to"] == EARLIER
    assert asking(session, EARLIER + timedelta(days=1)).relaxations == ()


def test_a_last_day_to_apply_before_the_day_of_the_question_opens_nothing() -> None:
    past = date(2027, 1, 8)
    session = Session("A", "s", date(2027, 2, 1), entry="dated", apply_by=past)
    assert asking(session, past).relaxations != ()
    late = asking(session, START)
    assert late.blocking[0]["constraint"] == "apply_by" and late.relaxations == ()


def test_the_hours_that_hold_without_being_stated_are_named() -> None:
    found = only(Session("A", "s", date(2027, 2, 1), entry="dated", hours_per_week=45))
    assert found.blocking == ({"constraint": "weekly_hours", "value": [{"from": START, "hours": 40.0}]},)
    (change,) = found.relaxations
    assert (change["constraint"], change["to"]) == ("weekly_hours", [{"from": START, "hours": 45.0}])
    case = relaxed(wishing(), change)
    assert (
        fastest(searched(case, a_catalogue(TARGET, GIVEN, Session("A", "s", hours_per_week=45)))) is not None
    )


def test_the_deadline_that_holds_without_being_stated_is_named() -> None:
    found = blocked(a_case(preferences=Preferences(START)), TARGET, an_activity("A", hours=9000))
    assert found.blocking == ({"constraint": "deadline", "value": date(2032, 1, 11)},)
    (change,) = found.relaxations
    assert (change["constraint"], change["to"]) == ("deadline", change["finish"])
    assert change["to"] > date(2032, 1, 11)


def test_a_limit_and_the_unknown_that_block_together_are_changed_together() -> None:
    opened, wishes = (
        an_activity("A", {"declared": "x"}, hours=30),
        wishing(weekly_hours=(WeeklyHours(START, 12),)),
    )
    catalogue = a_catalogue(TARGET, opened, Session("A", "s", hours_per_week=18))
    found = blocked(wishes, TARGET, opened, Session("A", "s", hours_per_week=18))
    (change,) = found.relaxations
    assert [row["constraint"] for row in found.blocking] == ["conditional", "weekly_hours"]
    assert change["to"] == {
        "conditional": [{"declared": "x"}],
        "weekly_hours": [{"from": START, "hours": 18.0}],
    }
    assert can_relax(change) and fastest(searched(relaxed(wishes, change), catalogue)) is not None


def test_where_either_of_two_facts_is_enough_each_is_offered() -> None:
    found = blocked(wishing(), a_trade(requires={"any": [{"declared": "x"}, {"declared": "y"}]}))
    (row,) = found.blocking
    (tree,) = row["value"]
    assert sorted(one["declared"] for one in tree["any"]) == ["x", "y"]
    assert sorted(change["to"][0]["declared"] for change in found.relaxations) == ["x", "y"]


def test_where_both_of_two_facts_are_needed_they_are_one_change() -> None:
    found = blocked(wishing(), a_trade(requires={"all": [{"declared": "x"}, {"declared": "y"}]}))
    (change,) = found.relaxations
    assert sorted(tree["declared"] for tree in change["to"]) == ["x", "y"]
