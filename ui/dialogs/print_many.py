"""Which plans to print at once, and where they go; the work is followed beside the window."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

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
from shiboken6 import isValid

from planner.report.choice import Choice
from planner.report.documents import document
from planner.words import N_
from ui import failures, large_office, style
from ui.models.client_lists import FILTERS, MINE, NAMES, OFFICE, filter_of
from ui.printed import ManyPrinted
from ui.printing_many import Order, Report, print_many
from ui.printing_words import bugs, printed_sentence, trouble
from ui.session import Session
from ui.tasks import Running
from ui.widgets.paper_drop import PaperDrop

MOST_TOLD, SMALLEST_WIDTH = 12, 460


class PrintManyDialog(QDialog):
    """Asks for a list of clients, a search and a place, then prints the plans that are found."""

    def __init__(self, session: Session, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._choice = session, choice
        self._words = session.language.words
        self.among = PaperDrop(FILTERS, lambda name, words: words._(NAMES[name]))
        self.search, self.count = QLineEdit(clearButtonEnabled=True), QLabel(wordWrap=True)
        self.folder, self.bound = QRadioButton(), QRadioButton()
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._lay_out()
        self._asked: tuple[str, str] | None = None
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        self._read(partial(self._counted, MINE, "", planned=True), self._begin)

    def accept(self) -> None:
        """Ask where the plans go, and begin."""
        if out := self._asked_place():
            self.print_into(Path(out))
            super().accept()

    def print_into(self, out: Path) -> None:
        """Print beside the window; what failed is told at the end."""
        session, search = self._session, self.search.text().strip()
        order = Order(out, self._choice, search, "", self.secret.text(), self.among.value)
        bringing = ManyPrinted(session)
        office = bringing.office()

        def work(running: Running) -> Report:
            return print_many(order, office, running.progress, running.stopped)

        def told(done: Future[Report]) -> None:
            bringing.deleteLater()
            if (report := session.answer(done)) is not None:
                _tell(report, order, session)

        session.leaving.emit()
        session.side_tasks.follow(N_("Printing the plans"), work, told)

    def _asked_place(self) -> str:
        words = self._words
        if self.folder.isChecked():
            return QFileDialog.getExistingDirectory(self, words._("Folder of the plans"), str(Path.home()))
        start, kinds = str(Path.home() / words._("plans.pdf")), words._("PDF files (*.pdf)")
        name, _ = QFileDialog.getSaveFileName(self, words._("File of the plans"), start, kinds)
        return f"{name}.pdf" if name and not name.lower().endswith(".pdf") else name

    def _begin(self, own: int) -> None:
        """Offer the plans of whoever works here, or of the office where these are none."""
        self.among.show_value(MINE if own else OFFICE)
        self.search.textChanged.connect(self._count)
        self.among.currentIndexChanged.connect(self._count)
        self._count()

    def _counted(self, among: str, search: str, **more: bool) -> int:
        asked = filter_of(among, self._session.counsellor.name, self._session.today())
        return self._session.cases.count(search, **asked, **more)

    def _count(self) -> None:
        self._asked = asked = (self.among.value, self.search.text().strip())
        work = lambda: (self._counted(*asked, planned=True), self._counted(*asked, planned=False))  # noqa: E731
        self._read(work, lambda found: self._show_count(*found) if asked == self._asked else None)

    def _read(self, work: Callable[[], Any], show: Callable[[Any], object]) -> None:
        """Count at once, or beside the window; the dialog may be gone by then."""
        large_office.read(self._session, work, lambda found: show(found) if isValid(self) else None)

    def _show_count(self, found: int, without: int) -> None:
        words = self._words
        said = [words.n_("{n} plan to print", "{n} plans to print", found)]
        if without:
            left = words.n_(
                "{n} case without a plan is left out", "{n} cases without a plan are left out", without
            )
            said.append(left)
        self.count.setText(" · ".join(said))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(found > 0)

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Print several plans"))
        self.setMinimumWidth(SMALLEST_WIDTH)
        self.among.retranslate(words)
        self.folder.setChecked(True)
        self.folder.setText(words._("One &file for each plan, in a folder"))
        self.bound.setText(words._("All in &one file"))
        column = QVBoxLayout(self)
        column.addWidget(self._muted(QLabel(self._said(), wordWrap=True)))
        self._ask(column, words._("&List of clients"), self.among)
        self._ask(column, words._("&Clients, occupations or nothing for the whole list"), self.search)
        column.addWidget(self._muted(self.count))
        for button in (self.folder, self.bound):
            column.addWidget(button)
        self._ask(column, words._("Pass&word of every PDF (optional)"), self.secret)
        column.addWidget(self._made_buttons())

    def _said(self) -> str:
        words = self._words
        title = words._(document(self._choice.document).title)
        said = [words._("Document: {document}, as chosen in the preview", document=title)]
        if not self._choice.bilingual:
            said.append(words._("Each paper is in its client’s language."))
        if self._session.counsellor.public:
            said.append(words._("The reason for adding English is left to be written by hand."))
        return "\n".join(said)

    def _muted(self, label: QLabel) -> QLabel:
        style.emphasise(label, "muted")
        return label

    def _ask(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)

    def _made_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText(self._words._("Choose the place and print…"))
        self._buttons.button(kinds.Cancel).setText(self._words._("Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        return self._buttons


def _tell(report: Report, order: Order, session: Session) -> None:
    words = session.language.words
    said = [printed_sentence(report, order.out, words), *trouble(report, order.bound, words, MOST_TOLD)]
    # One report tells where a fault of the program lies: the others are mostly the same.
    for error in islice(bugs(report), 1):
        if path := failures.write_report(error):
            said.append(words._("A report without personal data was written: {path}", path=path))
    session.said.emit("\n".join(said))
