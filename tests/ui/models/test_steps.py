from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt

from planner import plan as plans
from planner.step_numbers import step_numbers
from planner.words import Words
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from tests.ui.office import DIPLOMA, MATHS, a_planned_case, an_office_catalogue
from ui.models.columns import ACCESSIBLE, ALIGNMENT, RIGHT, SHORT, SORT, VALUE
from ui.models.steps import StepModel

CATALOGUE = an_office_catalogue()
DATES, PLACE, HOURS, COST, WHO, STATUS = range(1, 7)


def test_every_column_says_the_plan_in_both_languages(watched: Watch, words: Words) -> None:
    model = watched(StepModel())
    assert isinstance(model, StepModel)
    model.show_case(a_planned_case(), CATALOGUE, words)
    french = words.language == "fr"
    assert texts(model)[1] == "Appeler le centre"
    assert texts(model)[0] == ("Activité MAT4" if french else "Activity MAT4")
    assert texts(model, STATUS) == ["Prévue" if french else "Planned"] * 3
    assert texts(model, WHO)[1] == words._("Counsellor and client") and "counsellor" not in texts(model, WHO)
    assert headers(model)[0] == ("Étape" if french else "Step")
    assert texts(model, COST)[1] == "" and texts(model, HOURS)[1] == ""
    assert "900" in texts(model, HOURS)[2]
    assert "6" in texts(model, PLACE)[0] and texts(model, PLACE)[1] == ""
    assert "2028" in texts(model, DATES)[2]


def test_the_last_day_is_said_and_not_the_day_after(watched: Watch) -> None:
    model, case, words = watched(StepModel()), a_planned_case(), Words("en")
    model.show_case(case, CATALOGUE, words)
    end = case.plan.activity_steps[0].end
    assert end is not None
    said = texts(model, DATES)[0]
    assert words.short_date(end - timedelta(days=1)) in said and words.short_date(end) not in said


def test_roles(watched: Watch) -> None:
    model = watched(StepModel())
    model.show_case(a_planned_case(), CATALOGUE, Words("en"))
    first = model.index(0, DATES)
    assert first.data(VALUE) == MATHS
    assert first.data(SORT) == MATHS.start
    assert first.data(ACCESSIBLE).startswith("Dates: ")
    assert model.index(0, HOURS).data(ALIGNMENT) == RIGHT
    assert model.index(0, 0).data(SHORT) == "Activity MAT4" and first.data(SHORT) is None
    assert (model.row_of(DIPLOMA.id), model.row_of("nobody"), model.step_at(9)) == (2, -1, None)


def test_a_change_of_a_step_keeps_rows_and_a_new_order_does_not(watched: Watch) -> None:
    model, told = StepModel(), []
    watched(model)
    case = a_planned_case()
    model.show_case(case, CATALOGUE, Words("fr"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.show_case(replace(case, plan=plans.pin(case.plan, MATHS.id)), CATALOGUE, Words("fr"))
    assert told == [(0, 2)]
    late = plans.move(case.plan, MATHS.id, 500)
    model.show_case(replace(case, plan=late), CATALOGUE, Words("fr"))
    assert told == [(0, 2), "reset"]
    assert [row.step.day for row in model.rows] == sorted(row.step.day for row in model.rows)
    model.show_case(None, CATALOGUE, Words("fr"))
    assert model.rowCount() == 0


def test_an_undated_step_and_an_unknown_activity_are_said(watched: Watch, words: Words) -> None:
    model = watched(StepModel())
    steps = (plans.Step("a", "GONE"), plans.Step("b", "MAT4", start=date(2027, 1, 11)))
    case = a_planned_case()
    model.show_case(replace(case, plan=plans.Plan(steps)), CATALOGUE, words)
    assert "GONE" in texts(model)[0]
    assert texts(model, DATES)[0] == ("sans date" if words.language == "fr" else "no date")


def test_the_numbers_are_those_of_the_paper(watched: Watch) -> None:
    model, case = watched(StepModel()), a_planned_case()
    model.show_case(case, CATALOGUE, Words("en"))
    shown = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert shown == [str(step_numbers(case.plan).get(step.id, "")) for step in case.plan.steps]
    assert list(model.numbers) == shown
    failed = plans.edit(case.plan, MATHS.id, lambda step: replace(step, status="failed"))
    model.show_case(replace(case, plan=failed), CATALOGUE, Words("en"))
    assert model.headerData(0, Qt.Orientation.Vertical) == "–"
