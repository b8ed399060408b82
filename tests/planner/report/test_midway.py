"""A plan read in the middle of its training, and one whose training is over: facts of that day."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Case
from planner.report import blocks as b
from planner.report.documents import written
from planner.report.plain import plain
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining, found

MIDWAY, AFTER = date(2028, 3, 1), date(2029, 1, 15)


def the_case(status: str) -> Case:
    case = a_retraining()
    states = {"5371": status}
    steps = (replace(s, status=states.get(s.activity, "finished")) for s in case.plan.steps)
    return replace(case, plan=replace(case.plan, steps=tuple(steps), review=None))


def the_plan(status: str, today: date) -> b.Document:
    return written(the_case(status), CATALOGUE, OFFICE, "fr", today)


@pytest.fixture(scope="module")
def midway() -> str:
    return plain(the_plan("running", MIDWAY)).replace("\u00a0", " ")


def test_the_job_that_was_left_is_no_job_of_today(midway: str) -> None:
    assert "Avant la formation | 2 518 $ par mois | l’emploi terminé" in midway
    assert "Aujourd’hui | 2 518" not in midway


def test_only_the_weeks_still_to_come_are_said_to_bring_nothing_in(midway: str) -> None:
    assert "42 semaines sont sans revenu" in midway and "68 semaines" not in midway


def test_nobody_is_told_not_to_leave_a_job_that_is_left(midway: str) -> None:
    assert "Ne quittez pas votre emploi" not in midway
    whole = plain(written(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY)).replace("\u00a0", " ")
    assert "Ne quittez pas votre emploi" in whole


def test_a_plan_that_is_over_prepares_nothing_any_more() -> None:
    document = the_plan("finished", AFTER)
    said = plain(document).replace("\u00a0", " ")
    assert "Tout est prêt pour l’étape" not in said and "Recherche d’emploi" not in said
    assert "À déterminer" not in said and "Pendant la formation" not in said
    assert "Assistez à tous les cours" not in said
    assert found(document, b.Figures)[0].figures[2].note == "la formation est finie"
