"""Every edit of a plan is undone, and kept in the database after a moment."""

import random
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from planner.case import new_id
from planner.plan import STATUSES, Step
from tests.ui.office import CAMILLE, DIPLOMA, MATHS, a_result
from tests.ui.pages.plan.reading import WEEK, case_of
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
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
