"""The preview of a plan."""

import pytest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.pages.preview import PreviewPage


@pytest.fixture
def page(planned: MainWindow, qtbot: QtBot) -> PreviewPage:
    """Return the preview of the plan of Camille."""
    planned.go("preview")
    found = planned.pages["preview"]
    assert isinstance(found, PreviewPage) and found.options.save.isEnabled()
    return found
