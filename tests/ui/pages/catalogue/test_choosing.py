"""The page of the catalogue: what the tree and the table list, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.reading import texts
from tests.ui.pages.catalogue.reading import LIGHTING, MACHINIST, choose, codes, said, shown
from ui.main_window import MainWindow
from ui.models.catalogue_entries import NO_ENTRY, PROGRAM, SECTOR, Entry
from ui.pages.catalogue import CataloguePage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_i_and_ctrl_4_open_the_page(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert window.page == "catalogue"
    window.go("home")
    QTest.keyClick(window, Qt.Key.Key_4, CONTROL)
    qtbot.waitUntil(lambda: window.page == "catalogue")


def test_at_first_every_programme_is_there_and_nothing_is_chosen(page: CataloguePage) -> None:
    assert codes(page) == ["DEP", "MAT4", "WELCOME", "OLD"]
    assert page.board.programs.heading.text() == "Tous les programmes et activités"
    assert shown(page) is page.board.cards.nothing and "Rien de choisi" in said(shown(page))
    assert not page.board.programs.filters.all.isEnabled()
    assert page.board.fresh.text() == "2 métiers · 4 activités · Salaires 29\u00a0nov.\u00a02023"


def test_a_trade_shows_what_leads_to_it_and_its_card(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    assert codes(page) == ["DEP", "OLD"]
    assert page.board.programs.heading.text() == "Ce qui mène à «\xa0Machiniste d’outillage\xa0»"
    card, text = page.board.cards.trade, said(shown(page))
    assert shown(page) is card and card.title.text() == "Machiniste d’outillage"
    for part in (
        "CNP 72100",
        "FÉER\xa02".replace("\xa0", " "),
        "Pénurie modérée",
        "2024-2033",
        "médiane 27\xa0$/h",
        "2021-2022",
        "Enquête",
    ):
        assert part in text, part
    assert "Activité DEP" in text and "Guichet-Emplois" in text
    assert texts(card.model) == ["S2", "Mesurer"]
    assert not card.aim.isVisible() and card.begin.isVisible(), "there is no file to aim"


def test_what_is_not_published_is_said_and_never_called_balanced(page: CataloguePage) -> None:
    choose(page, LIGHTING)
    text = said(shown(page))
    assert "Perspectives\xa0: non publiées" in text and "Salaires\xa0: non publiés" in text
    assert "équilibre" not in text and not page.board.cards.trade.skills.isVisible()


def test_a_sector_lists_what_leads_into_it(page: CataloguePage) -> None:
    choose(page, Entry(SECTOR, "6"))
    assert codes(page) == ["WELCOME"] and "1 métier" in said(shown(page))


def test_a_trade_without_any_programme_says_so(page: CataloguePage) -> None:
    bare = replace(a_full_catalogue(), activities={})
    page.session.opened = page.session.opened.with_catalogue(bare)
    page.session.database_changed.emit()
    choose(page, MACHINIST)
    said, table = page.board.programs.count, page.board.programs.table
    assert said.text().startswith("Aucun programme du catalogue n’ouvre à lui seul ce métier.")
    assert said.isVisible() and not table.isVisible()


def test_all_programmes_come_back(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    page.board.programs.filters.all.click()
    assert len(codes(page)) == 4 and page.chosen == NO_ENTRY
    assert not page.board.tree.tree.selectionModel().hasSelection()


def test_filters_say_what_they_leave_out(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    region = page.board.programs.filters.region
    region.setCurrentIndex(region.findData("06"))
    region.activated.emit(region.currentIndex())
    assert codes(page) == ["DEP"]
    assert page.board.programs.count.text() == "1 activité · 1 écartée par les filtres"
    assert texts(page.board.programs.model, 2) == ["Montréal"]


def test_a_header_sorts_and_keeps_the_choice(page: CataloguePage) -> None:
    page.board.programs.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert codes(page)[-1] == "WELCOME"
    page.choose_program("WELCOME")
    assert page.board.programs.table.currentIndex().row() == 3


def test_the_line_filters_the_tree_and_is_reached_by_ctrl_f(page: CataloguePage, qtbot: QtBot) -> None:
    QTest.keyClick(page.board.tree.tree, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.board.tree.search
    QTest.keyClicks(page.board.tree.search, "conductrice de tour")
    qtbot.waitUntil(lambda: page.board.tree.found.text() == "1 trouvé")
    assert texts(page.board.tree.model) == ["7 · Métiers, transport et machinerie"]
    assert page.board.tree.tree.isExpanded(page.board.tree.model.index(0, 0))
    page.board.tree.search.setText("qqqq")
    qtbot.waitUntil(page.board.tree.nothing.isVisible)
    assert page.board.tree.nothing.text.text().startswith("Rien ne contient ces mots")


def test_a_programme_is_found_by_title_or_code_and_opens_its_card(page: CataloguePage, qtbot: QtBot) -> None:
    tree = page.board.tree
    for typed in ("welcome", "activité welcome"):
        tree.search.setText(typed)
        qtbot.waitUntil(lambda: "Programmes et activités" in texts(tree.model))
        choose(page, Entry(PROGRAM, "WELCOME"))
        assert page.card == Entry(PROGRAM, "WELCOME") and shown(page) is page.board.cards.program
        tree.search.setText("")
        qtbot.waitUntil(lambda: "Programmes et activités" not in texts(tree.model))
        page.choose(MACHINIST)


def test_a_programme_that_another_one_replaced_comes_last_and_says_so(
    page: CataloguePage, qtbot: QtBot
) -> None:
    tree = page.board.tree
    tree.search.setText("activité")
    qtbot.waitUntil(lambda: "Programmes et activités" in texts(tree.model))
    above = next(
        tree.model.index(row, 0)
        for row in range(tree.model.rowCount())
        if tree.model.index(row, 0).data() == "Programmes et activités"
    )
    tree.model.fetchMore(above)
    lines = [tree.model.index(row, 0, above).data() for row in range(tree.model.rowCount(above))]
    assert lines[-1] == "OLD · DEP Activité OLD – remplacé par DEP", lines


def test_the_tree_and_the_table_are_used_by_keyboard(page: CataloguePage) -> None:
    tree, table = page.board.tree.tree, page.board.programs.table
    tree.setFocus()
    assert page.chosen == NO_ENTRY, "taking the focus chooses nothing"
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
    assert page.chosen == page.card == MACHINIST
    table.setFocus()
    assert page.card == MACHINIST
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert page.card.code == codes(page)[table.currentIndex().row()] and page.chosen == MACHINIST
