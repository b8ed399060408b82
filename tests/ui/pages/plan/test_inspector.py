"""The chosen step beside the plan: what it shows, and what is changed there."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.plan import STATUSES
from tests.ui.office import AGREEMENT, DIPLOMA, MATHS
from tests.ui.on_screen import step_of
from ui.main_window import MainWindow
from ui.models.steps import DATES, STATUS, STEP, WHO
from ui.pages.plan import PlanPage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_an_override_waits_only_where_a_rule_is_broken(page: PlanPage) -> None:
    page.choose(AGREEMENT.id)
    fields = page.board.inspector.fields
    assert not fields["override"].isVisible() and not fields["session"].isVisible()
    assert fields["due"].isVisible() and fields["due"].day == AGREEMENT.due


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
