"""What a plan rests on: a reason is what the step alone brings; a condition is met since some day."""

from dataclasses import replace

from planner.catalogue import Trade
from planner.report.choice import Choice
from planner.report.documents import written
from planner.report.evidence import admissions, reasons
from planner.report.plain import plain
from planner.requirement import requirement_from
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_brief, a_retraining
from tests.planner.report.test_starter import catalogue, planned


def with_trade(asked: object) -> object:
    trade: Trade = replace(CATALOGUE.trades["72100"], requires=requirement_from(asked))  # type: ignore[arg-type]
    return replace(CATALOGUE, trades={**CATALOGUE.trades, "72100": trade})


def told(asked: object) -> list[tuple[str, ...]]:
    brief = replace(a_brief(a_retraining(), "en"), catalogue=with_trade(asked))  # type: ignore[arg-type]
    return [reasons(step, brief) for step in brief.training]


def test_what_the_client_holds_already_is_no_reason() -> None:
    mathematics, _ = told({"all": [{"subject": "math", "level": 3}, {"credential": "DEP-5371"}]})
    assert not [reason for reason in mathematics if "III" in reason]


def test_what_everybody_meets_is_no_reason() -> None:
    failed = {"since_failed": "TDG", "months": 12}
    for found in told({"all": [failed, {"credential": "DEP-5371"}]}):
        assert not [reason for reason in found if "12" in reason]


def test_a_condition_is_met_today_or_by_a_step_or_not() -> None:
    brief = a_brief(a_retraining(), "en")
    assert [a.state for a in admissions(brief)] == [
        "met by step 1, May 9, 2027",
        "met by step 7, Dec 17, 2028",
    ]
    held = replace(brief.case.client, subjects={"math": 4}, credentials=("DEP-5371",))
    sure = a_brief(replace(brief.case, client=held), "en")
    assert [a.state for a in admissions(sure)] == ["met today", "met today"]
    without = replace(brief.case.plan, steps=[s for s in brief.case.plan.steps if s.activity != "MAT4"])
    short = a_brief(replace(brief.case, plan=without), "en")
    assert next(admissions(short)).state == "not met"


def test_the_programme_that_opens_the_occupation_comes_first_on_the_justification() -> None:
    document = written(planned("R"), catalogue(), OFFICE, "fr", TODAY, Choice("justification"))
    trainings = plain(document).split("Pourquoi cette formation")[1].split("\n- ")
    assert trainings[1].startswith("DEP Usinage")
