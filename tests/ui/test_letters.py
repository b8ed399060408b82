"""Alt and a letter means one thing at a time: no field of a page has the letter of a menu or of another."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from tests.ui.test_main_window import speak
from ui.main_window import MainWindow


def lettered(window: MainWindow) -> list[str]:
    """Return the texts on screen that may bear a letter."""
    menus = [action.text() for action in window.menuBar().actions()]
    buttons = [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.buddy()]
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    return [*menus, *buttons, *labels, *(bar.tabText(n) for bar in bars for n in range(bar.count()))]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_each_letter_of_a_page_is_one_things_own(planned: MainWindow, code: str) -> None:
    speak(planned, code)
    for name in planned.pages:
        planned.go(name)
        seen: dict[str, list[str]] = {}
        for text in lettered(planned):
            seen.setdefault(QKeySequence.mnemonic(text).toString(), []).append(text)
        assert {key: texts for key, texts in seen.items() if key and len(texts) > 1} == {}, name
        assert len(seen) > 8
