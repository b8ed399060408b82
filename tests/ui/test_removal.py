"""Cases that leave the lists and come back: what is told of it, and who is chosen then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.models.reading import texts
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> ClientsPage:
    """Return the page of the clients, on screen."""
    window.go("clients")
    return page_of(window, ClientsPage)


def test_what_is_told_of_a_removal_goes_when_it_is_undone_and_who_is_back_is_chosen(
    page: ClientsPage, window: MainWindow
) -> None:
    page.table.setCurrentIndex(page.model.index(1, 0))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Ctrl+Z" in window.notice.text.text() and window.notice.isVisible()
    assert page.card.name.text() == "Camille Exemple"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.notice.isHidden()
    assert page.chosen.summary.name == "Éloïse Essai" == page.card.name.text()
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert texts(page.model) == ["Camille Exemple"]


def test_another_language_names_a_removal_again_and_leaves_no_message_of_the_former_one(
    page: ClientsPage, window: MainWindow
) -> None:
    page.remove_chosen()
    window.use_language("en")
    QApplication.processEvents()
    assert window.actions_["undo"].text() == "&Undo: Remove Camille Exemple"
    assert window.notice.isHidden()


def test_a_removal_stays_told_when_only_the_theme_changes(page: ClientsPage, window: MainWindow) -> None:
    page.remove_chosen()
    window.use_theme("dark")
    assert window.notice.isVisible()
    window.use_theme("light")
