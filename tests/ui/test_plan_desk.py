"""Several plans in the window: begun, copied, renamed, opened, compared, deleted; each one undo step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.case import Case, Target
from planner.keeping import PlanAside
from planner.plan import Plan, Step
from tests.ui.office import CAMILLE, MATHS, TODAY
from tests.ui.on_screen import page_of
from ui.dialogs.compare_plans import ComparePlansDialog
from ui.dialogs.entry import EntryDialog
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage


@pytest.fixture
def plan(planned: MainWindow) -> PlanPage:
    return page_of(planned, PlanPage)


def case_of(plan: PlanPage) -> Case:
    assert plan.session.document.case is not None
    return plan.session.document.case


def names(plan: PlanPage) -> list[str]:
    return [line.name for line in case_of(plan).keeping.plans]


def answer(window: MainWindow, name: str) -> None:
    """Type a name into the form that is open, and keep it with Enter."""
    dialog = next(d for d in window.findChildren(EntryDialog) if d.isVisible())
    editor = dialog.editors["name"]
    assert editor.hasFocus() or dialog.focusWidget() is editor
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_new_plan_is_begun_from_the_menu_and_undone(planned: MainWindow, plan: PlanPage) -> None:
    before = case_of(plan)
    planned.actions_["new_plan"].trigger()
    answer(planned, "Rehaussement")
    case = case_of(plan)
    assert (case.plan.name, case.plan.steps, case.target) == ("Rehaussement", (), Target())
    assert case.keeping.plans[0].day == TODAY and case.client == before.client
    assert plan.board.plans.text() == "Rehaussement"
    document = plan.session.document
    assert document.undo_stack.undoText() == "Nouveau plan"
    document.undo_stack.undo()
    assert document.case is before and plan.board.plans.text() == "Plans"


def test_what_was_set_aside_is_opened_and_the_list_speaks_of_the_current_one(
    planned: MainWindow, plan: PlanPage
) -> None:
    before = case_of(plan)
    plan.plans.begin("Rehaussement")
    session = plan.session
    planned.autosave.save()
    (row,) = session.cases.page("Camille", samples=False)
    assert (row.id, row.steps) == (CAMILLE, 0)
    plan.board.plans.asked_open.emit("")
    assert case_of(plan).plan == before.plan and names(plan) == ["Rehaussement"]
    assert session.document.undo_stack.undoText() == "Ouvrir le plan «\u00a0Machiniste d’outillage\u00a0»"
    planned.autosave.save()
    stored, _ = session.cases.load(CAMILLE)
    assert stored == case_of(plan)
    session.language.use("en")
    assert session.document.undo_stack.undoText().startswith("Open the plan “")
    assert plan.board.plans.plans.actions()[0].text() == "Open “Rehaussement”"
    assert plan.board.plans.text() == "Machinist"


def test_a_copy_is_worked_on_and_the_original_stays(planned: MainWindow, plan: PlanPage) -> None:
    plan.plans.ask_copy()
    dialog = next(d for d in planned.findChildren(EntryDialog) if d.isVisible())
    assert dialog.value.name == "Machiniste d’outillage (copie)"
    answer(planned, "Plan B")
    plan.edits.remove(MATHS.id)
    plan.plans.open("")
    assert MATHS in case_of(plan).plan.steps and names(plan) == ["Plan B"]


def test_a_plan_is_renamed_and_another_one_deleted_and_brought_back(
    planned: MainWindow, plan: PlanPage
) -> None:
    plan.plans.copy("Plan B")
    plan.plans.ask_name()
    answer(planned, "Plan C")
    assert case_of(plan).plan.name == "Plan C"
    plan.board.plans.asked_deletion.emit("")
    assert names(plan) == []
    plan.session.document.undo_stack.undo()
    assert names(plan) == [""]


def test_two_plans_are_compared_and_the_other_one_opened(planned: MainWindow, plan: PlanPage) -> None:
    plan.plans.copy("Plan B")
    plan.edits.remove(MATHS.id)
    plan.board.plans.asked_comparison.emit("")
    dialog = planned.findChild(ComparePlansDialog)
    assert dialog is not None and dialog.isVisible()
    titles = [dialog.lines.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert titles[1:3] == ["Plan B", "Machiniste d’outillage"]
    assert dialog.told.text() == "Plan B et Machiniste d’outillage"
    dialog.choose.click()
    assert case_of(plan).plan.name == "" and names(plan) == ["Plan B"]


def test_a_damaged_plan_and_one_too_long_stay_where_they_are(plan: PlanPage) -> None:
    document, said = plan.session.document, list[str]()
    plan.session.said.connect(said.append)
    case = case_of(plan)
    damaged = PlanAside("x", "Ancien", plan="{")
    document.edit(replace(case, keeping=replace(case.keeping, plans=(damaged,))), "essai")
    held = case_of(plan)
    plan.plans.open("x")
    plan.plans.compare("x")
    assert case_of(plan) is held
    long = tuple(Step(f"s{n}", "MAT4", note="x" * 1_000) for n in range(100))
    document.edit(replace(held, plan=Plan(long)), "essai")
    plan.plans.begin("Autre")
    assert names(plan) == ["Ancien"] and "trop long" in said[-1]


def test_the_menu_of_the_plans_opens_on_the_plan_page_by_its_key(planned: MainWindow, plan: PlanPage) -> None:
    planned.go("intake")
    QTest.keyClick(
        planned, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert planned.page == "plan" and plan.board.plans.plans.isVisible()
    assert plan.board.plans.plans.activeAction().text() == "&Nouveau plan pour cette personne…"
    plan.board.plans.plans.hide()


def test_without_a_case_nothing_is_asked(window: MainWindow) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    for name in ("new_plan", "plans"):
        window.actions_[name].trigger()
    assert said == ["Aucun dossier n’est ouvert. Ouvrez le dossier d’une personne pour voir ses plans."] * 2
    assert window.findChild(EntryDialog) is None
