"""Cells that say a shorter text where the whole one has no room."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.delegates.short import ShortDelegate
from ui.models.columns import SHORT

LONG = "Mathématique, 4ᵉ secondaire (culture, société et technique)"


@pytest.mark.parametrize(
    ("wide", "short", "shown"),
    [(900, "Math.", LONG), (120, "Math.", "Math."), (120, None, LONG), (0, "Math.", LONG)],
)
def test_a_text_gives_way_to_a_shorter_one_where_it_would_be_cut(
    qtbot: QtBot, wide: int, short: str | None, shown: str
) -> None:
    model, option, item = QStandardItemModel(), QStyleOptionViewItem(), QStandardItem(LONG)
    item.setData(short, SHORT)
    model.appendRow(item)
    option.rect = QRect(0, 0, wide, 20)
    ShortDelegate(model).initStyleOption(option, model.index(0, 0))
    assert option.text == shown
