"""One row of the catalogue as a form: added or corrected by the office, always with its source."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.catalogue import Activity, Catalogue, Measure, Place, Session
from planner.words import N_, Words
from ui import style
from ui.models.office_rows import completed
from ui.models.row_faults import NO_SOURCE, row_faults
from ui.widgets.catalogue_forms import form_of, kept_words
from ui.widgets.form_body import FormBody
from ui.widgets.intake_options import Codes

ADD = {
    Session: N_("Add this group"),
    Activity: N_("Add this programme"),
    Measure: N_("Add this measure"),
    Place: N_("Add this place"),
}
LETTERS, WIDE, LINES = 92, 140, 34


class EditRowDialog(QDialog):
    """A form over one row; `made` gives the row as typed with its source, once nothing is wrong with it."""

    made = Signal(object, str)

    def __init__(
        self,
        row: Any,
        codes: Codes,
        words: Words,
        today: date,
        *,
        is_new: bool,
        source: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._row, self._is_new, self._words, self._today = row, is_new, words, today
        self._catalogue: Catalogue = codes.catalogue
        self.form = FormBody(form_of(row, codes, is_new), row, source, words)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self.form.focus_first()

    def say(self, title: str, about: str = "") -> None:
        """Name the window, and say below which row it is about."""
        self.setWindowTitle(title)
        told = "\n".join(part for part in (about, kept_words(self._row, self._words)) if part)
        self.about.setText(told)
        self.about.setVisible(bool(told))

    @property
    def faults(self) -> Mapping[str, str]:
        """Return what is wrong with what is typed, by field."""
        found = {**self.form.slips(), **row_faults(self.form.row(), self._catalogue, self._is_new)}
        return found if self.form.source() else {**found, "source": NO_SOURCE}

    def accept(self) -> None:
        """Give the row away, or say at each field what is wrong with it."""
        self.form.settle()
        faults = self.faults
        self.form.say_faults(faults)
        if not faults:
            source = self.form.source()
            seen = self._today if self.form.verified.isChecked() else None
            row = completed(self.form.row(), source, seen, self.form.settled.isChecked())
            self.made.emit(row, source)
            super().accept()

    def _lay_out(self) -> None:
        style.emphasise(self.about, "muted")
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the focus, and scroll into view
        area.setWidget(self.form)
        column, buttons = QVBoxLayout(self), self._named_buttons()
        for part in (self.about, area, buttons):
            column.addWidget(part, int(part is area))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        letters = WIDE if "doors" in self.form.editors else LETTERS
        self.resize(letter * letters, min(self.form.sizeHint().height() + line * 8, line * LINES))

    def _named_buttons(self) -> QDialogButtonBox:
        words, kinds = self._words, QDialogButtonBox.StandardButton
        keep = words._(ADD[type(self._row)]) if self._is_new else words._("Keep this correction")
        self.buttons.button(kinds.Ok).setText(keep)
        self.buttons.button(kinds.Ok).setToolTip("Ctrl+Enter")
        style.emphasise(self.buttons.button(kinds.Ok), "primary")
        leave = words._("Add nothing") if self._is_new else words._("Leave it as it was")
        self.buttons.button(kinds.Cancel).setText(leave)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        return self.buttons
