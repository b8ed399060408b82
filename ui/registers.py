"""The registers of the law in the window, read beside it: a tab each, and who answers for it all."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from db.registers.access import accesses_by_file
from db.registers.consents import ended_consents
from db.registers.exported import exports_made, exports_with
from db.registers.incidents import incidents
from db.registers.retention import certificates, past_cases
from planner.office import PersonInCharge
from planner.register_words import certificate_text, missing_words
from planner.registers import Destruction
from planner.words import Words
from ui import style
from ui.language import Translated
from ui.register_deeds import RegisterDeeds
from ui.register_files import RegisterFiles
from ui.session import Session
from ui.widgets import register_fields as fields
from ui.widgets.register_panel import RegisterPanel

IN_CHARGE = "privacy_officer"
WIDE, HIGH = 150, 34


class RegistersSection(Translated):
    """Shows the registers of the open database, one tab each, and who answers for personal information."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.person = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.name_person = QPushButton()
        self.in_charge = PersonInCharge()
        self.retention = RegisterPanel(fields.RETENTION)
        self.consents = RegisterPanel(fields.CONSENTS)
        self.destructions = RegisterPanel(fields.DESTRUCTIONS, self._certificate)
        self.accesses, self.exports = RegisterPanel(fields.ACCESSES), RegisterPanel(fields.EXPORTS)
        self.incidents = RegisterPanel(fields.INCIDENTS, missing_words)
        self.tabs = QTabWidget()
        self._titles = (
            (self.retention, fields.RETENTION), (self.consents, fields.CONSENTS),
            (self.incidents, fields.INCIDENTS), (self.exports, fields.EXPORTS),
            (self.accesses, fields.ACCESSES), (self.destructions, fields.DESTRUCTIONS),
        )  # fmt: skip
        self.accesses.filter.asked.connect(self._seek_client)
        self._lay_out()
        self.deeds, self.files = RegisterDeeds(session, self), RegisterFiles(session, self)
        session.database_changed.connect(self._follow)
        self.retranslate()

    def refresh(self) -> None:
        """Read every register again, beside the window."""
        database, today = self._session.database, self._session.today()
        for panel, read in (
            (self.retention, lambda: past_cases(database, today)),
            (self.consents, lambda: ended_consents(database, today)),
            (self.incidents, lambda: incidents(database)),
            (self.exports, lambda: exports_made(database)),
            (self.accesses, lambda: accesses_by_file(database)),
            (self.destructions, lambda: certificates(database)),
        ):
            self.read(read, panel.show_values)
        self.read(lambda: _person(self._session), self._show_person)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the registers anew when they come on screen."""
        super().showEvent(event)
        self.refresh()

    def _seek_client(self, typed: str) -> None:
        """Find the exports that a client was in: the line of one only counts who was in it."""
        if typed.strip():
            database = self._session.database
            self.read(lambda: exports_with(database, typed), partial(self.accesses.show_also, typed))

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def retranslate(self) -> None:
        """Say every text again."""
        words = self._words
        self.tabs.setAccessibleName(words._("Registers"))
        for number, (panel, register) in enumerate(self._titles):
            panel.retranslate(words)
            self.tabs.setTabText(number, words._(register.title))
        self.name_person.setText(words._("Name the person in charge…"))
        self._show_person(self.in_charge)

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def read(self, work: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Do work beside the window, then show what it brings."""

        def told(done: Future[Any]) -> None:
            # The dialog may be closed before the answer comes.
            if (found := self._session.answer(done)) is not None and isValid(self):
                show(found)

        self._session.store_tasks.run(work, told)

    def keep_person(self, person: PersonInCharge) -> None:
        """Keep who answers for personal information in the office."""
        self._session.opened.profile.put(IN_CHARGE, asdict(person))
        self._show_person(person)

    def _show_person(self, person: PersonInCharge) -> None:
        words, self.in_charge = self._words, person
        said = ", ".join(part for part in asdict(person).values() if part) or words._("nobody is named yet")
        text = words._("In charge of the protection of personal information: {person}", person=said)
        self.person.setText(text)

    def _certificate(self, done: Destruction, words: Words) -> str:
        return certificate_text(done, self._session.counsellor, words)

    def _lay_out(self) -> None:
        style.emphasise(self.person, "muted")
        for panel, _ in self._titles:
            self.tabs.addTab(panel, "")
        head = QHBoxLayout()
        head.addWidget(self.person, 1)
        head.addWidget(self.name_person)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)


def registers_section(session: Session, parent: QWidget | None = None) -> RegistersSection:
    """Return the registers as a widget for a page."""
    return RegistersSection(session, parent)


def show_registers(session: Session, parent: QWidget) -> None:
    """Show the registers in a dialog of their own."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(session.language.words._("Registers"))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(session.language.words._("Close"))
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(registers_section(session, dialog), 1)
    column.addWidget(buttons)
    letter, line = dialog.fontMetrics().averageCharWidth(), dialog.fontMetrics().height()
    dialog.resize(letter * WIDE, line * HIGH)
    dialog.open()


def _person(session: Session) -> PersonInCharge:
    return PersonInCharge(**session.opened.profile.get(IN_CHARGE, {}))
