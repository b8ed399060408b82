"""What can be done with incidents: report one, go on with one, and the form that registers ask with."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.registers.incidents import keep_incident
from planner.case import new_id
from planner.registers import Incident
from planner.words import N_, Words
from ui.dialogs.entry import EntryDialog
from ui.incident_drafts import IncidentDrafts
from ui.session import Session
from ui.widgets import register_fields as fields

if TYPE_CHECKING:
    from ui.registers import RegistersSection


class IncidentDeeds(QObject):
    """Asks what is known of an incident, and keeps it with what was written of it meanwhile."""

    def __init__(self, session: Session, section: "RegistersSection") -> None:
        super().__init__(section)
        self._session, self._section = session, section
        section.incidents.asked.connect(self._act)

    def _act(self, deed: str, incident: Incident | None) -> None:
        if deed == fields.NEW:
            self.ask(Incident(new_id()))
        elif deed == fields.EDIT and incident is not None:
            self.ask(incident)

    def ask(self, incident: Incident) -> None:
        """Ask what is known of an incident, going on with what was written of it and not kept."""
        drafts = IncidentDrafts(self._session)
        self._section.read(
            lambda: (drafts.begun(incident),), lambda found: self._write(incident, drafts, *found)
        )

    def _write(self, incident: Incident, drafts: IncidentDrafts, begun: Incident | None) -> None:
        incident = replace(incident, id=begun.id) if begun else incident
        about = N_("The notices are due with diligence when there is a risk of serious injury.")
        title, asked = N_("Confidentiality incident"), fields.INCIDENT_FIELDS
        words, keep = self._session.language.words, partial(self._keep, drafts)
        dialog = ask_entry(self._section, words, title, asked, incident, keep, about)
        dialog.written.connect(lambda written: drafts.keep(written, incident))
        dialog.rejected.connect(lambda: drafts.drop(incident))
        if begun is not None:
            dialog.resume(begun)

    def _keep(self, drafts: IncidentDrafts, written: Incident) -> None:
        """Put an incident into its register; what that refuses can still be gone on with."""
        session, section = self._session, self._section
        named = replace(written, author=written.author or session.counsellor.name)
        work = partial(keep_incident, session.database, named, session.today())

        def told(done: Future[Incident]) -> None:
            if session.answer(done) is not None:
                drafts.drop(written)
                if isValid(section):
                    section.refresh()

        session.store_tasks.run(work, told)
        section.tabs.setCurrentWidget(section.incidents)


def ask_entry(
    over: QWidget,
    words: Words,
    title: str,
    asked: Any,
    value: Any,
    keep: Callable[[Any], None],
    about: str,
    verb: str = N_("Save"),
) -> EntryDialog:
    """Ask for a value by its fields in a form over a section, and keep it."""
    dialog = EntryDialog(words._(title), asked, value, words, over.window(), True, words._(about), verb)
    dialog.kept.connect(keep)
    dialog.open()
    return dialog
