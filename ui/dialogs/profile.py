"""Who works here, as printed on paper and written in the records."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from planner.errors import PlannerError
from planner.office import Counsellor
from planner.report.logo import readable
from planner.words import N_
from ui import style
from ui.session import Session
from ui.widgets.colour_field import ColourField
from ui.widgets.logo_field import LogoField

LABELS = {
    "name": N_("&Name"),
    "initials": N_("&Initials"),
    "office": N_("&Office or organization"),
    "address": N_("&Address"),
    "phone": N_("&Telephone"),
    "office_phone": N_("Telephone of t&he office"),
    "email": N_("&E-mail"),
    "hours": N_("O&pening hours"),
    "color": N_("&Colour of the documents (#13355b)"),
    "logo": N_("Logo"),
}
PUBLIC = N_("Public administration: &French first, another language only in addition")
SMALLEST_WIDTH = 460


class ProfileDialog(QDialog):
    """A form on the counsellor's profile; it is kept when the person says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._words = session, session.language.words
        self.fields: dict[str, Any] = {name: QLineEdit() for name in LABELS}
        self.fields["color"] = ColourField(self._words)
        self.fields["logo"] = LogoField(self._words)
        self.fields["logo"].failed.connect(session.failed)
        self.public = QCheckBox(self._words._(PUBLIC))
        self._build()
        self._show(session.counsellor)

    @property
    def counsellor(self) -> Counsellor:
        """Return the profile as it is typed."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(Counsellor(**typed), public=self.public.isChecked())

    def accept(self) -> None:
        """Keep the profile, unless something of it cannot be."""
        try:
            typed = self.counsellor
            typed = replace(typed, color=readable(typed.color))
            self._session.save_counsellor(typed, self._close)
        except PlannerError as error:
            self._session.failed.emit(error)

    def _close(self) -> None:
        if isValid(self):
            super().accept()

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Your name and office"))
        form = QFormLayout(self)
        hint = QLabel(words._("Printed on the action plan, and written beside each change."), wordWrap=True)
        style.emphasise(hint, "muted")
        form.addRow(hint)
        for name, field in self.fields.items():
            form.addRow(words._(LABELS[name]), field)
        form.addRow(self.public)
        form.addRow(self._buttons())
        self.setMinimumWidth(max(SMALLEST_WIDTH, self.minimumSizeHint().width()))

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(self._words._("Save"))
        buttons.button(kinds.Cancel).setText(self._words._("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show(self, counsellor: Counsellor) -> None:
        for field in fields(counsellor):
            if field.name in self.fields:
                self.fields[field.name].setText(getattr(counsellor, field.name))
        self.public.setChecked(counsellor.public)
