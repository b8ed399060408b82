"""What the tests of the intake form write, and the case that they read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.case import Case
from ui.pages.intake import IntakePage

CONTROL = Qt.KeyboardModifier.ControlModifier


def case_of(page: IntakePage) -> Case:
    assert page.session.document.case is not None
    return page.session.document.case


def write(page: IntakePage, name: str, text: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    editor = page.editor(name)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(QApplication.activePopupWidget() or editor, key)
