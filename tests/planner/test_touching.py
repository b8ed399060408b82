"""What of a changed catalogue touches a plan, and how that is said."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Target
from planner.catalogue import Activity, Catalogue, Session, SkillNeed
from planner.dates import Period
from planner.drift import Turn, turns
from planner.plan import Plan, Step
from planner.touching import MATTERING, looked_at, mattering, touched
from planner.touching_words import COLUMNS, change_words, changes_words
from planner.words import Words
from tests.builders import a_case, a_small_catalogue

SMALL = a_small_catalogue()
EVENING, AUTUMN = SMALL.sessions
DAYS = date(2027, 8, 30), date(2028, 3, 27)
STEP = Step("s1", "DEP", "autumn", *DAYS)
CASE = a_case(plan=Plan((STEP, Step("s2", "MAT4", "evening", date(2027, 1, 11), date(2027, 5, 3)))))
# What a counsellor reads of a row, but no plan rests on.
SHOWN_ONLY = {
    "activities": {"code", "kind", "title", "sector", "trades", "version", "provenance", "retired"},
    "sessions": {"activity", "code", "provenance", "retired"},
}


def of(after: Catalogue, case: Any = CASE) -> list[tuple[str, str]]:
    """Return the table and step of each change beneath a plan."""
    return [(change.turn.table, change.step) for change in touched(case, turns(SMALL, after))]


@pytest.mark.parametrize(("table", "kind"), [("activities", Activity), ("sessions", Session)])
def test_every_field_of_a_row_either_matters_to_plans_or_is_only_shown(table: str, kind: type) -> None:
    named = {field.name for field in fields(kind)}
    assert named == (MATTERING[table] - {"verified"}) | SHOWN_ONLY[table]


def test_every_value_that_matters_has_a_name_in_both_languages() -> None:
    assert set(COLUMNS) == set().union(*MATTERING.values())
    french, english = Words("fr"), Words("en")
    same = {name for name, said in COLUMNS.items() if french._(said) == english._(said)}
    assert same <= {"importance", "mode"}


def test_each_step_is_touched_by_its_own_rows_and_the_activities_come_first() -> None:
    longer = replace(SMALL.activities["DEP"], hours=950)
    after = replace(
        SMALL,
        activities={**SMALL.activities, "DEP": longer},
        sessions=(EVENING, replace(AUTUMN, seats=0)),
        closures=(Period(date(2027, 4, 1), date(2027, 4, 8)), Period(date(2035, 1, 1), date(2035, 1, 8))),
    )
    assert of(after) == [("activities", "s1"), ("sessions", "s1"), ("closures", "s2")]


def test_a_closure_next_to_a_step_does_not_touch_it() -> None:
    start, end = DAYS
    week = timedelta(days=7)
    beside = (Period(start - week, start), Period(end, end + week))
    assert of(replace(SMALL, closures=beside)) == []
    within = (Period(start - week, start + timedelta(days=1)), Period(end - timedelta(days=1), end + week))
    assert of(replace(SMALL, closures=within)) == [("closures", "s1")] * 2


def test_the_target_is_touched_by_what_its_trade_asks_at_the_case_s_own_threshold() -> None:
    harder = replace(SMALL.trades["72100"], skills=(SkillNeed("S1", 5, 3),))
    after = replace(SMALL, trades={"72100": harder})
    assert of(after) == [("trade_skills", "")]
    before = replace(SMALL, trades={"72100": replace(harder, skills=(SkillNeed("S1", 4, 3),))})
    found = turns(before, after)
    assert touched(CASE, found) == ()
    assert len(touched(replace(CASE, target=Target("72100", 3)), found)) == 1


def test_a_look_is_an_edit_of_the_plan_alone() -> None:
    seen = looked_at(CASE, 5)
    assert seen.plan.catalogue_version == 5
    assert replace(seen, plan=CASE.plan) == CASE


def test_new_rows_matter_only_where_they_bind_every_plan() -> None:
    new = [Turn("sessions", ("DEP", "x"), None, replace(AUTUMN, code="x"))]
    assert mattering(new) == ()
    closed = Turn(
        "closures", ("2027-10-04", "2027-10-05"), None, Period(date(2027, 10, 4), date(2027, 10, 5))
    )
    assert mattering([*new, closed]) == (closed,)


def test_a_change_says_its_row_and_both_values() -> None:
    after = replace(
        SMALL,
        sessions=(replace(EVENING, mode="online"), AUTUMN),
        trades={"72100": replace(SMALL.trades["72100"], skills=(SkillNeed("S1", 4, 4),))},
    )
    found, words = touched(CASE, turns(SMALL, after)), Words("en")
    assert [change_words(change, words, SMALL) for change in found] == [
        "Activity MAT4, session evening: mode in the evening → online",
        "Measure (Trade 72100): level 3 → 4",
    ]
    assert changes_words((*found, *found), words, SMALL).count(";") == 1


def test_a_tree_that_differs_is_said_to_have_changed() -> None:
    opened = replace(SMALL.activities["DEP"], requires=SMALL.activities["MAT4"].requires)
    after = replace(SMALL, activities={**SMALL.activities, "DEP": opened})
    (change,) = touched(CASE, turns(SMALL, after))
    assert change_words(change, Words("en"), SMALL) == "Activity DEP: what it requires changed"
    assert "modifié" in change_words(change, Words("fr"), SMALL)
