from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionHeader
from pytestqt.qtbot import QtBot

from ui.widgets.clamped_header import clamped
from ui.widgets.fact_table import FactTable

LONG = "B. ASP Usinage sur machines-outils à commande numérique, Emploi-tremplin"


def test_a_title_longer_than_its_lines_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    font = QApplication.font()
    width = QFontMetrics(font).horizontalAdvance("machines-outils à comm")
    lines = clamped(LONG, font, width, 3).split("\n")
    assert len(lines) == 3 and lines[0].startswith("B. ASP") and lines[2].endswith("…")
    assert clamped(LONG, font, width * 5, 3) == LONG


def test_a_table_cuts_only_the_title_that_has_no_room(qtbot: QtBot) -> None:
    model, table = QStandardItemModel(1, 2), FactTable(2, titles=3.6)
    qtbot.addWidget(table)
    model.setHorizontalHeaderLabels([LONG, "C. Court"])
    table.setModel(model)
    table.widen((14, 14), 1)
    table.resize(600, 200)
    table.show()
    titles = []
    for column in range(2):
        option, across = QStyleOptionHeader(), table.horizontalHeader()
        across.initStyleOption(option)
        across.initStyleOptionForIndex(option, column)
        titles.append(option.text)
    assert titles[0].endswith("…") and titles[1] == "C. Court"
