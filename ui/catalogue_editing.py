"""Editing the catalogue from the window: which dialog asks what, and what its answer changes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from planner.words import N_, Words
from ui.dialogs.edit_row import EditRowDialog
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.withdraw_row import WithdrawDialog
from ui.models.edited_rows import RowLine, line_of
from ui.models.office_rows import new_measure, new_place, new_program, new_session
from ui.models.office_words import row_words
from ui.office_edits import OfficeEdits
from ui.plan_survey import PlanSurvey
from ui.session import Session
from ui.widgets.intake_options import Codes

ADDING = {
    "sessions": N_("Add a group"),
    "activities": N_("Add a programme"),
    "measures": N_("Add a measure"),
    "places": N_("Add a place"),
}
CORRECTING = {
    "sessions": N_("Correct a group"),
    "activities": N_("Correct a programme"),
    "measures": N_("Correct a measure"),
    "places": N_("Correct a place"),
}


class CatalogueEditing(QObject):
    """Opens the forms over `parent`; every edit has an author and a source."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._codes = Codes(lambda: session.catalogue, lambda: session.opened.finder)
        self.survey = PlanSurvey(session, self)
        self.survey.changed.connect(self._tell_plans)
        self.undo_stack = QUndoStack(self)
        self.edits = OfficeEdits(session, self.undo_stack, self.survey.look)
        session.language.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Name again what can be undone."""
        self.edits.retranslate()

    def add_group(self, activity: str) -> None:
        """Ask for a group of a programme, as its other groups are."""
        session = self._session
        if (known := session.catalogue.activities.get(activity)) is not None:
            row = new_session(activity, session.catalogue, session.document.case)
            self._ask("sessions", row, True, row_words("activities", known, session.catalogue, self._words))

    def add_program(self, trade: str) -> None:
        """Ask for a programme that leads to a trade."""
        self._ask("activities", new_program(trade), True)

    def add_place(self) -> None:
        """Ask for a place where groups are given."""
        case = self._session.document.case
        self._ask("places", new_place(case.client.region if case else ""), True)

    def add_measure(self) -> None:
        """Ask for a funding measure."""
        self._ask("measures", new_measure(), True)

    def correct(self, row: Any) -> None:
        """Ask how a row is really."""
        line = line_of(row, self._session.catalogue, self._words)
        about = "\n".join(part for part in (line.name, line.told) if part)
        self._ask(line.table, row, False, about, line.edit.source if line.edit else "")

    def withdraw(self, line: RowLine) -> None:
        """Ask on whose word a row is taken out."""
        dialog = WithdrawDialog(line.name, self._words, self._parent)
        dialog.made.connect(lambda source: self.edits.withdraw(line.table, line.key, source, line.known))
        self._signed(dialog.open)

    def give_back(self, line: RowLine) -> None:
        """Let what is published hold again."""
        self.edits.give_back(line.table, line.key, line.known)

    def _tell_plans(self) -> None:
        if not self.survey.is_looking and self.survey.found:
            self._session.said.emit(self._words._("After this change: {plans}.", plans=self.survey.said))
            self.edits.judge(self.survey.version, self.survey.verdicts)

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def _ask(self, table: str, row: Any, is_new: bool, about: str = "", source: str = "") -> None:
        words, today = self._words, self._session.today()
        dialog = EditRowDialog(
            row, self._codes, words, today, is_new=is_new, source=source, parent=self._parent
        )
        dialog.say(words._((ADDING if is_new else CORRECTING)[table]), about)
        dialog.made.connect(self.edits.keep)
        self._signed(dialog.open)

    def _signed(self, go_on: Callable[[], None]) -> None:
        """Go on once it is known who edits: the name is written beside the edit."""
        counsellor = self._session.counsellor
        if counsellor.name.strip() or counsellor.initials.strip():
            go_on()
            return
        self._session.said.emit(self._words._("Write your name first: it stands beside what you edit."))
        profile = ProfileDialog(self._session, self._parent)
        kept = self._words._("Your name is kept: go on with the edit.")
        profile.accepted.connect(lambda: self._session.said.emit(kept))
        profile.accepted.connect(go_on)
        profile.open()
