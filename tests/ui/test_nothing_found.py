"""What a list says when nothing of it is shown: that filters hide it, with what clears them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.reading import texts
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.catalogue import CataloguePage
from ui.pages.clients import ClientsPage
from ui.pages.sharing import SharingPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def clients(window: MainWindow) -> ClientsPage:
    """Return the page of the clients, on screen."""
    window.go("clients")
    return page_of(window, ClientsPage)


def test_words_that_no_client_has_hide_them_and_one_click_shows_them_again(
    clients: ClientsPage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClicks(clients.filter, "zzz")
    qtbot.waitUntil(clients.empty.isVisible)
    assert clients.empty.text.text() == "Les filtres cachent 2 dossiers."
    window.use_language("en")
    QApplication.processEvents()
    assert clients.empty.text.text() == "The filters hide 2 cases."
    assert clients.empty.button.text() == "Clear the filters"
    qtbot.mouseClick(clients.empty.button, LEFT)
    assert clients.filter.text() == "" and texts(clients.model) == ["Camille Exemple", "Éloïse Essai"]
    assert window.session.document.case is None, "no client is begun"


def test_a_list_that_holds_nobody_leads_to_the_whole_office(clients: ClientsPage, qtbot: QtBot) -> None:
    clients.choose("finished")
    assert clients.empty.text.text() == "Les filtres cachent 2 dossiers."
    qtbot.mouseClick(clients.empty.button, LEFT)
    assert len(texts(clients.model)) == 2 and clients.chips.buttons["office"].isChecked()


def test_words_that_the_catalogue_has_not_are_said_where_its_tree_stands(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    window.go("catalogue")
    panel = page_of(window, CataloguePage).board.tree
    QTest.keyClicks(panel.search, "zzzzqq")
    qtbot.waitUntil(panel.nothing.isVisible)
    assert "Rien ne contient ces mots" in panel.nothing.text.text() and not panel.found.isVisible()
    qtbot.mouseClick(panel.nothing.button, LEFT)
    assert panel.tree.isVisible() and panel.model.rowCount() and panel.search.hasFocus()


def test_sharing_says_that_nothing_is_to_be_decided(window: MainWindow) -> None:
    window.go("sharing")
    panel = page_of(window, SharingPage).board.conflicts
    assert panel.empty.isVisible() and panel.empty.text.text().startswith("Rien à décider")
    assert not panel.empty.button.isVisible() and not panel.told.isVisible()
