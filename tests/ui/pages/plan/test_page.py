"""The page of the plan: one step chosen everywhere, its keys, and what it says without a case."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.office import AGREEMENT, DIPLOMA, ELOISE, MATHS
from tests.ui.on_screen import step_of
from tests.ui.pages.plan.reading import WEEK, case_of
from ui.delegates.lines import PADDING
from ui.dialogs.entry import EntryDialog
from ui.main_window import MainWindow
from ui.models.step_words import STATUS_WORDS, status_words
from ui.models.steps import STATUS
from ui.pages.plan import PlanPage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ALT = Qt.KeyboardModifier.AltModifier


def test_the_first_activity_is_chosen_everywhere(page: PlanPage) -> None:
    assert page.chosen_id == MATHS.id
    assert page.board.inspector.title.text() == "Activité MAT4"
    assert page.board.tabs.table.currentIndex().row() == 0
    assert page.board.tabs.calendar.calendar.bars[MATHS.id].isSelected()


def test_without_a_case_the_page_offers_the_clients(window: MainWindow) -> None:
    window.go("plan")
    page = window.pages["plan"]
    assert page.empty.isVisible() and not page.board.isVisible()
    page.empty.button.click()
    assert window.page == "clients"


def test_the_list_and_the_calendar_are_twins(page: PlanPage, qtbot: QtBot) -> None:
    tabs = page.board.tabs
    dated = [s.id for s in case_of(page).plan.steps if s.day]
    assert list(tabs.calendar.calendar.bars) == [s.step.id for s in page.steps.rows] == dated
    tabs.table.selectRow(2)
    assert page.chosen_id == DIPLOMA.id and page.board.inspector.title.text() == "Activité DEP"
    qtbot.waitUntil(lambda: tabs.calendar.calendar.bars[DIPLOMA.id].isSelected())
    tabs.calendar.calendar.bars[AGREEMENT.id].chosen.emit(AGREEMENT.id)
    assert tabs.table.currentIndex().row() == 1 and page.chosen_id == AGREEMENT.id


def test_keys_of_the_page_shape_the_plan(page: PlanPage, qtbot: QtBot) -> None:
    table = page.board.tabs.table
    page.board.tabs.tabs.setCurrentIndex(1)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert step_of(page, MATHS.id).start == MATHS.start + WEEK
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert step_of(page, MATHS.id) == MATHS
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert case_of(page).plan.step(MATHS.id) is None
    assert page.session.document.undo_stack.undoText() == "Retirer une étape"
    page.session.document.undo_stack.undo()
    assert step_of(page, MATHS.id) == MATHS


def test_the_issue_bar_chooses_the_step(page: PlanPage) -> None:
    page.edits.move(DIPLOMA.id, -7)
    page.choose(MATHS.id)
    bar = page.board.issues
    assert bar.property("role") == "fault" and bar.more.isVisible()
    bar.more.click()
    rows = [
        n for n in range(bar.list.count()) if bar.list.item(n).data(Qt.ItemDataRole.UserRole) == DIPLOMA.id
    ]
    bar.list.setCurrentRow(rows[0])
    bar.list.itemActivated.emit(bar.list.currentItem())
    assert page.chosen_id == DIPLOMA.id
    assert page.board.inspector.fields["override"].isVisible()


def test_another_case_shows_its_own_plan(page: PlanPage) -> None:
    page.session.open_case(ELOISE)
    assert page.steps.rowCount() == 0 and page.board.name.text() == "Éloïse Essai"
    assert not page.board.issues.isVisible()


def test_ctrl_d_sets_the_plan_aside_and_goes_on_with_a_copy(page: PlanPage) -> None:
    before = case_of(page).plan
    QTest.keyClick(page.window(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = page.window().findChild(EntryDialog)
    assert dialog is not None
    dialog.accept()
    after = case_of(page)
    assert after.plan.steps == before.steps and after.plan.id != before.id
    assert [aside.id for aside in after.keeping.plans] == [before.id]


def test_a_file_without_an_occupation_says_on_every_part_what_to_do(planned: MainWindow) -> None:
    planned.session.new_case(page="plan")
    board = planned.pages["plan"].board
    assert not board.gap.search.isEnabled()
    said = {label.text() for label in board.strip.findChildren(QLabel)}
    assert any(text.startswith("Aucun métier n’est encore visé") for text in said)
    for number in (0, 1):
        board.tabs.tabs.setCurrentIndex(number)
        hint = board.tabs._hinted[number].hint
        assert hint.isVisible() and "métier" in hint.text() and "ci-dessus" not in hint.text()


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_every_status_of_the_list_is_whole(page: PlanPage, planned: MainWindow, spoken: str) -> None:
    planned.use_language(spoken)
    tabs, words = page.board.tabs, page.words
    tabs.tabs.setCurrentIndex(1)
    for status in STATUS_WORDS:
        said = tabs.fontMetrics().horizontalAdvance(status_words(status, words))
        assert tabs.table.columnWidth(STATUS) >= said + PADDING
