"""Recognition per competency: its hours for a client, and its way from the search to the paper."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.cases import CaseStore
from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue, Competency, Grants
from planner.check import LAW, check, figures
from planner.client import PastActivity, SkillLevel
from planner.condition_words import condition_sentence
from planner.office import Counsellor
from planner.pathway.result import Proposal
from planner.plan import Plan, Step
from planner.recognition import Hours, evidence_for, recognition_hours, with_recognition
from planner.report.documents import written
from planner.report.plain import plain
from planner.requirement import Declared
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.db.fresh import new_database
from tests.planner.pathway.answers import fastest, searched, taken

WEEK = timedelta(days=7)
COMPETENCIES = (
    Competency("DEP", "1", hours=100, eval_hours=5, skill="S1", level=2),
    Competency("DEP", "2", hours=200, eval_hours=10, skill="S2", level=3),
    Competency("DEP", "3", hours=300, eval_hours=15, skill="S3", level=1),
    Competency("DEP", "4", hours=60),
)
HELD = {"S1": SkillLevel(2, "Three years at a counter"), "S2": SkillLevel(2, "Same"), "S3": SkillLevel(1)}


def a_welder(**changes: object) -> Case:
    return a_case(client=a_client(**{"skills": HELD, **changes}))


def a_school() -> Catalogue:
    """Return a programme of 660 hours that asks mathematics of Sec IV, and a course that gives it."""
    asked = {"any": [{"subject": "math", "level": 4}, {"concurrent": "MAT4"}]}
    return a_catalogue(
        a_trade(requires={"credential": "DEP"}),
        an_activity("MAT4", grants=Grants(subjects={"math": 4}), hours=60, kind="fga"),
        an_activity("DEP", asked, hours=660, kind="dep"),
        competencies=COMPETENCIES,
    )  # fmt: skip


def a_pathway(case: Case) -> Proposal:
    found = fastest(searched(case, a_school()))
    assert found is not None
    return found


def test_each_competency_is_evaluated_or_learned() -> None:
    client = a_welder().client
    # Likely: 1 and 3 evaluated. Low: 2, one level short, too. High: 3, without evidence, also learned.
    assert recognition_hours(client, COMPETENCIES) == Hours(
        5 + 10 + 15 + 60, 5 + 200 + 15 + 60, 5 + 200 + 315 + 60
    )


def test_a_level_just_reached_counts_and_one_level_less_does_not() -> None:
    one = COMPETENCIES[:1]
    likely = [recognition_hours(a_client(skills={"S1": SkillLevel(n, "x")}), one).likely for n in (1, 2, 3)]
    assert likely == [100, 5, 5]


def test_who_holds_nothing_of_a_programme_has_no_variant() -> None:
    catalogue = a_school()
    assert with_recognition(a_welder(skills={}), catalogue) is catalogue


def test_the_variant_excludes_its_programme_and_says_its_hours() -> None:
    variant = with_recognition(a_welder(), a_school()).activities["DEP~RAC"]
    assert (variant.hours, variant.excludes, variant.grants.credentials) == (280, ("DEP",), ("DEP",))
    assert "RAC + formation manquante" in variant.title.fr
    assert "(280\u00a0h, de 90 à 580)" in variant.title.fr
    assert variant.title.en == "RAC + missing training: Activity DEP (280\u00a0h, from 90 to 580)"


def test_the_search_takes_the_shorter_way_with_its_co_requisite() -> None:
    best = a_pathway(a_welder(subjects={"math": 3}))
    assert taken(best) == ["DEP~RAC", "MAT4"]
    assert {step.start for step in best.steps} == {START}  # beside each other
    assert best.hours == 340


def test_a_plan_with_a_variant_is_adopted_checked_saved_and_printed(tmp_path: Path) -> None:
    case, catalogue = a_welder(subjects={"math": 4}), a_school()
    best = a_pathway(case)
    adopted = adopt(case, best, catalogue)
    assert [issue for issue in check(adopted, catalogue) if issue.severity == LAW] == []
    assert figures(adopted, catalogue).hours == best.hours == 280
    assert "recognition_file" in {step.formality for step in adopted.plan.steps}
    database = new_database(tmp_path / "parcours.db")
    store = CaseStore(database)
    store.add(adopted, Counsellor("Camille Exemple", "CE"))
    assert store.load(adopted.id)[0].plan == adopted.plan
    database.close()
    paper = plain(written(adopted, catalogue, Counsellor(), "fr", START))
    assert "RAC + formation manquante" in paper


def test_a_plan_keeps_its_variant_when_the_evidence_is_taken_back() -> None:
    case, catalogue = a_welder(subjects={"math": 4}), a_school()
    adopted = adopt(case, a_pathway(case), catalogue)
    without = replace(adopted, client=replace(adopted.client, skills={}))
    found = {issue.code for issue in check(without, catalogue) if issue.severity == LAW}
    assert found == {"end-disagrees"}  # the whole programme is to be learned: the step lasts longer


def test_a_retired_programme_is_recognised_only_where_a_plan_has_it_already() -> None:
    school = a_school()
    retired = replace(school.activities["DEP"], retired=True)
    closed = replace(school, activities={**school.activities, "DEP": retired})
    assert "DEP~RAC" not in with_recognition(a_welder(), closed).activities
    planned = replace(a_welder(), plan=Plan((Step("s", "DEP~RAC"),)))
    assert "DEP~RAC" in with_recognition(planned, closed).activities


def all_held(**changes: object) -> Case:
    """Return a client who holds every competency of a programme of one."""
    return a_case(client=a_client(**{"skills": {"S1": SkillLevel(2, "x")}, "credentials": (), **changes}))


def a_programme(*parts: Any, asked: Any = None, **changes: Any) -> Catalogue:
    """Return a programme of which recognition covers all, that others ask for or exclude."""
    trade = a_trade(requires={"credential": "P"} if asked is None else asked)
    program = an_activity("P", {"credential": "DES"}, hours=900, kind="dep", **changes)
    return a_catalogue(trade, program, *parts, competencies=(replace(COMPETENCIES[0], program="P"),))


def test_recognition_with_nothing_missing_asks_for_no_admission() -> None:
    assert taken(fastest(searched(all_held(), a_programme()))) == ["P~RAC"]


def test_the_missing_training_asks_for_the_programme_s_admission() -> None:
    more = replace(COMPETENCIES[1], program="P")
    partly = replace(a_programme(), competencies=(*a_programme().competencies, more))
    assert fastest(searched(all_held(), partly)) is None
    assert taken(fastest(searched(all_held(credentials=("DES",)), partly))) == ["P~RAC"]


AFTER = an_activity("Q", {"activity": "P"}, hours=30)


def test_recognition_finishes_the_programme_for_what_asks_for_it() -> None:
    school = a_programme(AFTER, asked={"credential": "Q"})
    assert taken(fastest(searched(all_held(), school))) == ["P~RAC", "Q"]


@pytest.mark.parametrize("competent", [True, False])
def test_a_recognition_of_the_past_finishes_the_programme(competent: bool) -> None:
    school, past = a_programme(AFTER, asked={"credential": "Q"}), PastActivity("P~RAC", status="finished")
    school = school if competent else replace(school, competencies=())
    assert taken(fastest(searched(all_held(skills={}, activities=(past,)), school))) == ["Q"]


def test_recognition_is_no_co_requisite() -> None:
    beside = an_activity("Q", {"concurrent": "P"}, hours=30)
    assert fastest(searched(all_held(), a_programme(beside, asked={"credential": "Q"}))) is None


@pytest.mark.parametrize("names", ["other", "programme"])
def test_what_excludes_a_programme_excludes_its_recognition(names: str) -> None:
    other = an_activity("Q", hours=30, excludes=("P",) if names == "other" else ())
    changes = {"excludes": ("Q",)} if names == "programme" else {}
    both = {"all": [{"credential": "P"}, {"credential": "Q"}]}
    school = a_programme(other, asked=both, **changes)
    assert fastest(searched(all_held(), school)) is None
    steps = (Step("1", "P~RAC", "est30", START, START + WEEK), Step("2", "Q", "est30", START, START + WEEK))
    planned = replace(all_held(), plan=Plan(steps))
    assert "activities-exclude" in {issue.code for issue in check(planned, school)}


UNSHOWN = {"S1": SkillLevel(2)}


def test_what_nobody_can_show_opens_no_firm_recognition() -> None:
    found = searched(all_held(skills=UNSHOWN), a_programme())
    assert fastest(found) is None
    hoped = next(p for p in found.proposals if taken(p) == ["P~RAC"])
    assert hoped.conditional_on == (Declared(evidence_for("P")),)
    assert taken(fastest(searched(all_held(skills=UNSHOWN, credentials=("DES",)), a_programme()))) == ["P"]


@pytest.mark.parametrize(("stated", "plan"), [(True, ["P~RAC"]), (False, None)])
def test_evidence_that_is_declared_opens_it_and_its_lack_closes_it(
    stated: bool, plan: list[str] | None
) -> None:
    case = all_held(skills=UNSHOWN, declared={evidence_for("P"): stated})
    found = searched(case, a_programme())
    best = fastest(found)
    assert (taken(best) if best else None) == plan
    assert all(not p.conditional_on for p in found.proposals)


def test_a_hoped_recognition_says_what_is_to_be_documented() -> None:
    case = all_held(skills=UNSHOWN)
    whole = with_recognition(case, a_programme())
    said = condition_sentence(Declared(evidence_for("P")), Words("fr"), whole)
    assert said == "Preuves d’acquis réunies pour la RAC\u00a0: Activité P"
    steps = (Step("1", "P~RAC", "est30", START, START + WEEK),)
    codes = {issue.code for issue in check(replace(case, plan=Plan(steps)), a_programme())}
    assert "admission-unknown" in codes and "admission-unmet" not in codes
