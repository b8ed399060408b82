"""A large card with an icon, what it is for, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import style

ICON = 34
SIDE = 16


class Tile(QFrame):
    """One way to begin."""

    asked = Signal()

    def __init__(self, icon: str, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self._icon, self._mark, self._said = icon, QLabel(), ""
        self._title, self._text = QLabel(), QLabel(wordWrap=True)
        self.button = QPushButton()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        style.emphasise(self._title, "heading")
        style.emphasise(self._text, "muted")
        style.emphasise(self.button, role)
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        column.setSpacing(8)
        # A tile whose text is short begins where the others do.
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        for fixed in (self._mark, self._title):
            fixed.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in (self._mark, self._title, self._text, self.button):
            column.addWidget(widget, int(widget is self._text))

    def say(self, title: str, text: str, button: str) -> None:
        """Set the texts, and draw the icon in the colours in force."""
        self._mark.setPixmap(style.icon(self._icon, "accent").pixmap(ICON, ICON))
        self._title.setText(title)
        self._said = text
        self.button.setText(button)
        self.add("")

    def add(self, sentence: str) -> None:
        """Say one thing more, which may change."""
        self._text.setText(" ".join(part for part in (self._said, sentence) if part))
        self._keep_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words of the tile whole."""
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """Give the text the lines that it takes: a grid asks a wrapped label only for its usual height."""
        width = self.contentsRect().width() - 2 * SIDE
        self._text.setMinimumHeight(self._text.heightForWidth(width))
