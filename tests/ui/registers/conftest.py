"""The registers of the small office."""

import pytest

from tests.ui.office import AUTHOR
from ui.main_window import MainWindow
from ui.registers import RegistersSection


@pytest.fixture
def section(window: MainWindow) -> RegistersSection:
    """Return the registers of the small office, in the dialog that the menu opens."""
    window.session.save_counsellor(AUTHOR)
    window.actions_["registers"].trigger()
    return next(found for found in window.findChildren(RegistersSection) if found.isVisible())
