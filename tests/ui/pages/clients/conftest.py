"""The page of the clients."""

import pytest

from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage


@pytest.fixture
def page(window: MainWindow) -> ClientsPage:
    """Return the page of the clients, on screen."""
    window.go("clients")
    return page_of(window, ClientsPage)
