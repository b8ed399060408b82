"""The page of a plan."""

import pytest

from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on the plan of Camille."""
    return page_of(planned, PlanPage)
