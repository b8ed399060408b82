"""Plan B: each fallback speaks of what it falls back from."""

from dataclasses import replace
from datetime import date

from planner.catalogue import Activity
from planner.plan import Step
from planner.report.pages.plan_b import plan_b
from planner.text import Text
from tests.planner.report.stories import CATALOGUE, OFFICE, a_brief, a_retraining, a_step, an_upgrading, even

FRENCH = Activity("FRA4", "fga", Text("Français, 4ᵉ secondaire", "French, Secondary IV"), 100)


def an_activity(kind: str) -> Activity:
    return Activity("X", kind, Text("Emploi-tremplin", "Stepping-stone job"), 100)


def told(*steps: Step, activity: Activity = FRENCH) -> list[str]:
    case, known = a_retraining(), {**CATALOGUE.activities, activity.code: activity}
    brief = a_brief(replace(case, plan=replace(case.plan, steps=steps)))
    return [even(item) for item in plan_b(replace(brief, catalogue=replace(CATALOGUE, activities=known)))]


def test_a_job_that_falls_through_sends_to_no_other_program() -> None:
    for kind in ("job", "pamt", "coud"):
        said = told(a_step("X", "", date(2027, 1, 11), 26, 35), activity=an_activity(kind))[0]
        assert said.startswith("Emploi-tremplin – refus ou report : appelez Sacha Fictif")
        assert "programme" not in said and "groupe" not in said


def test_a_file_that_is_refused_is_completed() -> None:
    said = told(a_step("X", "", date(2027, 1, 11), 26, 3), activity=an_activity("rac"))[0]
    assert "demandez par écrit ce qui manque" in said


def test_every_course_with_an_examination_is_named_by_its_number() -> None:
    mathematics = a_step("MAT4", "soir", date(2027, 1, 11), 17, 6)
    french = a_step("FRA4", "soir", date(2027, 1, 11), 20, 6)
    assert any(item.startswith("Échec à l’étape 1 ou 2 :") for item in told(mathematics, french))
    assert any(item.startswith("Échec à l’étape 1 :") for item in told(mathematics))


def test_the_fallback_is_that_of_the_programme_that_opens_the_occupation() -> None:
    longer = a_step("MAT4", "soir", date(2027, 1, 11), 200, 6)
    said = told(longer, a_step("5371", "2027", date(2027, 8, 30), 68, 30))
    assert said[0].startswith("DEP Usinage")


def test_who_has_no_telephone_is_not_called() -> None:
    case = an_upgrading()
    for changes, verb in (
        ({"phone": ""}, "écrivez à"),
        ({"phone": "", "email": ""}, "parlez à"),
        ({}, "appelez"),
    ):
        brief = a_brief(case, counsellor=replace(OFFICE, **changes))
        assert any(f"{verb} Sacha Fictif avant d’arrêter" in even(item) for item in plan_b(brief))
        assert verb == "appelez" or not any("appelez" in even(item) for item in plan_b(brief))
