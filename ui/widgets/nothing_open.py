"""What a page says when it has nothing to show: one sentence and one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import style


class NothingOpen(QWidget):
    """A sentence in the middle of the page, with one button."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.button = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), QPushButton()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        style.emphasise(self.text, "heading")
        style.emphasise(self.button, "primary")
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, text: str, button: str) -> None:
        """Set the sentence and the name of the button."""
        self.text.setText(text)
        self.button.setText(button)
