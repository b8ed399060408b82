"""Whatever a screen reader can come to has a name, on every page and behind every tab."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from tests.ui.screen_reader import nameless
from tests.ui.test_main_window import speak
from ui.main_window import MainWindow


def every_tab(page: QWidget) -> Iterator[None]:
    """Put each tab of a page in front, one after the other."""
    for tabs in page.findChildren(QTabWidget):
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            QApplication.processEvents()
            yield
    yield


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_screen_reader_finds_no_nameless_part_on_any_page_or_tab(planned: MainWindow, code: str) -> None:
    speak(planned, code)
    found = set()
    for page in planned.pages:
        planned.go(page)
        for _ in every_tab(planned.pages[page]):
            found |= {f"{page}: {each}" for each in nameless(planned)}
    assert found == set()
