import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui.main_window import MainWindow


def copied(window: MainWindow) -> str:
    QTest.keyClick(
        window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("code", "title"),
    [("fr", "Plan d’action\u00a0: Camille Exemple"), ("en", "Action plan of Camille Exemple")],
)
def test_the_plan_goes_to_the_clipboard_in_the_language_of_the_window(
    planned: MainWindow, code: str, title: str
) -> None:
    planned.use_language(code)
    text = copied(planned)
    assert text.splitlines()[0] == title and planned.notice.isVisible()
    board = planned.pages["plan"].steps
    assert board.rowCount() > 1 and all(f"\n{n} | " in text for n in range(1, 3))


def test_without_a_plan_the_clipboard_stays_as_it_is(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    assert copied(window) == "before" and window.notice.isVisible()
    window.session.new_case()
    assert copied(window) == "before" and "adoptez" in window.notice.text.text()
