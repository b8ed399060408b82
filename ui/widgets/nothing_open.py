"""What a page says when it has nothing to show: one sentence, what there is to do, and maybe another way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import style


class NothingOpen(QWidget):
    """A sentence in the middle of the page, with a button and a link where there is something to do."""

    asked, asked_other = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.button = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), QPushButton()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.other = QPushButton()
        for part, role in ((self.text, "heading"), (self.button, "primary"), (self.other, "link")):
            style.emphasise(part, role)
        self.button.clicked.connect(self.asked)
        self.other.clicked.connect(self.asked_other)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.text)
        for part in (self.button, self.other):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.other.hide()

    def say(self, text: str, button: str = "", other: str = "") -> None:
        """Set the sentence, the name of the button if there is one, and that of the other way."""
        self.text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.other.setText(other)
        self.other.setVisible(bool(other))
