"""The chosen step beside the plan: what it shows, and what is changed there."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.plan import STATUSES
from tests.ui.office import AGREEMENT, DIPLOMA, MATHS
from tests.ui.on_screen import step_of
from ui.main_window import MainWindow
from ui.models.steps import DATES, STATUS, STEP, WHO
from ui.pages.plan import PlanPage
from ui.widgets.day_editor import DayEditor

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_an_override_waits_only_where_a_rule_is_broken(page: PlanPage) -> None:
    page.choose(AGREEMENT.id)
    fields = page.board.inspector.fields
    assert not fields["override"].isVisible() and not fields["session"].isVisible()
    assert fields["due"].isVisible() and fields["due"].value() == AGREEMENT.due


def test_the_inspector_changes_the_chosen_step(page: PlanPage) -> None:
    fields = page.board.inspector.fields
    fields["status"].setCurrentIndex(STATUSES.index("running"))
    fields["status"].activated.emit(STATUSES.index("running"))
    fields["cost"].setValue(125.5)
    page.board.inspector.pinned.click()
    fields["note"].setFocus()
    QTest.keyClicks(fields["note"], "Apporter les notes")
    page.board.intake.setFocus()
    changed = step_of(page, MATHS.id)
    assert (changed.status, changed.cost_cents, changed.pinned, changed.note) == (
        "running", 12_550, True, "Apporter les notes"
    )  # fmt: skip
    stack = page.session.document.undo_stack
    named = [stack.text(n) for n in range(stack.count())]
    assert len(named) == len(set(named)) == 4
    for _ in range(4):
        stack.undo()
    assert step_of(page, MATHS.id) == MATHS and fields["note"].toPlainText() == ""


def test_an_emptied_cost_is_stated_by_nobody_and_may_be_undone(page: PlanPage) -> None:
    page.choose(MATHS.id)
    cost, stack = page.board.inspector.fields["cost"], page.session.document.undo_stack
    assert step_of(page, MATHS.id).cost_cents is None
    counted = cost.text()
    assert counted.endswith("(catalogue)")
    cost.setValue(125)
    cost.setFocus()
    cost.selectAll()
    QTest.keyClick(cost, Qt.Key.Key_Delete)
    QTest.keyClick(cost, Qt.Key.Key_Return)
    assert step_of(page, MATHS.id).cost_cents is None and cost.text() == counted
    stack.undo()
    assert step_of(page, MATHS.id).cost_cents == 12_500 and cost.text() == "125,00\u00a0$"
    cost.setValue(0)
    assert step_of(page, MATHS.id).cost_cents == 0, "free of charge is an answer"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_who_does_a_step_may_be_named_in_ones_own_words(page: PlanPage, key: Qt.Key) -> None:
    who = page.board.inspector.fields["responsible"]
    who.setFocus()
    who.lineEdit().selectAll()
    QTest.keyClicks(who, "Mme Roy")
    QTest.keyClick(who, key)
    assert step_of(page, MATHS.id).responsible == who.currentText() == "Mme Roy"
    assert page.steps.index(0, WHO).data() == "Mme Roy"
    assert page.session.document.undo_stack.count() == 1


def test_groups_that_differ_by_their_start_can_be_told_apart(page: PlanPage) -> None:
    page.choose(DIPLOMA.id)
    groups = page.board.inspector.fields["session"]
    assert groups.count() == 2 and groups.itemText(0) != groups.itemText(1)
    groups.setCurrentIndex(1)
    groups.activated.emit(1)
    assert (step_of(page, DIPLOMA.id).session, step_of(page, DIPLOMA.id).start) == (
        "winter",
        date(2028, 1, 10),
    )


def emptied(page: PlanPage, name: str) -> DayEditor:
    field = page.board.inspector.fields[name]
    assert isinstance(field, DayEditor)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    return field


def test_a_due_day_is_emptied_and_none_is_shown_as_none(page: PlanPage) -> None:
    page.choose(AGREEMENT.id)
    field = emptied(page, "due")
    assert step_of(page, AGREEMENT.id).due is None
    assert (field.text(), field.placeholderText()) == ("", "Aucune date fixée")
    QTest.keyClicks(field, "11 janv. 2027")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert step_of(page, AGREEMENT.id).due == date(2027, 1, 11)


@pytest.mark.parametrize("name", ["start", "last"])
def test_an_activity_keeps_its_days_and_says_so(page: PlanPage, planned: MainWindow, name: str) -> None:
    page.choose(MATHS.id)
    shown = page.board.inspector.fields[name].text()
    assert emptied(page, name).text() == shown and step_of(page, MATHS.id) == MATHS
    assert "ne peut pas rester vide" in planned.notice.text.text()


def test_a_day_written_wrong_for_one_step_does_not_stay_for_another(page: PlanPage) -> None:
    page.choose(AGREEMENT.id)
    emptied(page, "due").setText("demain")
    other = replace(AGREEMENT, id="undated", due=None)
    page.add_step(other)
    assert page.chosen_id == "undated" and page.board.inspector.fields["due"].text() == ""


@pytest.mark.parametrize("code", ["fr", "en"])
def test_nothing_of_the_step_is_hidden_by_its_scroll_bar(planned: MainWindow, code: str) -> None:
    planned.use_language(code)
    QApplication.processEvents()
    area = planned.pages["plan"].board.inspector._area
    bar = area.verticalScrollBar().sizeHint().width()
    assert area.widget().minimumSizeHint().width() <= area.width() - bar


def test_who_does_a_step_and_how_far_it_is_are_seen_without_scrolling(page: PlanPage) -> None:
    tabs = page.board.tabs
    tabs.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    across, room = tabs.table.horizontalHeader(), tabs.table.viewport().width()
    for column in (STEP, DATES, STATUS, WHO):
        assert across.sectionViewportPosition(column) + across.sectionSize(column) <= room


def test_every_status_is_whole_after_the_language_has_changed(page: PlanPage, planned: MainWindow) -> None:
    table = page.board.tabs.table
    for code in ("en", "fr"):
        planned.use_language(code)
        assert table.columnWidth(STATUS) >= table.sizeHintForColumn(STATUS) > 0


def test_the_status_of_an_administrative_step_stands_at_the_left(page: PlanPage) -> None:
    inspector = page.board.inspector
    page.choose(MATHS.id)
    QApplication.processEvents()
    beside = inspector.fields["status"].x()
    page.choose(AGREEMENT.id)
    QApplication.processEvents()
    assert inspector.fields["status"].x() == inspector.fields["due"].x() < beside
    page.choose(MATHS.id)
    QApplication.processEvents()
    assert inspector.fields["status"].x() == beside
