"""What leaves in an export, for whom, and on which basis; a file is always sealed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from db.exchange.offices import KnownOffice
from db.exchange.package import Order
from db.exchange.target import SUFFIX
from planner.client_words import called
from planner.private_numbers import masked
from planner.words import N_, Words
from ui import large_office, style
from ui.databases import beside
from ui.export_count import Leaving, count_words, counted, unasked_words
from ui.export_work import export, when_tried
from ui.session import Session
from ui.widgets.seal_box import SealBox

SHARED = N_("This passphrase opens the database itself: give the file another one, for its receivers.")
SMALLEST_WIDTH = 620


# The words of a search, the cases that are named, and whether names leave.
Asked = tuple[str | None, tuple[str, ...], bool]


class ExportDialog(QDialog):
    """Asks for an order, then exports beside the window."""

    def __init__(
        self, session: Session, offices: Sequence[KnownOffice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._words = session, session.language.words
        self.all, self.found, self.one = QRadioButton(), QRadioButton(), QRadioButton()
        self.search, self.count = QLineEdit(clearButtonEnabled=True), QLabel()
        self.seal = SealBox(offices, self._words)
        self.identity, self.basis = QCheckBox(), QLineEdit()
        self.unasked = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fault = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._asked: Asked | None = None
        self._leaving: Leaving | None = None
        self._lay_out()
        self._connect()
        self._look()

    @property
    def order(self) -> Order:
        """Return what is asked for."""
        key, (words, cases), identity = self.seal.office_key, self._which, self.identity.isChecked()
        basis = masked(self.basis.text().strip()) if identity else ""
        return Order("" if key else self.seal.passphrase.text(), key, words, cases, identity, basis)

    def accept(self) -> None:
        """Ask where the file goes, and begin, unless what seals it would open the database as well."""
        self.setEnabled(False)
        when_tried(self._session, self.order.passphrase, self._tried)

    def _tried(self, is_shared: bool) -> None:
        if isValid(self):
            self.setEnabled(True)
            self.fault.setText(self._words._(SHARED) if is_shared else "")
            _grow(self)
            if not is_shared and (path := self._asked_place()):
                self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Export to a file beside the window."""
        export(self._session, path, self.order)
        super().accept()

    @property
    def _which(self) -> tuple[str | None, tuple[str, ...]]:
        """Return the words of the search, and the cases that are named."""
        case = self._session.document.case
        cases = (case.id if case else "",) if self.one.isChecked() else ()
        return self.search.text().strip() if self.found.isChecked() else None, cases

    def _asked_place(self) -> Path | None:
        words, day = self._words, self._session.today().isoformat()
        office = self._session.counsellor.office.strip() or self._session.database.path.stem
        start = beside(self._session.database.path) / f"{_file_name(office)}_{day}{SUFFIX}"
        kinds = words._("Exported files (*.parcours)")
        name, _ = QFileDialog.getSaveFileName(self, words._("File to export to"), str(start), kinds)
        return Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}") if name else None

    def _look(self) -> None:
        """Show what the choices ask for, and what still lacks."""
        self.search.setEnabled(self.found.isChecked())
        self.basis.setEnabled(self.identity.isChecked())
        asked = (*self._which, self.identity.isChecked())
        if asked != self._asked:
            self._asked, self._leaving = asked, None
            work = partial(counted, self._session.database, *asked, self._session.today())
            large_office.read(self._session, work, partial(self._take, asked))
        self._say()

    def _take(self, asked: Asked, found: Leaving) -> None:
        """Keep what was counted, unless something else is asked meanwhile."""
        if isValid(self) and asked == self._asked:
            self._leaving = found
            self._say()

    def _say(self) -> None:
        """Say how many leave, once they are counted, and what still lacks."""
        words, found = self._words, self._leaving
        self.unasked.setText(unasked_words(found, words) if found else "")
        self.unasked.setVisible(bool(self.unasked.text()))
        self.count.setText(count_words(found, words) if found else "")
        lacks = self._lacks(found.number) if found else ""
        self.fault.setText(lacks)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(found) and not lacks)
        _grow(self)

    def _lacks(self, number: int) -> str:
        words = self._words
        if not number:
            return words._("No case is found: write other words.")
        if lack := self.seal.lack(self.identity.isChecked()):
            return lack
        if self.identity.isChecked() and not self.basis.text().strip():
            return words._("Names leave only on a stated basis: write it.")
        return ""

    def _connect(self) -> None:
        for radio in (self.all, self.found, self.one):
            radio.toggled.connect(self._look)
        for field in (self.search, self.basis):
            field.textChanged.connect(self._look)
        self.seal.changed.connect(self._look)
        self.identity.toggled.connect(self._look)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Export cases"))
        self.setMinimumWidth(SMALLEST_WIDTH)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText(words._("Choose the place and export…"))
        self._buttons.button(kinds.Cancel).setText(words._("Cancel"))
        style.emphasise(self.fault, "error")
        column = QVBoxLayout(self)
        for part in (self._what(words), self.seal, self._identity(words), self.fault, self._buttons):
            column.addWidget(part)

    def _what(self, words: Words) -> QGroupBox:
        box, case = QGroupBox(words._("What leaves")), self._session.document.case
        column = QVBoxLayout(box)
        self.all.setText(words._("The &whole office"))
        self.found.setText(words._("What a &search finds:"))
        name = called(case.client.name, case.id, words) if case else words._("no case is open")
        self.one.setText(words._("The &open case ({name})", name=name))
        self.one.setEnabled(case is not None and self._session.document.version > 0)
        self.search.setAccessibleName(words._("Words that the cases to export hold"))
        self.all.setChecked(True)
        style.emphasise(self.count, "muted")
        for part in (self.all, self.found, self.search, self.one, self.count):
            column.addWidget(part)
        return box

    def _identity(self, words: Words) -> QGroupBox:
        box = QGroupBox(words._("Who the clients are"))
        form = QFormLayout(box)
        told = QLabel(
            words._("Names, contacts, dates of birth and free notes stay here unless you say otherwise."),
            wordWrap=True,
        )
        style.emphasise(told, "muted")
        self.identity.setText(words._("Export them &too"))
        form.addRow(told)
        form.addRow(self.identity)
        form.addRow(words._("&Basis (consent, transfer)"), self.basis)
        style.emphasise(self.unasked, "warning")
        form.addRow(self.unasked)
        return box


def _grow(dialog: QDialog) -> None:
    """Make room for texts that take more lines now."""
    layout = dialog.layout()
    if layout is not None:
        width = max(dialog.width(), SMALLEST_WIDTH)
        dialog.resize(width, max(dialog.height(), layout.totalHeightForWidth(width)))


def _file_name(office: str) -> str:
    """Return an office's name as every disk takes it."""
    return "".join(letter if letter.isalnum() else "-" for letter in office.lower()).strip("-") or "parcours"
