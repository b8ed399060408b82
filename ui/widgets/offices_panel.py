"""The keys of offices: this one's own, to read aloud or send, and those of the offices that were met."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.exchange.offices import Identity, KnownOffice
from planner.words import N_, Words
from ui import style
from ui.models.exchange_rows import OFFICES, OfficeLine
from ui.models.rows import RowModel
from ui.widgets.line_table import LineTable

TOLD = N_(
    "Read the fingerprint aloud to the other office before the first file: whoever reads the same one has "
    "your key. An office that has your key can seal files that only you can open."
)


class OfficesPanel(QWidget):
    """Shows the fingerprint of this office's key, and a list of the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.own, self.key = (QLabel(textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        self._labels = QLabel(), QLabel()
        self.copy, self.known = QPushButton(), QLabel(textFormat=Qt.TextFormat.PlainText)
        self.model = RowModel(OFFICES, self)
        self.list = LineTable(self.model, (34, 46, 16))
        style.emphasise(self.told, "muted")
        for label in (self.own, self.known):
            style.emphasise(label, "heading")
        for label in (self.own, self.key):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.key.text()))
        self._lay_out()

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.told.setText(words._(TOLD))
        for label, text in zip(self._labels, (words._("Your fingerprint"), words._("Your key")), strict=True):
            label.setText(text)
        self.copy.setText(words._("Copy the key"))
        self.known.setText(words._("Offices whose files came here"))
        self.list.setAccessibleName(words._("Offices whose files came here"))

    def show_offices(self, own: Identity | None, found: Sequence[KnownOffice], words: Words) -> None:
        """Show the keys; this office has none before it is first asked for."""
        self.own.setText(own.fingerprint if own else "–")
        self.key.setText(own.key if own else "–")
        self.model.show_rows([OfficeLine(office, words) for office in found], words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 60, self.fontMetrics().height() * 14)

    def _lay_out(self) -> None:
        form, row, column = QFormLayout(), QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.key)
        row.addWidget(self.copy)
        row.addStretch(1)
        form.addRow(self._labels[0], self.own)
        form.addRow(self._labels[1], row)
        column.addWidget(self.told)
        column.addLayout(form)
        column.addWidget(self.known)
        column.addWidget(self.list, 1)
