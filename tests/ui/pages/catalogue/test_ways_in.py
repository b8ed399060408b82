"""What leads to a trade, drawn: its boxes open their cards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.catalogue.reading import MACHINIST, choose, shown
from ui.models.catalogue_entries import PROGRAM, Entry
from ui.models.ways_in import CLOSED, OPEN, PLAIN
from ui.pages.catalogue import CataloguePage
from ui.widgets.pathway_graph import PathwayGraph

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def ways(page: CataloguePage) -> PathwayGraph:
    page.board.programs.tabs.setCurrentIndex(1)
    return page.board.programs.graph.graph


def test_what_leads_to_a_trade_is_drawn_and_a_box_opens_its_card(with_camille: CataloguePage) -> None:
    page = with_camille
    choose(page, MACHINIST)
    drawn = ways(page)
    codes = {node.code: node.state for node in drawn.picture.graph.nodes}
    assert codes["DEP"] == CLOSED and codes["MAT4"] == OPEN and drawn.picture.graph.opened == "DEP"
    assert drawn.accessibleName() and "Activité MAT4 → Porte 1" in drawn.accessibleDescription()
    drawn.setFocus()
    QTest.keyClick(drawn, Qt.Key.Key_Left)
    QTest.keyClick(drawn, Qt.Key.Key_Left)
    assert drawn.picture.node(drawn.current).code == "MAT4"
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    assert page.card == Entry(PROGRAM, "MAT4") and shown(page) is page.board.cards.program
    assert page.chosen == MACHINIST and drawn.picture.graph.opened == "DEP"


def test_a_click_on_a_box_opens_its_card(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    drawn = ways(page)
    QApplication.processEvents()
    box = drawn.boxes.boxes["DEP"]
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert page.card == Entry(PROGRAM, "DEP")
    assert {node.state for node in drawn.picture.graph.nodes} == {PLAIN}


def test_without_a_trade_the_graph_says_what_to_choose(page: CataloguePage) -> None:
    drawn = ways(page)
    assert drawn.picture.graph.nodes == () and not page.board.programs.graph.area.isVisible()
    assert "Choisissez un métier" in page.board.programs.graph.legend.text()
