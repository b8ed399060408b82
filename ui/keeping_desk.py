"""What can be done with the notes and consents of a file: written in a form, copied, withdrawn, deleted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.case import new_id
from planner.keeping import Consent, ContactNote
from planner.keeping_words import note_text
from planner.words import N_
from ui.dialogs.entry import EntryDialog
from ui.session import Session
from ui.widgets import keeping_fields as kept
from ui.widgets.entry_list import EntryList

YEAR, TEXT = 1, "text"


class KeepingDesk(QObject):
    """Connects the lists of notes and consents of a page to their forms."""

    def __init__(self, session: Session, notes: EntryList, consents: EntryList, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.notes, self.consents = notes, consents
        notes.asked_new.connect(self.write_note)
        notes.asked.connect(self._act_on_note)
        consents.asked_new.connect(self.record_consent)
        consents.asked.connect(self._act_on_consent)

    def write_note(self) -> None:
        """Ask for a new note, of today and by the counsellor; one that says nothing is not kept."""
        note = ContactNote(new_id(), self._session.today(), self._session.counsellor.name)

        def keep(written: ContactNote) -> None:
            if written.text:
                self.notes.put(written, N_("Add a contact note"))

        self._ask(N_("Contact note"), kept.NOTE_FIELDS, note, keep)

    def record_consent(self) -> None:
        """Ask for a new consent, given today for a year."""
        today = self._session.today()
        consent = Consent(
            new_id(), given=today, expires=_in_a_year(today), author=self._session.counsellor.name
        )
        self._ask(
            N_("Consent"),
            kept.CONSENT_FIELDS,
            consent,
            lambda given: self.consents.put(given, N_("Record a consent")),
        )

    def _act_on_note(self, act: str, note: ContactNote) -> None:
        if act == kept.EDIT:
            self._ask(N_("Contact note"), kept.NOTE_FIELDS, note, lambda new: self._keep_note(note, new))
        elif act == kept.DELETE:
            self.notes.drop(note, N_("Delete a contact note"))
        else:
            words = self._session.language.words
            QGuiApplication.clipboard().setText(note_text(note, words))
            self._session.said.emit(words._("The note is copied as text."))

    def _keep_note(self, before: ContactNote, note: ContactNote) -> None:
        if note != before:
            changed = replace(note, revised=self._session.today())
            self.notes.put(changed, N_("Change a contact note"))

    def _act_on_consent(self, act: str, consent: Consent) -> None:
        if act == kept.EDIT:
            self._ask(
                N_("Consent"),
                kept.CONSENT_FIELDS,
                consent,
                lambda new: self.consents.put(new, N_("Change a consent")),
            )
        elif act == kept.DELETE:
            self.consents.drop(consent, N_("Delete a consent"))
        else:
            ended = replace(consent, withdrawn=self._session.today())
            self.consents.put(ended, N_("Withdraw a consent"))

    def _ask(self, title: str, fields: Any, value: Any, keep: Callable[[Any], None]) -> None:
        if self._session.document.case is None:
            return
        words = self._session.language.words
        dialog = EntryDialog(words._(title), fields, value, words, self._page.window())
        dialog.kept.connect(keep)
        dialog.written.connect(self._draft)
        dialog.finished.connect(lambda: self._session.drafted.emit(None))
        dialog.open()
        if TEXT in dialog.editors:
            dialog.editors[TEXT].setFocus()

    def _draft(self, entry: ContactNote | Consent) -> None:
        """Keep what is written so far where the next start finds it, should this be the last."""
        case = self._session.document.case
        if case is None or (isinstance(entry, ContactNote) and not entry.text):
            return
        if isinstance(entry, Consent):
            others = tuple(known for known in case.keeping.consents if known.id != entry.id)
            keeping = replace(case.keeping, consents=(*others, entry))
        else:
            notes = tuple(known for known in case.keeping.contacts if known.id != entry.id)
            keeping = replace(case.keeping, contacts=(*notes, entry))
        self._session.drafted.emit(replace(case, keeping=keeping))


def _in_a_year(day: Any) -> Any:
    """Return the same day of the next year; the day after the 28th of February for a 29th."""
    try:
        return day.replace(year=day.year + YEAR)
    except ValueError:
        return day.replace(year=day.year + YEAR, month=3, day=1)
