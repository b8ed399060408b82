"""The first page: the goal it states, what it does not promise, and whom to call."""

from dataclasses import replace

import pytest

from planner.case import Case, Target
from planner.figures import figures
from planner.report.blocks import Callout, Figures, Route, Timeline
from planner.report.documents import written
from planner.report.pages.first import contact_code
from planner.text import Text
from tests.planner.report.stories import (
    CATALOGUE,
    OFFICE,
    TODAY,
    a_retraining,
    an_upgrading,
    even,
    found,
    paper,
)


def test_a_trade_without_title_is_a_goal_too() -> None:
    case = a_retraining()
    code = case.target.trade
    untitled = replace(CATALOGUE.trades[code], title=Text())
    catalogue = replace(CATALOGUE, trades={**CATALOGUE.trades, code: untitled})
    blocks = written(case, catalogue, OFFICE, "fr", TODAY).blocks
    goal = next(block for block in blocks if isinstance(block, Callout))
    assert code in "".join(run.text for run in goal.text)
    assert next(block for block in blocks if isinstance(block, Route)).target == code


def test_a_plan_that_does_not_open_the_occupation_promises_nothing() -> None:
    case = a_retraining()
    steps = tuple(step for step in case.plan.steps if step.activity != "5371")
    document = paper(replace(case, plan=replace(case.plan, steps=steps)))
    goal = even(found(document, Callout)[0].text)
    assert "Ce plan finit le 9 mai 2027 avec : Mathématique, 4ᵉ secondaire" in goal
    assert "Il manque : DEP-5371" in goal and "Pouvoir travailler" not in goal
    timeline = found(document, Timeline)[0]
    assert not [bar for lane in timeline.lanes for bar in lane.bars if bar.look == "aim"]
    assert "pas à la fin de ce plan" in found(document, Figures)[0].figures[-1].note


def test_the_goal_of_an_upgrading_says_what_share_of_the_profile_the_plan_brings() -> None:
    case = an_upgrading()
    assert "les compétences du poste visé : " in _goal(case)
    less = replace(case, client=replace(case.client, skills={}))
    share = round(figures(less, CATALOGUE).coverage * 100)
    assert 0 < share < 100 and f", {share} % du profil de compétences du poste visé : " in _goal(less)


def _goal(case: Case) -> str:
    return even(found(paper(case), Callout)[0].text)


def test_the_sentences_of_the_timeline_name_the_job_and_the_goal() -> None:
    said = " ".join(found(paper(a_retraining()), Timeline)[0].sentences).replace("\u00a0", " ")
    assert "Vous êtes ici : 25 novembre 2026." in said and "Dates estimées." in said
    assert "Emploi actuel : jusqu’au 29 août 2027." in said
    assert "Métier visé : à partir du 18 décembre 2028." in said


def test_the_flags_are_the_deadlines_in_order() -> None:
    flags = found(paper(a_retraining()), Timeline)[0].flags
    days = ["2027-01-04", "2027-03-01", "2027-07-05", "2027-08-02"]
    assert [flag.day.isoformat() for flag in flags] == days


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("1 819 555-0142", "tel:+18195550142"),
        ("(819) 555-0142, poste 12", "tel:+18195550142"),
        ("819 555-0142 ou 819 555-0199", ""),
        ("819 555-01425", ""),
        ("poste 12", ""),
    ],
)
def test_only_one_whole_number_is_dialled(phone: str, link: str) -> None:
    assert contact_code(phone, "") == link


def test_a_condition_is_named_on_the_first_page() -> None:
    case = a_retraining()
    steps = tuple(step for step in case.plan.steps if step.activity != "MAT4")
    unknown = replace(case, plan=replace(case.plan, steps=steps), client=replace(case.client, subjects={}))
    goal = even(found(paper(unknown), Callout)[0].text)
    assert "À régler d’abord : Usinage : à prouver avant d’entrer – Mathématique" in goal
    assert "À régler d’abord" not in even(found(paper(case), Callout)[0].text)


def test_nothing_is_aimed_at_without_a_target() -> None:
    timeline = found(paper(a_retraining(target=Target())), Timeline)[0]
    assert not [bar for lane in timeline.lanes for bar in lane.bars if bar.look == "aim"]
    assert not [sentence for sentence in timeline.sentences if "visé" in sentence]
