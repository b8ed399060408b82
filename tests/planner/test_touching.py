"""What of a changed catalogue touches a plan, and how that is said."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Target
from planner.catalogue import (
    Activity,
    Catalogue,
    Competency,
    Measure,
    Outlook,
    Session,
    SkillNeed,
    Wage,
)
from planner.column_words import OF_PLANS
from planner.dates import Period
from planner.drift import Turn, turns
from planner.plan import Plan, Step
from planner.requirement import Subject
from planner.text import Text
from planner.touching import MATTERING, funded_before, looked_at, mattering, touched
from planner.touching_words import change_words, changes_words
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
    assert set(OF_PLANS) == set().union(*MATTERING.values())
    french, english = Words("fr"), Words("en")
    same = {name for name, said in OF_PLANS.items() if french._(said) == english._(said)}
    assert same <= {"conditions", "importance", "mode"}


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


SHORT, LONG = (Competency("DEP", "1", Text("Lire", "Read"), hours=hours) for hours in (20, 40))
RECOGNISED = a_case(plan=Plan((Step("s1", "DEP~RAC", "est30", *DAYS),)))


def test_a_recognition_rests_on_its_programme_and_on_each_competency() -> None:
    before = replace(SMALL, competencies=(SHORT,))
    longer = replace(SMALL.activities["DEP"], hours=950)
    after = replace(SMALL, activities={**SMALL.activities, "DEP": longer}, competencies=(LONG,))
    found = touched(RECOGNISED, turns(before, after))
    assert [(c.turn.table, c.step) for c in found] == [("activities", "s1"), ("competencies", "s1")]
    assert [c.turn.table for c in touched(CASE, turns(before, after))] == ["activities"]
    for other in (SMALL, replace(SMALL, competencies=(SHORT, replace(LONG, code="2")))):
        assert [c.turn.table for c in touched(RECOGNISED, turns(before, other))] == ["competencies"]


@pytest.mark.parametrize(
    ("region", "other", "expected"),
    [("06", "72100", 1), ("QC", "72100", 1), ("17", "72100", 0), ("06", "62010", 0)],
)
def test_a_plan_rests_on_the_outlook_and_wages_of_its_target_where_the_client_lives(
    region: str, other: str, expected: int
) -> None:
    case = replace(CASE, client=replace(CASE.client, region="06"))
    good, bad = (Outlook(other, region, "cops", value, vintage="2024") for value in ("shortage", "surplus"))
    low, high = (Wage(other, region, cents, period="2021") for cents in (1600, 2400))
    before = replace(SMALL, outlooks=(good,), wages=(low,))
    found = touched(case, turns(before, replace(SMALL, outlooks=(bad,), wages=(high,))))
    assert [c.turn.table for c in found] == ["outlook", "wages"][: 2 * expected]
    assert len(touched(case, turns(SMALL, before))) == 2 * expected
    titled = replace(before, outlooks=(replace(good, title=Text("Pénurie", "Shortage")),))
    assert touched(case, turns(before, titled)) == ()


def test_a_plan_rests_on_the_measures_that_its_funding_speaks_of() -> None:
    certain = Measure("MFOR", conditions=Subject("math", 3), amount=Text("100 $", "$100"))
    never = Measure("OTHER", conditions=Subject("math", 5))
    before = replace(SMALL, measures=(certain, never))
    richer = replace(before, measures=(replace(certain, amount=Text("90 $", "$90")), never))
    poorer = replace(before, measures=(certain, replace(never, amount=Text("1 $", "$1"))))
    assert len(of_funding(before, richer)) == 1 and of_funding(before, poorer) == []
    assert of_funding(before, SMALL) == of_funding(SMALL, before) == [("MFOR",)]
    assert touched(CASE, turns(before, richer)) == ()


def of_funding(before: Catalogue, after: Catalogue) -> list[tuple[str, ...]]:
    """Return the measures beneath a plan, known before, or put back from what changed."""
    found = turns(before, after)
    assert touched(CASE, found, funded_before(after, found), after) == touched(CASE, found, before, after)
    return [change.turn.key for change in touched(CASE, found, before, after)]


def test_each_row_says_what_it_is_of() -> None:
    even = Outlook("72100", "CA", "cops", "balance", horizon="2024-2033")
    before = replace(
        SMALL,
        competencies=(SHORT,),
        measures=(Measure("MFOR", Text("Formation", "Training"), Subject("math", 3)),),
        outlooks=(even,),
        wages=(Wage("72100", "QC", 1600, period="2021"),),
    )
    after = replace(
        before,
        competencies=(LONG,),
        measures=(),
        outlooks=(replace(even, value="surplus", title=Text("Surplus", "Surplus")),),
        wages=(Wage("72100", "QC", 1700, period="2021"),),
    )
    found, words = touched(RECOGNISED, turns(before, after), before, after), Words("en")
    assert [change_words(change, words, SMALL) for change in found] == [
        "Activity DEP, competency “Read”: hours 20 → 40",
        "the measure “Training” is gone",
        "the outlook of Trade 72100, Canada 2024-2033: In balance → Surplus",
        "the wages of Trade 72100, Québec 2021: low wage $16 → $17",
    ]
    french = [change_words(change, Words("fr"), SMALL) for change in found]
    assert french[0] == "Activité DEP, compétence «\u00a0Lire\u00a0»\u00a0: heures 20 → 40"
    assert french[1].startswith("la mesure «\u00a0Formation\u00a0»")


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
