"""The page of the catalogue, on a catalogue with all that it can show."""

import pytest

from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.office import CAMILLE
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.catalogue import CataloguePage


@pytest.fixture
def page(window: MainWindow) -> CataloguePage:
    """Return the page on a catalogue with all that it can show; no case is open."""
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    window.go("catalogue")
    return page_of(window, CataloguePage)


@pytest.fixture
def with_camille(page: CataloguePage) -> CataloguePage:
    """Return the page while the file of Camille is open."""
    page.session.open_case(CAMILLE)
    page.session.go.emit("catalogue")
    return page
