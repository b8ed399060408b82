"""Cells of several lines: as high as their text, or as so many lines at most."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.delegates.lines import AIR, LinesDelegate


@pytest.mark.parametrize(("most", "shown"), [(0, 4), (3, 3), (8, 4)])
def test_a_cell_asks_for_no_more_lines_than_it_may_have(qtbot: QtBot, most: int, shown: int) -> None:
    model, option = QStandardItemModel(), QStyleOptionViewItem()
    model.appendRow(QStandardItem("one\ntwo\nthree\nfour"))
    option.rect = QRect(0, 0, 200, 20)
    hint = LinesDelegate(model, most).sizeHint(option, model.index(0, 0))
    assert round((hint.height() - AIR) / option.fontMetrics.lineSpacing()) == shown
