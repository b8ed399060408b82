"""The plans of one client as lines, and two of them side by side."""

from dataclasses import replace
from datetime import date, timedelta

from planner.case import UPGRADING, Case, Target
from planner.keeping import PlanAside
from planner.plan import Plan, add, edit, move, remove
from planner.set_aside import copied, new_plan, plan_aside, seen
from planner.words import Words
from tests.ui.office import AGREEMENT, DIPLOMA, MATHS, TODAY, a_planned_case, an_office_catalogue
from ui.models.plan_lines import compared, plan_lines, present_title

FR, EN = Words("fr"), Words("en")
CATALOGUE = an_office_catalogue()


def beside(case: Case) -> Case:
    """Return the case with its first plan as the current one."""
    aside = plan_aside(case, "")
    found = seen(case, aside) if aside else None
    assert found is not None
    return found


def test_plans_stand_by_their_titles_and_a_damaged_one_cannot_be_read() -> None:
    case = new_plan(a_planned_case(), "Rehaussement", TODAY, "AC")
    damaged = PlanAside("x", "Ancien", plan="{")
    case = replace(case, keeping=replace(case.keeping, plans=(*case.keeping.plans, damaged)))
    assert plan_lines(case, CATALOGUE, FR) == (("x", "Ancien", False), ("", "Machiniste d’outillage", True))
    assert plan_lines(case, CATALOGUE, EN)[1].title == "Machinist"
    assert present_title(case, CATALOGUE, FR) == "Rehaussement"
    assert present_title(replace(case, plan=Plan()), CATALOGUE, EN) == "Plan without a name"


def test_two_plans_are_told_by_their_aims_their_figures_and_their_steps() -> None:
    case = copied(a_planned_case(), "Plan B", TODAY, "AC")
    plan = remove(move(case.plan, MATHS.id, 7), DIPLOMA.id)
    plan = edit(plan, AGREEMENT.id, lambda step: replace(step, due=date(2027, 2, 1)))
    case = replace(case, plan=plan, kind=UPGRADING, target=Target("64100"))
    told = {line.name: line[1:] for line in compared(case, beside(case), CATALOGUE, FR)}
    assert told["Type de plan"] == ("Rehaussement", "Requalification", "diffère")
    assert told["Métier visé"] == ("Préposée à l’éclairage", "Machiniste d’outillage", "diffère")
    assert told["Début"][2] == "inchangé" and told["Dernier jour"][2] == "diffère"
    assert told["Activité MAT4"][2] == "à d’autres dates"
    assert told["Activité DEP"][0] == "–" and told["Activité DEP"][2] == "dans l’autre plan seulement"
    assert told["Appeler le centre"][2] == "inchangé"


def test_a_plan_without_an_activity_has_no_figures() -> None:
    case = new_plan(a_planned_case(), "Vide", TODAY, "AC")
    told = {line.name: line[1:] for line in compared(case, beside(case), CATALOGUE, FR)}
    assert told["Métier visé"][0] == "–" and told["Dernier jour"][0] == "–"
    assert told["Dernier jour"][1] != "–"
    empty = replace(case, plan=add(Plan(), replace(AGREEMENT, due=TODAY + timedelta(days=1))))
    none = compared(empty, replace(empty, plan=Plan(id="y")), CATALOGUE, FR)
    assert "Dernier jour" not in [line.name for line in none]
    assert none[-1].turn == "dans le plan en cours seulement"
