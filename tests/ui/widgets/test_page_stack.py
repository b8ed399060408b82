from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets.page_stack import PageStack


class Hidden(QLabel):
    """A wrapped text that counts how often it is asked for its height."""

    def __init__(self) -> None:
        super().__init__("long " * 99, wordWrap=True)
        self.asked = 0

    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)


def test_a_hidden_page_is_not_measured_when_a_text_of_another_changes(qtbot: QtBot) -> None:
    outer, stack = QWidget(), PageStack()
    shown, hidden = QLabel("short", wordWrap=True), Hidden()
    column = QVBoxLayout(outer)
    column.addWidget(QLabel("above", wordWrap=True))
    column.addWidget(stack, 1)
    for page in (shown, hidden):
        stack.addWidget(page)
    qtbot.addWidget(outer)
    outer.resize(300, 600)
    outer.show()
    hidden.asked = 0
    shown.setText("words " * 60)
    qtbot.wait(20)
    assert hidden.asked == 0 and shown.height() == stack.height()


def test_the_window_never_gets_smaller_than_a_page_needs(window: MainWindow) -> None:
    for name in window.pages:
        window.go(name)
        needed = window.pages[name].minimumSizeHint()
        size = window.minimumSizeHint()
        assert size.width() >= needed.width() and size.height() >= needed.height()
