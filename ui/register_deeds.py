"""What can be done from the registers: destroy, certify, look into a lost file."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog

from db.database import Database
from db.exchange.purging import destroyed
from db.exchange.share import Watch
from db.registers.exported import clients_in
from db.registers.retention import certificate_of, destroy
from planner.case import new_id
from planner.client_words import called
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.register_words import certificate_text
from planner.registers import Access, Destruction, EndedConsent, Export, Incident, PastCase
from planner.words import N_, Words
from ui import files
from ui.incident_deeds import IncidentDeeds, ask_entry
from ui.merge_work import STOPPED, answered, watch
from ui.session import Session
from ui.tasks import Running
from ui.widgets import register_fields as fields
from ui.widgets.register_fields import Asked
from ui.widgets.register_panel import RegisterPanel

if TYPE_CHECKING:
    from ui.registers import RegistersSection


# A certificate, and what kept the copies from being seen to.
Destroyed = tuple[Destruction, PlannerError | None]
# So many names of a file are read at a glance; the others are in the table of the journal.
SHOWN = 200


class RegisterDeeds(QObject):
    """Does what the buttons of the registers ask, through forms of their own."""

    def __init__(self, session: Session, section: "RegistersSection") -> None:
        super().__init__(section)
        self._session, self._section = session, section
        self._incidents = IncidentDeeds(session, section)
        section.retention.asked.connect(self._act_on_past)
        section.consents.asked.connect(self._act_on_consent)
        section.destructions.asked.connect(self._act_on_destroyed)
        section.exports.asked.connect(self._act_on_export)
        section.accesses.chose.connect(self._list_exported)
        section.name_person.clicked.connect(self.ask_person)

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def ask_person(self) -> None:
        """Ask who answers for personal information in the office."""
        about = N_("Said to clients who ask, and on the notices of an incident.")
        person, keep = self._section.in_charge, self._section.keep_person
        ask_entry(
            self._section, self._words, N_("Person in charge"), fields.PERSON_FIELDS, person, keep, about
        )

    def _act_on_past(self, deed: str, past: PastCase) -> None:
        if deed == fields.OPEN:
            self._open(past.id)
            return
        words = self._words
        about = words._(
            "The case of {name} will be destroyed with its whole history, here and in every backup, and "
            "offices that merge with this one will destroy it too. Nothing brings it back.",
            name=called(past.name, past.id, words),
        )
        asked = Asked(words._("end of the retention period"))
        dialog = ask_entry(
            self._section,
            words,
            N_("Destroy a case"),
            fields.REASON_FIELDS,
            asked,
            partial(self._destroy, past),
            about,
            N_("Destroy"),
        )
        # Enter in the field of the reason must not be enough.
        dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)

    def _act_on_consent(self, deed: str, ended: EndedConsent) -> None:
        if deed == fields.OPEN:
            self._open(ended.id)

    def _open(self, case_id: str) -> None:
        self._session.open_case(case_id, "intake")
        if isinstance(window := self._section.window(), QDialog):
            window.close()

    def _destroy(self, past: PastCase, asked: Asked) -> None:
        session = self._session
        open_case = session.document.case
        if open_case is not None and open_case.id == past.id:
            session.close_case()
        database, who = session.database, session.counsellor

        def told(done: Future[Destroyed]) -> None:
            if (found := answered(session, done)) is not None:
                self._section.refresh()
                session.cases_changed.emit()
                session.cases_destroyed.emit()
                self._section.tabs.setCurrentWidget(self._section.destructions)
                session.said.emit(destroyed_words(*found, session.language.words))

        def work(running: Running) -> Destroyed:
            return _destroyed(database, past.id, asked.reason, who, watch(running, 1.0, 0.0))

        session.store_tasks.follow(N_("Destroying the case"), work, told)

    def _act_on_destroyed(self, deed: str, done: Destruction) -> None:
        text = certificate_text(done, self._session.counsellor, self._words)
        if deed == fields.COPY:
            QGuiApplication.clipboard().setText(text)
            self._session.said.emit(self._words._("The certificate is copied as text."))
            return
        start = str(Path.home() / self._words._("certificate-{n}.pdf", n=done.number))
        kinds = ";;".join((self._words._("PDF files (*.pdf)"), self._words._("Text files (*.txt)")))
        name, _ = QFileDialog.getSaveFileName(
            self._section, self._words._("Save the certificate"), start, kinds
        )
        if name:
            self.save_certificate(done, Path(name))

    def save_certificate(self, done: Destruction, path: Path) -> None:
        """Write a certificate, as text into a text file, else as a page."""
        office, words = self._session.counsellor, self._words

        def write() -> Path:
            as_text = path.suffix.lower() == ".txt"
            page = certificate_text(done, office, words).encode() if as_text else _page(done, office, words)
            files.write(path, page)
            return path

        said = N_("The document was written: {path}")
        self._section.read(write, lambda at: self._session.said.emit(words._(said, path=at)))

    def _act_on_export(self, deed: str, export: Export) -> None:
        if deed == fields.WHO:
            database = self._session.database
            show = partial(self._show_clients, self._section.exports)
            self._section.read(lambda: clients_in(database, export.sequence), show)
            return
        words = self._words
        about = words._("File {file}, exported on {day}", file=export.file, day=words.date(export.made_on))
        clients = words.number(export.clients)
        self._incidents.ask(Incident(new_id(), about, persons=clients, export=export.sequence))

    def _list_exported(self, access: Access | None) -> None:
        """Say under the journal who was in the file of the chosen line, if it is one of a file."""
        if access is None or access.export is None:
            return
        database, panel, sequence = self._session.database, self._section.accesses, access.export

        def show(found: tuple[tuple[str, str], ...]) -> None:
            if panel.chosen == access:
                self._show_clients(panel, found)

        self._section.read(lambda: clients_in(database, sequence), show)

    def _show_clients(self, panel: RegisterPanel, found: tuple[tuple[str, str], ...]) -> None:
        words = self._words
        names = [called(name, case_id, words) for case_id, name in found[:SHOWN]]
        if (left := len(found) - SHOWN) > 0:
            names.append(words.n_("and {n} more", "and {n} more", left))
        count = words.n_("{n} client", "{n} clients", len(found))
        panel.say(words._("{count}: {names}", count=count, names=", ".join(names)))


def _destroyed(database: Database, case_id: str, reason: str, who: Counsellor, tell: Watch) -> Destroyed:
    """Destroy a case; what keeps traces of it in copies is no reason to say that it is still here."""
    try:
        return destroy(database, case_id, reason, who, tell=tell)[0], None
    except PlannerError as fault:
        if case_id not in destroyed(database):
            raise
        return certificate_of(database, case_id), fault


def destroyed_words(certificate: Destruction, unclean: PlannerError | None, words: Words) -> str:
    """Return that a case is destroyed, and what is left to be done where its copies are not all clean."""
    said = words._("The case is destroyed: certificate {n}.", n=certificate.number)
    if unclean is None:
        return said
    if unclean.code == STOPPED:
        left = words._(
            "The cleansing of its copies was stopped: traces of it may be left in the file and its backups. "
            "It goes on when a window opens the database."
        )
    else:
        left = words._(
            "Traces of it may be left in the file or in a backup: another window or program reads them, or "
            "the disk is full. The cleansing goes on when a window opens the database."
        )
    return f"{said} {left}"


def _page(done: Destruction, office: Counsellor, words: Words) -> bytes:
    from planner.report.certificate import certificate_pdf

    return certificate_pdf(done, office, words)
