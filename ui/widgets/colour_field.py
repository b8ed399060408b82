"""A colour written as on the web, with a button that lets it be chosen by eye."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from planner.words import Words


class ColourField(QWidget):
    """Holds a colour such as #13355b, empty for none."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self.line = words, QLineEdit()
        self.choose = QPushButton(words._("Choose a co&lour…"))
        self.line.setAccessibleName(words._("Colour of the documents"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)
        self.choose.clicked.connect(self._ask)

    def text(self) -> str:
        """Return the colour, as the profile keeps it."""
        return self.line.text()

    def setText(self, colour: str) -> None:
        """Show a colour of the profile."""
        self.line.setText(colour)

    def _ask(self) -> None:
        title = self._words._("Colour of the documents")
        chosen = QColorDialog.getColor(QColor(self.text().strip()), self, title)
        if chosen.isValid():
            self.setText(chosen.name())
