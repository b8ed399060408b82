"""A line that filters a list a moment after the last letter."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.words import Words
from ui import style

PAUSE_MS = 150


class FilterLine(QLineEdit):
    """Says what is typed once the typing pauses."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "search")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textChanged.connect(lambda: self._timer.start())

    def retranslate(self, words: Words) -> None:
        """Say what the line filters."""
        self.setPlaceholderText(words._("Filter the list (Ctrl+F)"))
        self.setAccessibleName(words._("Filter the list"))
