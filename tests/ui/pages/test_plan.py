import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.case import Case, new_id
from planner.pathway.result import Blocked, Result, Status
from planner.plan import STATUSES, Step
from tests.ui.office import AGREEMENT, CAMILLE, DIPLOMA, ELOISE, MATHS, a_result
from tests.ui.on_screen import page_of, step_of
from ui.dialogs.entry import EntryDialog
from ui.dialogs.reasons import ReasonsDialog
from ui.dialogs.why_not import WhyNotDialog
from ui.main_window import MainWindow
from ui.models.steps import DATES, STATUS, STEP, WHO
from ui.pages.plan import PlanPage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WEEK = timedelta(days=7)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on the plan of Camille."""
    return page_of(planned, PlanPage)


def case_of(page: PlanPage) -> Case:
    assert page.session.document.case is not None
    return page.session.document.case


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


def test_f5_searches_again(page: PlanPage, searched: list[Case]) -> None:
    before = len(searched)
    page.board.tabs.table.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_F5)
    assert len(searched) == before + 1 and page.search.result == a_result()


def test_a_card_is_adopted_by_the_space_bar_and_stays_chosen(page: PlanPage) -> None:
    first, second = page.board.strip.cards
    assert first.radio.isChecked() and not second.radio.isChecked()
    second.radio.setFocus()
    QTest.keyClick(second.radio, Qt.Key.Key_Space)
    assert [s.session for s in case_of(page).plan.activity_steps] == ["evening", "winter"]
    assert not first.radio.isChecked() and second.radio.isChecked()
    assert page.session.document.undo_stack.undoText() == "Adopter un parcours"
    QTest.keyClick(second.radio, Qt.Key.Key_Space)
    assert second.radio.isChecked()
    page.session.document.undo_stack.undo()
    page.session.document.undo_stack.undo()
    assert first.radio.isChecked() and not second.radio.isChecked()


def test_cards_made_anew_give_the_focus_back_to_the_same_pathway(page: PlanPage) -> None:
    strip = page.board.strip
    strip.cards[1].why.setFocus()
    kept = strip.cards[1].proposal
    found = replace(a_result(), proposals=tuple(reversed(a_result().proposals)))
    page.search.result = found
    page.pathways.show_every(True)
    page._show_pathways()
    held = next(card for card in strip.cards if card.why.hasFocus())
    assert held.proposal == kept
    page.search.result = replace(found, proposals=found.proposals[:1])
    page._show_pathways()
    assert any(part.hasFocus() for card in strip.cards for part in card.controls)


def test_only_whole_cards_are_seen_and_the_plan_is_among_them(page: PlanPage, qtbot: QtBot) -> None:
    strip, first = page.board.strip, a_result().proposals[0]
    many = tuple(replace(first, finish=first.finish + n * timedelta(days=1)) for n in range(6))
    page.search.result = replace(a_result(), proposals=many)
    page.pathways.show_every(True)
    page._show_pathways()
    room, wide = strip._area.width(), strip.cards[0].width() + 8
    assert (room + 8) % wide < 8 and len(strip.cards) * wide > room
    strip.cards[5].show_adopted(True)
    for card in strip.cards[:5]:
        card.show_adopted(False)
    strip._slide_to_plan()
    left = strip.cards[5].mapTo(strip._area, QPoint()).x()
    assert left >= 0 and left + strip.cards[5].width() <= room


def test_cards_say_what_they_rest_on(page: PlanPage) -> None:
    second = page.board.strip.cards[1]
    badges = [b.accessibleName() for b in second.findChildren(QLabel) if "◇" in b.text()]
    assert len(badges) == 2 and any("Mathématique" in text for text in badges)


def test_why_explains_each_step(page: PlanPage, qtbot: QtBot) -> None:
    page.board.strip.cards[0].why.click()
    found = page.findChild(ReasonsDialog)
    text = said(found)
    assert "1. Activité MAT4" in text and "2. Activité DEP" in text and "Prouvé" in text
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_why_not_says_what_blocks_and_what_would_open(page: PlanPage) -> None:
    assert not page.board.strip.why_not.isVisible()
    blocked = Blocked(
        "while_working",
        ({"constraint": "money_limit_cents", "value": 50_000},),
        ({"constraint": "deadline", "to": "2029-12-31", "finish": "2029-06-30", "money_cents": 12_300},),
    )
    page.search.result = replace(a_result(), why_not=(blocked,))
    page._show_pathways()
    page.board.strip.why_not.click()
    text = said(page.findChild(WhyNotDialog))
    assert "500" in text and "2029" in text and "123" in text


def said(found: QDialog) -> str:
    return "\n".join(label.text() for label in found.findChildren(QLabel))


def test_no_pathway_is_said_in_the_place_of_the_cards(page: PlanPage) -> None:
    page.search.result = Result(Status.INFEASIBLE)
    page._show_pathways()
    assert page.board.strip.cards == []


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


def test_another_case_shows_its_own_plan(page: PlanPage) -> None:
    page.session.open_case(ELOISE)
    assert page.steps.rowCount() == 0 and page.board.name.text() == "Éloïse Essai"
    assert not page.board.issues.isVisible()


Edit = Callable[[PlanPage, random.Random], None]


def _add(page: PlanPage, chance: random.Random) -> None:
    start = MATHS.start + chance.randrange(0, 60) * WEEK
    kinds = (
        Step(new_id(), "MAT4", "evening", start, start + 17 * WEEK),
        Step(new_id(), formality="own", title="Téléphoner", due=start),
    )
    page.add_step(chance.choice(kinds))


def _move(page: PlanPage, chance: random.Random) -> None:
    if ids := [s.id for s in case_of(page).plan.steps]:
        page.edits.move(chance.choice(ids), chance.choice((-14, -7, 7, 70)))


def _remove(page: PlanPage, chance: random.Random) -> None:
    page.remove_step()


def _pin(page: PlanPage, chance: random.Random) -> None:
    if page.board.inspector.pinned.isVisible():
        page.board.inspector.pinned.click()


def _status(page: PlanPage, chance: random.Random) -> None:
    field, number = page.board.inspector.fields["status"], chance.randrange(len(STATUSES))
    field.setCurrentIndex(number)
    field.activated.emit(number)


def _adopt(page: PlanPage, chance: random.Random) -> None:
    page.edits.adopt(chance.choice(a_result().proposals))


def _choose(page: PlanPage, chance: random.Random) -> None:
    if page.steps.rowCount():
        page.board.tabs.table.selectRow(chance.randrange(page.steps.rowCount()))


EDITS: tuple[Edit, ...] = (_add, _move, _move, _remove, _pin, _status, _adopt, _choose, _choose)


@pytest.mark.parametrize("seed", range(2))
def test_undoing_every_edit_gives_the_very_first_case(page: PlanPage, seed: int) -> None:
    chance, stack = random.Random(seed), page.session.document.undo_stack
    first = case_of(page)
    for _ in range(30):
        chance.choice(EDITS)(page, chance)
        assert [s.step for s in page.steps.rows] == list(case_of(page).plan.steps)
    last, edits = case_of(page), stack.count()
    assert edits > 10 and last != first
    for _ in range(edits):
        stack.undo()
    assert case_of(page) is first and page.session.document.is_saved
    assert not stack.canUndo()
    for _ in range(edits):
        stack.redo()
    assert case_of(page) is last


def test_an_edit_is_in_the_database_after_a_moment(page: PlanPage, planned: MainWindow, qtbot: QtBot) -> None:
    planned.autosave._timer.setInterval(60)
    page.edits.move(DIPLOMA.id, 7)
    qtbot.waitUntil(lambda: page.session.document.is_saved, timeout=3000)
    assert page.session.cases.load(CAMILLE)[0] == case_of(page)


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


def test_the_first_card_is_a_dozen_keys_from_the_head_of_the_page(page: PlanPage) -> None:
    page.board.plans.setFocus()
    first, walked = page.board.strip.cards[0].radio, []
    while QApplication.focusWidget() is not first and len(walked) < 40:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(type(QApplication.focusWidget()).__name__)
    assert len(walked) <= 12, walked
