"""What the issue bar offers about an issue is done from there: by the mouse, by the keys, and undone."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.adopt import step_id
from planner.client import Job
from tests.ui.office import DIPLOMA, MATHS
from tests.ui.on_screen import page_of, step_of
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on the plan of Camille."""
    return page_of(planned, PlanPage)


def read(page: PlanPage, code: str, step_id: str = "") -> tuple[str, ...]:
    """Choose an issue in the open list, and return what is offered about it."""
    bar = page.board.issues
    bar.more.setChecked(True)
    places = [(issue.code, issue.step) for issue in page._issues]
    bar.list.setCurrentRow(places.index((code, step_id)))
    return bar.offered


def codes(page: PlanPage) -> set[str]:
    return {issue.code for issue in page._issues}


def test_a_moved_step_takes_the_dates_of_its_group_again_by_the_mouse(page: PlanPage) -> None:
    page.edits.move(DIPLOMA.id, -7)
    assert read(page, "start-disagrees", DIPLOMA.id) == ("dates", "group")
    QTest.mouseClick(page.board.issues.remedies[0], LEFT)
    assert step_of(page, DIPLOMA.id) == DIPLOMA and "start-disagrees" not in codes(page)
    assert page.session.document.undo_stack.undoText() == "Prendre les dates du groupe"
    page.session.document.undo_stack.undo()
    assert "start-disagrees" in codes(page)


def test_another_group_is_taken_by_the_keys(page: PlanPage) -> None:
    page.edits.change(DIPLOMA.id, lambda s: replace(s, session="closed long ago"), "Changer le groupe")
    assert read(page, "session-unknown", DIPLOMA.id) == ("group", "remove")
    page.board.issues.remedies[0].setFocus()
    QTest.keyClick(page.board.issues.remedies[0], Qt.Key.Key_Space)
    assert step_of(page, DIPLOMA.id).session in ("autumn", "winter") and "session-unknown" not in codes(page)


def test_a_reason_is_asked_where_a_rule_is_set_aside(page: PlanPage) -> None:
    page.edits.move(MATHS.id, 20 * 7)  # after the diploma has begun: it is not open then
    assert "aside" in read(page, "admission-unmet", DIPLOMA.id)
    bar = page.board.issues
    QTest.mouseClick(bar.remedies[bar.offered.index("aside")], LEFT)
    reason = page.board.inspector.fields["override"]
    assert page.chosen_id == DIPLOMA.id and reason.hasFocus()
    QTest.keyClicks(reason, "Le centre accepte")
    page.board.intake.setFocus()
    assert step_of(page, DIPLOMA.id).override == "Le centre accepte"


def test_the_authorization_is_added_with_its_due_date(page: PlanPage) -> None:
    case = page.session.document.case
    free = replace(case.preferences, keep_job=False)
    leaving = replace(case, preferences=free, client=replace(case.client, job=Job(35, 70_000)))
    page.session.document.edit(leaving, "Quitter l’emploi")
    assert read(page, "authorization-missing") == ("authorization",)
    QTest.mouseClick(page.board.issues.remedies[0], LEFT)
    added = step_of(page, step_id(leaving, "written_authorization:"))
    assert added.due == date(2027, 8, 2) and added.responsible == "officer"
    assert "authorization-missing" not in codes(page)


def test_what_is_to_be_documented_leads_to_the_answers(planned: MainWindow, page: PlanPage) -> None:
    case = page.session.document.case
    page.session.document.edit(replace(case, client=replace(case.client, subjects={})), "Effacer")
    page.edits.remove(MATHS.id)
    step_id = next(issue.step for issue in page._issues if issue.code == "admission-unknown")
    assert read(page, "admission-unknown", step_id) == ("answer",)
    QTest.mouseClick(page.board.issues.remedies[0], LEFT)
    QApplication.processEvents()
    assert planned.page == "intake"


def test_nothing_is_offered_where_nothing_would_change(page: PlanPage) -> None:
    page.edits.change(MATHS.id, lambda s: replace(s, session=""), "Changer le groupe")
    assert read(page, "dates-typed", MATHS.id) == ()
    assert not any(button.isVisible() for button in page.board.issues.remedies)
