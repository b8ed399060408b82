"""The next actions: what is to be done first, and what to do when nothing waits to be begun."""

from dataclasses import replace
from datetime import date

from planner.report.pages.actions import actions, actions_table
from tests.planner.report.stories import (
    RETRAINING_STEPS,
    REVIEW,
    a_brief,
    a_retraining,
    a_step,
    cells,
)


def told(*steps: object) -> list[tuple[str, date | None, str]]:
    case = a_retraining()
    brief = a_brief(replace(case, plan=replace(case.plan, steps=steps)))  # type: ignore[arg-type]
    return [(action.what.replace("\u00a0", " "), action.day, action.whom) for action in actions(brief)]


def test_a_finished_plan_says_to_look_together_at_what_comes_next() -> None:
    done = (replace(step, status="finished") for step in RETRAINING_STEPS)
    assert told(*done) == [("Regarder ensemble ce qui vient ensuite.", REVIEW, "Sacha Fictif")]


def test_a_plan_of_which_only_a_course_runs_says_to_go_on_with_it_until_its_last_day() -> None:
    running = replace(a_step("MAT4", "soir", date(2026, 9, 7), 17, 6), status="running")
    what, day, where = told(running)[0]
    assert what == "Continuer : Mathématique, 4ᵉ secondaire"
    assert (day, where) == (date(2027, 1, 3), "Centre-du-Québec, le soir")
    assert len(told(running)) == 2


def test_what_is_still_to_be_begun_comes_alone() -> None:
    assert [what.split(" :")[0] for what, _, _ in told(*RETRAINING_STEPS)] == [
        "S’inscrire", "Demander le relevé des apprentissages", "Passer une journée « élève d’un jour »",
    ]  # fmt: skip
    assert len(cells(actions_table(a_brief(a_retraining())))) == 3
