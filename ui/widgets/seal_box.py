"""Who can open a file: whoever has its passphrase, a known office, or one whose key is pasted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QLineEdit, QWidget

from db.exchange.offices import KnownOffice
from db.exchange.sealing import SHORTEST, fingerprint, key_text, public_key
from planner.errors import PlannerError
from planner.passphrase import holds
from planner.words import N_, Words

KEY_DIGITS = 64


class SealBox(QGroupBox):
    """Asks how a file is sealed; `changed` says that something else is asked for."""

    changed = Signal()

    def __init__(self, offices: Sequence[KnownOffice], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words._("Who can open it"), parent)
        self._offices, self._words = tuple(offices), words
        self.sealed_for, self.key = QComboBox(), QLineEdit()
        self.passphrase, self.again = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(2))
        self.whose = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._form = QFormLayout(self)
        self._lay_out()
        self._look()
        for field in (self.key, self.passphrase, self.again):
            field.textChanged.connect(self._look)
        self.sealed_for.currentIndexChanged.connect(self._look)

    @property
    def office_key(self) -> str:
        """Return the key of the office that the file is sealed for; empty with a passphrase."""
        chosen = self.sealed_for.currentData()
        return key_text(self.key.text()) if chosen == "key" else str(chosen)

    def lack(self, names_leave: bool) -> str:
        """Return what is still to be said; what seals names is not to be guessed."""
        words, chosen = self._words, self.sealed_for.currentData()
        if chosen == "" and (lack := self._passphrase_lack(names_leave)):
            return words._(lack, shortest=SHORTEST)
        if chosen == "key" and len(self.office_key) != KEY_DIGITS:
            return words._("The key of an office has {n} characters.", n=KEY_DIGITS)
        return ""

    def _passphrase_lack(self, names_leave: bool) -> str:
        typed = self.passphrase.text()
        if len(typed) < SHORTEST:
            return N_("The passphrase takes {shortest} characters at least.")
        if names_leave and not holds(typed):
            return N_("Too weak for names: take four or five words at random.")
        return N_("The two passphrases differ.") if typed != self.again.text() else ""

    def _look(self) -> None:
        """Show what the choice asks for."""
        chosen = self.sealed_for.currentData()
        for part in (self.passphrase, self.again):
            self._form.setRowVisible(part, chosen == "")
        for row in (self.key, self.whose):
            self._form.setRowVisible(row, chosen == "key")
        self.whose.setText(self._whose_key())
        self.changed.emit()

    def _whose_key(self) -> str:
        """Return the fingerprint of a key that was pasted, and which office is known by it."""
        try:
            told = fingerprint(public_key(self.office_key))
        except PlannerError:
            return ""
        words, known = self._words, {office.key: office.name or office.id for office in self._offices}
        if self.office_key in known:
            return words._(
                "{fingerprint}: the key of {office}", fingerprint=told, office=known[self.office_key]
            )
        return words._("{fingerprint}: read it to the office before you send", fingerprint=told)

    def _lay_out(self) -> None:
        words = self._words
        self.sealed_for.addItem(words._("Whoever has the passphrase"), "")
        for office in self._offices:
            text = words._("{name} ({office})", name=office.name or office.id, office=office.fingerprint)
            self.sealed_for.addItem(text, office.key)
        self.sealed_for.addItem(words._("Another office, by its key"), "key")
        self._form.addRow(words._("Sealed &for"), self.sealed_for)
        self._form.addRow(words._("&Passphrase"), self.passphrase)
        self._form.addRow(words._("Passphrase a&gain"), self.again)
        self._form.addRow(words._("&Key of the office"), self.key)
        self._form.addRow(words._("Its fingerprint"), self.whose)
