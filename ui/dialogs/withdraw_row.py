"""Why a row is taken out of the office's catalogue: asked before, and kept with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner.words import Words
from ui import style

LETTERS = 60


class WithdrawDialog(QDialog):
    """Asks who says that a row is no longer so; `made` gives the answer."""

    made = Signal(str)

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words._("Withdraw from the catalogue"))
        self.source = QLineEdit()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        about = QLabel(name, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        asked = QLabel(words._("&Source: who said that it is no longer given, or where it stands"))
        asked.setWordWrap(True)
        asked.setBuddy(self.source)
        self.buttons.button(kinds.Ok).setText(words._("Withdraw"))
        self.buttons.button(kinds.Cancel).setText(words._("Leave it as it was"))
        style.emphasise(self.buttons.button(kinds.Ok), "primary")
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        column = QVBoxLayout(self)
        for part in (about, asked, self.source, self.buttons):
            column.addWidget(part)
        self.resize(self.fontMetrics().averageCharWidth() * LETTERS, self.sizeHint().height())
        self.source.textChanged.connect(self._allow)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._allow()

    def accept(self) -> None:
        """Hand over on whose word the row is taken out."""
        self.made.emit(self.source.text().strip())
        super().accept()

    def _allow(self) -> None:
        allowed = bool(self.source.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(allowed)
