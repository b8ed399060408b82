"""The paper of a client whose plan has no step yet: every way there is open, and says what is missing."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.office import ELOISE
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage
from ui.pages.preview import PreviewPage


def test_the_paper_without_a_plan_is_reached_from_everywhere_and_says_what_is_missing(
    page: ClientsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.setCurrentIndex(page.model.index(1, 0))
    assert page.chosen.summary.id == ELOISE and page.chosen.summary.steps == 0
    qtbot.mouseClick(page.card.buttons["preview"], Qt.MouseButton.LeftButton)
    empty = page_of(window, PreviewPage).empty
    assert (
        window.page == "preview" and empty.isVisible() and "adoptez d’abord un parcours" in empty.text.text()
    )
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert window.page == "plan"
    assert window.pages["plan"].board.preview.isEnabled() and window.actions_["preview"].isEnabled()
