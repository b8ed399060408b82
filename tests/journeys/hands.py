"""Two ways to work at the window: by keys alone, from field to field, or by the mouse, on what it can see."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QScrollArea,
    QWidget,
)

from ui.main_window import MainWindow

KEY, NO, CTRL = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
FAR = 120


class Keyboard:
    """Presses keys where the focus is; it gets there by Tab or by a shortcut, as a person does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def where(self) -> QWidget:
        """Return what the keys go to."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "no widget has the focus"
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self.where, key, modifier)

    def type(self, text: str) -> None:
        """Type a text, of letters that the test library knows a key for."""
        QTest.keyClicks(self.where, text)

    def take_first(self) -> None:
        """Take the first line of the list that is open."""
        self.press(KEY.Key_Down)
        self.press(KEY.Key_Return)
        self._window.activateWindow()  # a platform without a screen leaves the closed list active

    def tab_to(self, name: str) -> QWidget:
        """Go on with Tab until the field or button of that name."""
        for _ in range(FAR):
            if _name(self.where) == name:
                return self.where
            self.press(KEY.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab")


class Mouse:
    """Clicks on what is on screen and not covered by anything."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click on a widget, scrolled to if need be."""
        self._scroll_to(widget)
        place = place or widget.rect().center()
        top = widget.window()
        under = top.childAt(widget.mapTo(top, place))
        assert under is widget or (under is not None and widget.isAncestorOf(under)), f"{under} is in front"
        QTest.mouseClick(under, LEFT, NO, under.mapFrom(widget, place))

    def tick(self, box: QAbstractButton) -> None:
        """Click on the mark of a box."""
        self.click(box, QPoint(10, box.height() // 2))

    def click_line(self, view: QAbstractItemView, index: QModelIndex, twice: bool = False) -> None:
        """Click on a line of a list."""
        place, port = view.visualRect(index).center(), view.viewport()
        QTest.mouseClick(port, LEFT, NO, place)
        if twice:
            QTest.mouseDClick(port, LEFT, NO, place)

    def choose(self, box: QComboBox, value: object) -> None:
        """Open a list and click on one of its lines."""
        self.click(box)
        # A list that has just opened takes the release of a quick second click for the first one's.
        QTest.qWait(QApplication.doubleClickInterval() + 100)
        view, row = box.view(), box.findData(value)
        view.scrollTo(view.model().index(row, 0))
        self.click_line(view, view.model().index(row, 0))
        self._window.activateWindow()

    def _scroll_to(self, widget: QWidget) -> None:
        for area in self._window.findChildren(QScrollArea):
            if area.isVisible() and area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        QApplication.processEvents()


def _name(widget: QWidget) -> str:
    text: Callable[[], str] = getattr(widget, "text", str)
    return widget.accessibleName() or (text() if isinstance(widget, QAbstractButton) else "")
