"""A full-time course whose schedule nobody has stated: what is not known is never said as a fact."""

from dataclasses import replace
from datetime import date

from planner.case import Case
from planner.formalities import formalities
from planner.report import blocks as b
from planner.report.choice import ORDINARY, Choice
from planner.report.documents import written
from planner.report.plain import plain
from tests.planner.report.stories import (
    ALTERNATIVES,
    CATALOGUE,
    OFFICE,
    RETRAINING_STEPS,
    TODAY,
    a_retraining,
    a_step,
    cells,
    found,
)

UNSAID = replace(CATALOGUE, sessions=tuple(s for s in CATALOGUE.sessions if s.activity != "5371"))
START = date(2027, 8, 30)


def plan_of(*, keep_job: bool = False) -> b.Document:
    return written(the_case(keep_job), UNSAID, OFFICE, "fr", TODAY)


def the_case(keep_job: bool = False) -> Case:
    case = a_retraining()
    steps = [s for s in RETRAINING_STEPS if s.activity != "5371" and s.formality != "written_authorization"]
    course = a_step("5371", "est30", START, 68, 30)
    plan = replace(case.plan, steps=(*steps, course))
    return replace(case, plan=plan, preferences=replace(case.preferences, keep_job=keep_job))


def text(document: b.Document) -> str:
    return plain(document).replace("\u00a0", " ")


def test_the_first_page_says_on_what_the_income_and_the_cost_depend() -> None:
    (figures,) = found(plan_of(), b.Figures)
    _, cost, income, _ = figures.figures
    assert income.value == "À confirmer" and "581\u00a0$" in income.note and "de jour" in income.note
    assert "39\u00a0508\u00a0$" in cost.note and "si le cours est de jour" in cost.note
    assert "vous gardez votre emploi" not in text(plan_of())
    assert "emploi actuel gardé," in text(plan_of())


def test_the_step_and_the_week_say_that_the_schedule_is_to_be_confirmed() -> None:
    said = text(plan_of())
    assert "| horaire à confirmer |" in said
    week = {row[0]: row[1:] for row in cells(found(plan_of(), b.Table)[-3])}
    assert week["Travail"][-1] == "35 h, si le cours n’est pas de jour"
    assert week["Total connu"][-1] == "30 h à 65 h"
    assert "Emploi actuel : à partir du 30 août 2027, gardé seulement si" in said


def test_the_pay_at_risk_has_a_row_of_its_own_that_no_total_counts() -> None:
    (table,) = (t for t in found(plan_of(), b.Table) if t.columns[0].title == "Dépense")
    rows = {row[0]: row[1] for row in cells(table)}
    risk = next(amount for label, amount in rows.items() if "si le cours est de jour" in label)
    assert risk == "environ 39 508 $" and "Total" not in rows
    assert "il dépend d’un horaire encore à confirmer" in text(plan_of())


def test_the_authorization_is_asked_for_on_its_condition() -> None:
    (step,) = (s for s in formalities(the_case(), UNSAID) if s.formality == "written_authorization")
    assert (step.title, step.due) == ("5371", date(2027, 8, 2))
    assert not [s for s in formalities(the_case(True), UNSAID) if s.formality == "written_authorization"]


def test_a_client_who_keeps_the_job_reads_that_the_two_may_not_go_together() -> None:
    said = text(plan_of(keep_job=True))
    assert "le cours ne se combine pas avec l’emploi actuel" in said
    assert "vous gardez votre emploi" not in said


def test_the_sheets_beside_the_plan_say_it_too() -> None:
    first = ALTERNATIVES[0]
    unsaid = replace(first, steps=(first.steps[0], replace(first.steps[1], session="est30")))
    for name in ("justification", "comparison"):
        document = written(the_case(), UNSAID, OFFICE, "fr", TODAY, Choice(name), (unsaid,))
        assert "si le cours est de jour" in text(document)


def test_a_known_schedule_says_nothing_of_it() -> None:
    assert "de jour :" not in text(written(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY, ORDINARY))
