from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from planner.plan import Step
from planner.words import Words
from tests.builders import START
from tests.ui.office import an_office_catalogue
from ui.dialogs.add_step import AddStepDialog
from ui.main_window import MainWindow

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CATALOGUE = an_office_catalogue()
OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def made() -> list[Step]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, made: list[Step], dressed: object) -> Iterator[AddStepDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = AddStepDialog(CATALOGUE, Words("fr"), START, parent)
    found.made.connect(made.append)
    found.show()
    yield found


def rows(dialog: AddStepDialog) -> list[str]:
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


def test_all_activities_are_listed_at_first(dialog: AddStepDialog) -> None:
    assert len(rows(dialog)) == 2 and dialog.list.currentRow() == 0
    assert dialog.buttons.button(OK).isEnabled()


def test_enter_adds_what_is_found_in_its_first_group(dialog: AddStepDialog, made: list[Step]) -> None:
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "ACTIVITE dep")
    assert "(DEP)" in rows(dialog)[0]
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    (step,) = made
    assert (step.activity, step.session, step.start) == ("DEP", "autumn", date(2027, 8, 30))
    assert step.end == date(2028, 3, 27) and step.hours_per_week == 30 and step.id


def test_another_group_gives_its_own_day(dialog: AddStepDialog, made: list[Step]) -> None:
    dialog.search.setText("dep")
    dialog.group.setCurrentIndex(1)
    dialog.group.activated.emit(1)
    assert dialog.start.day == date(2028, 1, 10)
    dialog.accept()
    assert (made[0].session, made[0].start) == ("winter", date(2028, 1, 10))


def test_ones_own_words_make_an_administrative_step(dialog: AddStepDialog, made: list[Step]) -> None:
    dialog.search.setText("  Appeler l’école ")
    assert len(rows(dialog)) == 1 and not dialog.group.isEnabled()
    dialog.accept()
    (step,) = made
    assert step.is_formality and step.title == "Appeler l’école" and step.due == START


def test_giving_up_adds_nothing(dialog: AddStepDialog, made: list[Step]) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert made == [] and not dialog.isVisible()


def test_ins_opens_it_and_the_step_is_chosen(planned: MainWindow) -> None:
    page = planned.pages["plan"]
    page.board.tabs.tabs.setCurrentIndex(1)
    page.board.tabs.table.setFocus()
    QTest.keyClick(page.board.tabs.table, Qt.Key.Key_Insert)
    found = page.findChild(AddStepDialog)
    found.search.setText("Écrire la lettre")
    found.accept()
    case = planned.session.document.case
    added = next(s for s in case.plan.steps if s.title == "Écrire la lettre")
    assert page.chosen_id == added.id and len(case.plan.steps) == 4
    planned.undo_group.undo()
    assert len(planned.session.document.case.plan.steps) == 3


def test_a_long_name_is_whole_in_its_tip_and_nothing_slides_sideways(qtbot: QtBot) -> None:
    dialog = AddStepDialog(an_office_catalogue(), Words("en"), date(2027, 1, 11))
    qtbot.addWidget(dialog)
    item = dialog.list.item(0)
    assert item.toolTip() == item.text()
    assert dialog.list.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
