"""The intake form of a case."""

import pytest

from tests.ui.office import CAMILLE
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage


@pytest.fixture
def page(window: MainWindow) -> IntakePage:
    """Return the page on the file of Camille."""
    window.session.open_case(CAMILLE, "intake")
    return page_of(window, IntakePage)
