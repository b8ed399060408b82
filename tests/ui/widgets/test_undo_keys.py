from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.undo_keys import UndoKeys

# What a platform without a screen says of small windows.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def undone(qapp: QApplication, qtbot: QtBot) -> Iterator[tuple[QWidget, list[str]]]:
    """Return a window of three fields whose own undo is counted."""
    window, heard = QWidget(), []
    column = QVBoxLayout(window)
    for field in (QLineEdit(), QSpinBox(), QPlainTextEdit()):
        column.addWidget(field)
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), window)
    shortcut.activated.connect(lambda: heard.append("undo"))
    keys = UndoKeys(qapp, window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window, heard
    keys.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QPlainTextEdit])
def test_typing_comes_back_first_and_then_the_step_of_the_window(
    undone: tuple[QWidget, list[str]], kind: type[QWidget]
) -> None:
    window, heard = undone
    field = window.findChild(kind)
    field.setFocus()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert heard == []
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert heard == ["undo"]
