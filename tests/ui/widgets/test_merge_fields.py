"""The tables of a merge: what waits is marked, also where it is chosen."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from db.cases import CaseStore
from planner.catalogue import Catalogue
from planner.words import Words
from tests.builders import a_case, a_client
from tests.ui.models.merging import THERE, TwoOffices
from ui import style
from ui.models.merge_fields import RESULT
from ui.models.merge_tree import STATE
from ui.models.merge_words import whole_sides
from ui.widgets.merge_board import MergeBoard

ENGLISH = Words("en")


@pytest.fixture
def board(tmp_path: Path, qtbot: QtBot) -> Iterator[MergeBoard]:
    """Return the board of a merge in which one case was edited on both sides."""
    offices = TwoOffices(tmp_path)
    for database, notes in ((offices.north, "ici"), (offices.south, "là-bas")):
        offices.edit(database, offices.cases[0], notes=notes)
    board = MergeBoard()
    qtbot.addWidget(board)
    board.show_plan(offices.plan(), "Bureau du nord", Catalogue(), ENGLISH)
    yield board
    offices.close()


def chosen_colours(view: QAbstractItemView, column: int) -> tuple[str, str]:
    """Return the commonest colour of a cell of the line that is chosen, and whether its ink is there."""
    place = view.currentIndex().siblingAtColumn(column)
    view.window().resize(1200, 700)
    view.window().show()
    QApplication.processEvents()
    picture = view.viewport().grab(view.visualRect(place)).toImage()
    found = Counter(
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    )
    ink = place.data(Qt.ItemDataRole.ForegroundRole).name()
    return found.most_common(1)[0][0], ink if ink in found else ""


def test_a_conflict_in_the_chosen_line_stays_red(board: MergeBoard) -> None:
    red = (style.colour("error_ground").name(), style.colour("error").name())
    assert chosen_colours(board.cases, STATE) == red
    assert chosen_colours(board.fields, RESULT) == red
    board.fields.choose("received")
    green = (style.colour("ok_ground").name(), style.colour("ok").name())
    assert chosen_colours(board.fields, RESULT) == green


def test_a_client_is_a_case_and_what_came_is_a_file(board: MergeBoard) -> None:
    said = [board.merge.text(), board.cases.accessibleName(), board.buttons.take.text()]
    assert "Merge 1 case" in said and not any("file" in text for text in said)
    assert board.sub.text().startswith("1 case differs")


def test_a_case_that_is_not_here_says_nothing_of_here_and_begins_with_its_name(
    tmp_path: Path, qtbot: QtBot
) -> None:
    offices, board = TwoOffices(tmp_path), MergeBoard()
    qtbot.addWidget(board)
    CaseStore(offices.south).add(a_case(client=a_client(name="Noa", birth_date=date(1990, 1, 1))), THERE)
    board.show_plan(offices.plan(), "Bureau du nord", Catalogue(), ENGLISH)
    offices.close()
    fields = board.fields.fields
    said = [[fields.index(row, column).data() for column in (0, 1, 2)] for row in range(fields.rowCount())]
    assert said[0] == ["First name or name", "–", "Noa"]
    assert {here for _, here, _ in said} <= {"–", "not there"}
    assert whole_sides(fields.lines[0], Catalogue(), ENGLISH)[0] == "–"
    assert board.buttons.received.isEnabled() and not board.buttons.here.isEnabled()
    QTest.keyClick(board.cases, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert not any(board._plan.side(line) for line in fields.lines)  # type: ignore[union-attr]


def test_what_is_here_can_be_kept_of_a_case_that_is_in_both_offices(board: MergeBoard) -> None:
    assert board.buttons.here.isEnabled()
    board.buttons.here.click()
    assert [board._plan.side(line) for line in board.fields.fields.lines] == ["here"]  # type: ignore[union-attr]
