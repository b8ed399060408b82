"""A line for a passphrase: hidden, unless its eye is open."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.words import Words
from ui import style

EYES = {True: "eye-off-outline", False: "eye-outline"}


class PassphraseField(QLineEdit):
    """One secret line; nothing completes it, remembers it or undoes it."""

    def __init__(self, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self._show(False)

    def take(self) -> str:
        """Return what is typed, and forget it."""
        typed = self.text()
        self.clear()
        return typed

    def _show(self, shown: bool) -> None:
        kind = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        said = self._words._("Hide the passphrase") if shown else self._words._("Show the passphrase")
        self.setEchoMode(kind)
        self.eye.setIcon(style.icon(EYES[shown], "text"))
        self.eye.setText(said)
        self.eye.setToolTip(said)
