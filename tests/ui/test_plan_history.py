"""The history of a plan in the window: kept when adopted, printed or signed; compared, restored, undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from planner.plan import Plan, shifted
from planner.revisions import ADOPTED, MOVED, PRINTED, REPLACED, SHAPED, SIGNED, StepChange, in_order, plan_of
from planner.words import Words
from tests.ui.office import CAMILLE, MATHS, TODAY
from tests.ui.on_screen import page_of
from ui.dialogs.plan_history import PlanHistoryDialog
from ui.main_window import MainWindow
from ui.models.columns import DISPLAY
from ui.models.revision_rows import step_line
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage


@pytest.fixture
def plan(planned: MainWindow) -> PlanPage:
    return page_of(planned, PlanPage)


def current(plan: PlanPage) -> Plan:
    assert plan.session.document.case is not None
    return plan.session.document.case.plan


def reasons(plan: PlanPage) -> list[tuple[int, str]]:
    assert plan.session.document.case is not None
    return [(r.number, r.reason) for r in in_order(plan.session.document.case)]


def history(window: MainWindow) -> PlanHistoryDialog:
    window.actions_["history"].trigger()
    found = window.findChild(PlanHistoryDialog)
    assert found is not None and found.isVisible()
    return found


def cells(dialog: PlanHistoryDialog) -> list[list[str]]:
    model = dialog.changes
    return [
        [str(model.index(row, column).data(DISPLAY)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_adopted_pathway_is_kept_in_the_same_undo_step(plan: PlanPage) -> None:
    plan.edits.adopt(plan.pathways.proposals[0])
    assert reasons(plan) == [(2, ADOPTED), (1, SHAPED)]
    plan.session.document.undo_stack.undo()
    assert reasons(plan) == []


def test_a_plan_shaped_by_hand_is_in_the_history_before_another_card_takes_its_place(
    planned: MainWindow, plan: PlanPage
) -> None:
    for proposal in plan.pathways.proposals[:2]:
        plan.edits.adopt(proposal)
        first = current(plan).activity_steps[0].id
        plan.edits.move(first, 7)
        shaped = current(plan)
    plan.edits.adopt(plan.pathways.proposals[0])
    kept = [r for r in in_order(plan.session.document.case) if r.reason == SHAPED]
    assert reasons(plan)[:3] == [(6, ADOPTED), (5, SHAPED), (4, ADOPTED)]
    assert plan_of(kept[0]).steps == shaped.steps
    dialog = history(planned)
    said = [dialog.revisions.index(row, 3).data(DISPLAY) for row in range(2)]
    assert said == ["parcours adopté", "modifié à la main"]


def test_a_paper_bears_the_number_under_which_its_plan_is_kept(
    planned: MainWindow, plan: PlanPage, tmp_path: Path
) -> None:
    planned.go("preview")
    page = planned.pages["preview"]
    assert isinstance(page, PreviewPage)
    page.out.save_as(tmp_path / "plan.pdf")
    page.out.save_as(tmp_path / "plan.pdf")
    assert reasons(plan) == [(1, PRINTED)] and current(plan).revision == 1
    plan.edits.remove(MATHS.id)
    planned.go("plan")
    planned.go("preview")
    page.out.save_as(tmp_path / "plan.pdf")
    assert reasons(plan) == [(2, PRINTED), (1, PRINTED)]


def test_the_history_tells_what_differs_and_goes_back(planned: MainWindow, plan: PlanPage) -> None:
    dialog = history(planned)
    assert dialog.chosen is None and not dialog.restore.isEnabled()
    dialog.sign.click()
    assert reasons(plan) == [(1, SIGNED)] and dialog.chosen is not None
    assert "révision 1" in dialog.told.text() and cells(dialog) == []
    before = current(plan)
    plan.edits.move(MATHS.id, 14)
    plan.edits.remove("s-agreement")
    told = cells(dialog)
    assert [row[3] for row in told if row[3].startswith("étape")] == ["étape déplacée", "étape retirée"]
    assert "Appeler le centre" in told[-1][0] and told[-1][2] == "–"
    dialog.restore.click()
    assert current(plan).steps == before.steps
    assert reasons(plan) == [(2, REPLACED), (1, SIGNED)]
    plan.session.document.undo_stack.undo()
    assert len(current(plan).steps) == len(before.steps) - 1
    dialog.reject()


def test_a_plan_that_came_with_the_number_of_a_revision_says_that_it_was_not_kept(
    planned: MainWindow, plan: PlanPage
) -> None:
    dialog, case = history(planned), plan.session.document.case
    assert dialog.told.text().startswith("Aucune révision encore") and case is not None
    plan.session.document.edit(replace(case, plan=replace(case.plan, revision=4)), "x")
    assert dialog.told.text().startswith("Le plan porte le numéro 4")
    dialog.reject()


def test_the_dates_and_the_money_that_differ_come_first(planned: MainWindow, plan: PlanPage) -> None:
    dialog = history(planned)
    dialog.sign.click()
    plan.edits.move("s-diploma", 133)
    assert cells(dialog)[0][0] == "Dernier jour"
    dialog.reject()


def test_what_was_written_in_a_step_that_also_moved_is_told_beside_its_days(plan: PlanPage) -> None:
    before = plan.session.document.case.plan.step(MATHS.id)
    after = replace(shifted(before, 7), note="Le soir", cost_cents=2_500, responsible="officer", pinned=True)
    line = step_line(StepChange(MOVED, before, after), plan.session.catalogue, Words("fr"))
    assert line.before == "11\u00a0janv.\u00a02027 au 9\u00a0mai\u00a02027 · Cliente ou client"
    assert line.after == (
        "18\u00a0janv.\u00a02027 au 16\u00a0mai\u00a02027 · 25\u00a0$ · "
        "Agente ou agent de Services Québec · épinglée · Le soir"
    )


def test_a_hash_typed_from_a_paper_finds_its_revision(
    planned: MainWindow, plan: PlanPage, tmp_path: Path
) -> None:
    feet = []
    for weeks in (0, 14):
        plan.edits.move(MATHS.id, weeks)
        planned.go("preview")
        page = planned.pages["preview"]
        assert isinstance(page, PreviewPage)
        page.out.save_as(tmp_path / "plan.pdf")
        feet.append(PdfDocument(tmp_path / "plan.pdf")[0].get_textpage().get_text_bounded())
    dialog = history(planned)
    hashes = [str(dialog.revisions.index(row, 2).data(DISPLAY)) for row in range(2)]
    assert hashes[0] in feet[1] and hashes[1] in feet[0] and hashes[0] != hashes[1]
    for place, typed in ((1, hashes[1]), (0, f" {hashes[0][:6].upper()} ")):
        dialog.sought.setText(typed)
        assert dialog.table.currentIndex().row() == place and not dialog.found.isVisible()
    dialog.sought.setText("zzzz")
    assert dialog.found.isVisible() and "Aucune révision" in dialog.found.text()
    dialog.reject()


def test_a_revision_has_its_day_and_its_author(plan: PlanPage) -> None:
    plan.edits.adopt(plan.pathways.proposals[0])
    case = plan.session.document.case
    assert case is not None and case.id == CAMILLE and case.keeping.revisions[0].day == TODAY
