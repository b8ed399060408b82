"""Which plans to print at once, and where they go; the work is followed beside the window."""

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.report.choice import Choice
from planner.report.documents import document
from planner.sentences import error_sentence
from planner.words import N_, Words
from ui import style
from ui.printing_many import Office, Order, Report, print_many
from ui.session import Session
from ui.tasks import Running

MOST_TOLD, SMALLEST_WIDTH = 12, 460


class PrintManyDialog(QDialog):
    """Asks for a search and a place, then prints what the search finds."""

    def __init__(
        self, session: Session, choice: Choice, password: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._choice, self._password = session, choice, password
        self._words = session.language.words
        self.search, self.count = QLineEdit(clearButtonEnabled=True), QLabel(wordWrap=True)
        self.folder, self.bound = QRadioButton(), QRadioButton()
        self._lay_out()
        self.search.textChanged.connect(self._show_count)
        self._show_count()

    def accept(self) -> None:
        """Ask where the plans go, and begin."""
        if out := self._asked_place():
            self.print_into(Path(out))
            super().accept()

    def print_into(self, out: Path) -> None:
        """Print beside the window; what failed is told at the end."""
        session = self._session
        order = Order(out, self._choice, self.search.text().strip(), "", self._password)
        office = Office(session.cases, session.catalogue, session.counsellor, session.today())

        def work(running: Running) -> Report:
            return print_many(order, office, running.progress, running.stopped)

        def told(done: Future[Report]) -> None:
            if (report := session.answer(done)) is not None:
                _tell(report, session, out)

        session.search_tasks.follow(N_("Printing the plans"), work, told)

    def _asked_place(self) -> str:
        words = self._words
        if self.folder.isChecked():
            return QFileDialog.getExistingDirectory(self, words._("Folder of the plans"), str(Path.home()))
        start, kinds = str(Path.home() / words._("plans.pdf")), words._("PDF files (*.pdf)")
        name, _ = QFileDialog.getSaveFileName(self, words._("File of the plans"), start, kinds)
        return f"{name}.pdf" if name and not name.lower().endswith(".pdf") else name

    def _show_count(self) -> None:
        found = self._session.cases.count(self.search.text().strip())
        self.count.setText(self._words.n_("{n} case found", "{n} cases found", found))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(found > 0)

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Print several plans"))
        self.setMinimumWidth(SMALLEST_WIDTH)
        self.folder.setChecked(True)
        self.folder.setText(words._("One &file for each plan, in a folder"))
        self.bound.setText(words._("All in &one file"))
        label = QLabel(words._("&Clients, occupations or nothing for the whole office"))
        label.setBuddy(self.search)
        title = words._(document(self._choice.document).title)
        said = words._("Document: {document}, as chosen in the preview", document=title)
        kind = QLabel(said, wordWrap=True)
        style.emphasise(kind, "muted")
        style.emphasise(self.count, "muted")
        column = QVBoxLayout(self)
        for widget in (kind, label, self.search, self.count, self.folder, self.bound, self._made_buttons()):
            column.addWidget(widget)

    def _made_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText(self._words._("Choose the place and print…"))
        self._buttons.button(kinds.Cancel).setText(self._words._("Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        return self._buttons


def _tell(report: Report, session: Session, out: Path) -> None:
    words = session.language.words
    printed = words.n_("{n} plan printed", "{n} plans printed", report.printed)
    said = [words._("{title}: {text}", title=printed, text=out)]
    if report.stopped:
        said.append(words._("Stopped: the plans that follow were not printed."))
    session.said.emit("\n".join([*said, *_failures(report, words)]))


def _failures(report: Report, words: Words) -> list[str]:
    told = [error_sentence(failed.error, words) for failed in report.failed[:MOST_TOLD] if failed.error]
    left = len(report.failed) - len(told)
    return [*told, words.n_("and {n} more", "and {n} more", left)] if left else told
