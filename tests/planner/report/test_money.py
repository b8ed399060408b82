"""Money on paper: nothing shown better than it is known."""

from dataclasses import replace
from datetime import date

import pytest

from planner.client import Job
from planner.plan import Plan
from planner.report.blocks import Heading, IncomeChart, Prose, Table
from planner.report.brief import Brief
from planner.report.money_facts import cost, hours_after, money_facts, payback_weeks
from planner.report.pages.figures import cost_in_short, figures
from planner.report.pages.money import money_page
from planner.report.rich import rich
from tests.planner.report.stories import CATALOGUE, TODAY, a_brief, a_retraining, a_step, an_upgrading, even

FULL_TIME = a_step("5371", "2027", date(2027, 8, 30), 68, 30)


def test_the_fees_of_a_program_nobody_stated_are_unknown_not_nothing() -> None:
    facts = money_facts(a_brief(a_retraining()))
    assert [(e.step.activity, e.amount) for e in facts.expenses] == [("5371", None)]
    assert figures(a_brief(a_retraining()))[1].value == "À confirmer"


def test_a_cost_agreed_on_the_step_replaces_the_catalogue() -> None:
    brief = a_brief(a_retraining())
    assert cost(replace(FULL_TIME, cost_cents=0), brief) == 0
    assert cost(replace(FULL_TIME, cost_cents=45000), brief) == 45000
    assert cost(a_step("TEAM", "soir", TODAY, 15, 3), brief) == 22500


def test_lost_pay_counts_every_week_from_the_end_of_the_job() -> None:
    facts = money_facts(a_brief(a_retraining()))
    assert (facts.weeks_without, facts.lost_cents) == (68, 68 * 58100)
    assert (facts.keeps_job, facts.training_weekly) == (False, None)


def test_a_job_that_is_kept_pays_during_training() -> None:
    facts = money_facts(a_brief(an_upgrading()))
    assert (facts.keeps_job, facts.training_weekly, facts.lost_cents) == (True, 66400, 0)


def test_a_job_that_ends_before_the_plan_is_not_kept() -> None:
    case = an_upgrading()
    ending = replace(case, client=replace(case.client, job=Job(37.5, 66400, date(2027, 3, 1))))
    assert not money_facts(a_brief(ending)).keeps_job


def _paid(pay: int, *steps: str) -> Brief:
    sessions = tuple(
        replace(s, pay_cents_per_week=pay if s.activity in steps else 0) for s in CATALOGUE.sessions
    )
    plan = Plan((a_step("MAT4", "soir", date(2027, 1, 11), 17, 6), FULL_TIME))
    case = replace(a_retraining(plan=plan), client=replace(a_retraining().client, job=None))
    return replace(a_brief(case), catalogue=replace(CATALOGUE, sessions=sessions))


def test_training_pays_only_when_every_step_of_it_does() -> None:
    assert money_facts(_paid(60000, "MAT4")).training_weekly is None
    assert money_facts(_paid(60000, "MAT4", "5371")).training_weekly == 60000


def test_the_entry_wage_is_never_under_the_minimum_and_says_so() -> None:
    facts = money_facts(a_brief(an_upgrading()))
    assert (facts.entry_hourly, facts.at_minimum) == (1660, True)
    assert not money_facts(a_brief(a_retraining())).at_minimum
    assert "salaire minimum" in figures(a_brief(an_upgrading()))[3].note


def test_a_wage_nobody_published_is_said_not_guessed() -> None:
    brief = replace(a_brief(a_retraining()), catalogue=replace(CATALOGUE, wages=()))
    assert figures(brief)[3].note == "non publié pour ce métier"
    assert "pas calculé" in said(brief)


def said(brief: Brief) -> str:
    return "\n".join(even(b.text) for b in money_page(brief) if isinstance(b, Prose))


def test_payback_counts_fees_and_lost_pay_at_entry_then_at_the_median() -> None:
    facts = money_facts(a_brief(a_retraining()))
    lost = 68 * 58100
    entry, median = (1900 * 35) - 58100, (2700 * 35) - 58100
    assert payback_weeks(facts) == (-(-lost // entry), -(-lost // median))
    assert "9 ans de travail au salaire d’entrée, 2 ans au salaire médian" in said(a_brief(a_retraining()))


def test_part_time_now_is_full_time_after_and_says_so() -> None:
    case = a_retraining()
    job = Job(8, 8 * 1660)
    brief = a_brief(replace(case, client=replace(case.client, job=job)))
    facts = money_facts(brief)
    assert (facts.hours, facts.entry_weekly) == (35, 1900 * 35)
    chart = next(b for b in money_page(brief) if isinstance(b, IncomeChart))
    assert even(rich(chart.incomes[-1].value)) == "2 882 $ par mois à l’entrée"
    heading = next(b.text for b in money_page(brief) if isinstance(b, Heading) and b.level == 3)
    assert even(rich(heading)).startswith("Revenu avant impôt; 8 h par semaine aujourd’hui, 35 h après")
    assert "une semaine à temps plein de 35 h après le plan" in said(brief)


@pytest.mark.parametrize(("now", "after"), [(40, 40), (30, 30), (29.5, 35), (0, 35)])
def test_a_full_time_week_stays_what_it_is(now: float, after: float) -> None:
    assert hours_after(now) == after


def test_no_payback_is_promised_when_the_entry_wage_is_lower() -> None:
    assert payback_weeks(money_facts(a_brief(an_upgrading())))[0] is None
    assert "ne sont pas récupérées" in said(a_brief(an_upgrading()))


@pytest.mark.parametrize(("story", "total"), [(a_retraining, False), (an_upgrading, True)])
def test_a_total_stands_only_under_several_amounts(story: type, total: bool) -> None:
    table = next(b for b in money_page(a_brief(story())) if isinstance(b, Table))
    assert any(row.total for row in table.rows) is total
    assert {even(row.cells[2]) for row in table.rows} == {"à valider"}


def test_the_income_after_begins_with_the_entry_wage() -> None:
    chart = next(b for b in money_page(a_brief(a_retraining())) if isinstance(b, IncomeChart))
    after = chart.incomes[-1]
    assert after.amount is not None and after.up_to is not None and after.amount < after.up_to
    assert chart.incomes[1].amount is None


def test_nothing_of_money_without_a_dated_plan() -> None:
    assert list(money_page(a_brief(a_retraining(plan=Plan())))) == []


def test_an_estimate_is_said_beside_its_amount() -> None:
    table = next(b for b in money_page(a_brief(an_upgrading())) if isinstance(b, Table))
    assert [even(row.cells[1]) for row in table.rows] == [
        "225 $", "150 $, estimé", "375 $",
    ]  # fmt: skip


def test_a_session_that_no_source_gives_is_an_estimate() -> None:
    brief = a_brief(a_retraining())
    assert brief.estimated(a_step("5371", "est30", date(2027, 8, 30), 60, 30))
    assert not brief.estimated(a_step("TEAM", "soir", date(2027, 1, 18), 15, 3))


def test_duration_is_the_whole_plan() -> None:
    assert even(rich(figures(a_brief(a_retraining()))[0].value)) == "23 mois"


def test_a_cost_that_leaves_fees_out_says_how_many() -> None:
    case = an_upgrading()
    brief = a_brief(replace(case, plan=replace(case.plan, steps=(*case.plan.steps, FULL_TIME))))
    cost = figures(brief)[1]
    assert cost.value == "375\u00a0$" and "plus des frais à confirmer pour 1" in cost.note
    assert "frais à confirmer pour" in cost_in_short(brief)
    assert "frais à confirmer pour" not in figures(a_brief(case))[1].note
