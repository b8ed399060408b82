"""Where a document goes once it is drawn: a file, the reader of this computer, a printer, or many at once."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.case import Case
from planner.report.documents import document
from planner.words import N_, Words
from ui import files, printing
from ui.dialogs.print_many import PrintManyDialog
from ui.plan_history import keep_printed
from ui.printed import PrintedPlans
from ui.session import Session
from ui.widgets.paper_options import PaperOptions


class PaperDesk(QObject):
    """Takes the shown document out of the window; `shown` gives its bytes, none when there is nothing."""

    def __init__(
        self, session: Session, options: PaperOptions, shown: Callable[[], bytes], page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._options, self._shown, self._page = session, options, shown, page
        options.save.clicked.connect(self.ask_file)
        options.open.clicked.connect(self.open_document)
        options.print.clicked.connect(self._ask_printer)
        options.many.clicked.connect(self._ask_many)

    @property
    def document(self) -> str:
        """Return the name of the document, in the language on screen."""
        return self._words._(document(self._options.choice.document).title)

    @property
    def file_name(self) -> str:
        """Return the name that is proposed for the file."""
        case = self._session.document.case
        name = case.client.name if case else ""
        plain = "".join(c if c.isalnum() else "-" for c in name).strip("-") or "client"
        return f"{self._stem}-{plain}-{self._session.today().isoformat()}.pdf"

    @property
    def _stem(self) -> str:
        """Return the name of the document as a file may bear it, which names nobody."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.document.lower()).split())

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def save_as(self, path: Path) -> None:
        """Write the PDF into a file, whole or not at all."""
        if self._is_drawn() and self._written(path):
            keep_printed(self._session, self.document)
            self._begun()
            self._session.said.emit(self._words._("The document was written: {path}", path=path))

    def open_document(self) -> None:
        """Open the document with the reader of this computer, from a copy that goes with this session."""
        if not self._is_drawn():
            return
        try:
            path = self._session.opened_papers.keep(self._stem, self._sealed(self._shown()))
        except Exception as error:
            self._session.failed.emit(error)
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            keep_printed(self._session, self.document)
        else:
            none = self._words._("No program opens a PDF here: save the document instead.")
            self._session.said.emit(none)

    def _written(self, path: Path) -> bool:
        """Write the file, sealed if there is a password; say whether it was."""
        try:
            files.write(path, self._sealed(self._shown()))
        except Exception as error:
            self._session.failed.emit(error)
            return False
        return True

    def _sealed(self, pdf: bytes) -> bytes:
        from planner.report.sealed import sealed

        password = self._options.secret.text()
        return sealed(pdf, password) if password else pdf

    def _is_drawn(self) -> bool:
        """Say whether there is a document to give away, and tell the person when it is still to come."""
        if not self._shown():
            self._session.said.emit(
                self._words._("There is no document yet: try again once it is on screen.")
            )
        return bool(self._shown())

    def ask_file(self) -> None:
        """Ask where to save the document, once there is one."""
        if not self._is_drawn():
            return
        kinds, start = self._words._("PDF files (*.pdf)"), str(Path.home() / self.file_name)
        title = self._words._("Save the document")
        name, _ = QFileDialog.getSaveFileName(self._page, title, start, kinds)
        if name:
            self.save_as(Path(name))

    def _ask_printer(self) -> None:
        case = self._session.document.case
        if case is not None and self._is_drawn():
            pdf = self._shown()
            title, look = self.file_name.removesuffix(".pdf"), self._options.choice.look
            printing.ask_printer(self._page, title, look, partial(self._print, pdf, case))

    def _print(self, pdf: bytes, case: Case, printer: printing.Printer) -> None:
        """Print beside the window: drawing the pages at the resolution of the paper takes seconds."""
        plans, name = PrintedPlans(self._session), self.document

        def work(running: printing.Followed) -> bool:
            return printing.print_pages(pdf, printer, running)

        def ended(done: Future[bool]) -> None:
            whole = self._session.answer(done)
            if whole:
                # Another client may be on screen by now.
                plans.note(case, name)
                plans.keep(case)
                self._begun()
            elif whole is not None:
                self._session.said.emit(self._words._("Printing was stopped."))

        # On the worker of the preview: pages are drawn by one thread at a time.
        self._session.paper_tasks.follow(N_("Printing the document"), work, ended)

    def _ask_many(self) -> None:
        # What is typed is written first: the dialog counts the plans of the store.
        self._session.leaving.emit()
        PrintManyDialog(self._session, self._options.choice, self._page).open()

    def _begun(self) -> None:
        """Note that somebody printed here once: the first steps say so."""
        self._session.settings.put(printed=True)
        self._session.counsellor_changed.emit()
