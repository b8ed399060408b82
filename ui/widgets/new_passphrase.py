"""Two lines for a new passphrase, and what it is worth while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from planner.passphrase import SHORTEST, Strength, strength
from planner.words import N_, Words
from ui import style
from ui.widgets.passphrase_field import PassphraseField

ADVICE = {
    Strength.WEAK: N_("Weak: it is among the first that are tried. Take four or five words at random."),
    Strength.FAIR: N_("Fair. One more word that does not go with the others makes it strong."),
    Strength.STRONG: N_("Strong."),
}
TAKEN = (Strength.FAIR, Strength.STRONG)
ROLES = {Strength.SHORT: "muted", Strength.WEAK: "error", Strength.FAIR: "warning", Strength.STRONG: "ok"}


class NewPassphrase(QWidget):
    """Asks for a passphrase twice; a short or a weak one, or two that differ, are not taken."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.first = PassphraseField(words, words._("New passphrase"))
        self.again = PassphraseField(words, words._("The same passphrase again"))
        self.advice = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(words._("&New passphrase"), self.first)
        form.addRow(words._("The same a&gain"), self.again)
        form.addRow(self.advice)
        for line in (self.first, self.again):
            line.textChanged.connect(self._look)
        self.first.eye.toggled.connect(self.again.eye.setChecked)
        self._look()

    @property
    def passphrase(self) -> str:
        """Return the passphrase once it can be taken, else nothing."""
        typed = self.first.text()
        taken = strength(typed) in TAKEN and typed == self.again.text()
        return typed if taken else ""

    def forget(self) -> None:
        """Take away what was typed."""
        self.first.clear()
        self.again.clear()

    def _look(self) -> None:
        worth = strength(self.first.text())
        text, role = self._advice(worth), ROLES[worth]
        if self.again.text() and self.again.text() != self.first.text():
            text, role = self._words._("The two lines differ."), "error"
        self.advice.setText(text)
        style.emphasise(self.advice, role)
        self.changed.emit()

    def _advice(self, worth: Strength) -> str:
        if worth is not Strength.SHORT:
            return self._words._(ADVICE[worth])
        return self._words._(
            "At least {count} characters. Four or five words that do not go together are easy to remember "
            "and hard to guess.",
            count=SHORTEST,
        )
