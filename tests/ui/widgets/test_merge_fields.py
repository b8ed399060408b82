"""The tables of a merge: what waits is marked, also where it is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from planner.catalogue import Catalogue
from planner.words import Words
from tests.ui.models.merging import TwoOffices
from ui import style
from ui.delegates.marked import MarkedDelegate
from ui.models.merge_fields import RESULT
from ui.models.merge_tree import STATE
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
    """Return the ground and the ink of a cell of the line that is chosen."""
    option, delegate = QStyleOptionViewItem(), view.itemDelegate()
    option.state |= QStyle.StateFlag.State_Selected
    assert isinstance(delegate, MarkedDelegate)
    delegate.initStyleOption(option, view.currentIndex().siblingAtColumn(column))
    roles = QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText
    ground, ink = (option.palette.color(role).name() for role in roles)
    return ground, ink


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
