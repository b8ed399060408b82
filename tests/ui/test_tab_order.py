"""Tab walks the controls of each page in reading order, and Shift+Tab walks back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.reading_order import controls
from ui.main_window import MainWindow
from ui.pages import PAGES

ON, BACK, PARTS_OF_A_DAY = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, 3
NAMES = [entry.name for entry in PAGES]


def told(widget: QWidget | None) -> str:
    """Return how a failure names a control."""
    text = getattr(widget, "text", str)
    return f"{type(widget).__name__} {widget.accessibleName() if widget else ''} {text()}".strip()


def walked(first: QWidget, steps: int, key: Qt.Key) -> list[str]:
    """Return where the focus comes by a key; within a day it stops at the year, the month and the day."""
    reason = Qt.FocusReason.BacktabFocusReason if key == BACK else Qt.FocusReason.TabFocusReason
    first.setFocus(reason)
    found, presses = [QApplication.focusWidget()], 0
    while len(found) <= steps and presses < PARTS_OF_A_DAY * (steps + 1):
        presses += 1
        QTest.keyClick(QApplication.focusWidget(), key)
        if (now := QApplication.focusWidget()) is not found[-1]:
            found.append(now)
    return list(map(told, found))


@pytest.mark.parametrize("name", NAMES)
def test_tab_follows_the_page_both_ways(planned: MainWindow, name: str) -> None:
    planned.go(name)
    QApplication.processEvents()
    expected = list(controls(planned.pages[name]))
    names = [told(widget) for widget in expected]
    assert len(names) > 2
    assert walked(expected[0], len(expected) - 1, ON) == names
    assert walked(expected[-1], len(expected) - 1, BACK) == names[::-1]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_begins_where_its_work_is(planned: MainWindow, name: str) -> None:
    planned.go(name)
    page = planned.pages[name]
    first = page.first and (page.first.focusProxy() or page.first)
    assert first is None or QApplication.focusWidget() is first
