"""The history of a plan: its revisions, what differs from the plan now, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.keeping import Revision
from planner.revisions import in_order
from planner.words import Words
from ui import style
from ui.models.columns import VALUE
from ui.models.revision_rows import DIFFERENCES, REVISIONS, RevisionLine, difference_lines, on_paper
from ui.models.rows import RowModel
from ui.models.turn_rows import TurnModel
from ui.session import Session
from ui.widgets.fitted_table import FittedTable
from ui.widgets.line_table import LineTable

WIDTHS, LETTERS = (10, 18, 14, 30, 30), (38, 36, 36)
WIDE, HIGH = 130, 36


class PlanHistoryDialog(QDialog):
    """Lists the revisions of the open case's plan; to restore or to sign is asked with a signal."""

    asked_restore = Signal(object)
    asked_signed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.revisions, self.changes = RowModel(REVISIONS, self), TurnModel(DIFFERENCES, self)
        self.table, self.differing = LineTable(self.revisions, WIDTHS), FittedTable()
        self.differing.setModel(self.changes)
        self.differing.widen(LETTERS, 3)
        self.sought, self.found = QLineEdit(clearButtonEnabled=True), QLabel(wordWrap=True)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.told, "heading")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore, self.sign = QPushButton(), QPushButton()
        for button in (self.restore, self.sign):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self.table.setFocus()
        self._connect()
        self.show_case(session.document.case)

    @property
    def chosen(self) -> Revision | None:
        """Return the chosen revision, if any."""
        line = self.table.currentIndex().data(VALUE)
        return line.revision if isinstance(line, RevisionLine) else None

    def show_case(self, case: Case | None) -> None:
        """Show the revisions of a case; the chosen one stays chosen."""
        words, kept = self._words, self.chosen.id if self.chosen else ""
        rows = [RevisionLine(revision, words) for revision in in_order(case)] if case else []
        self.revisions.show_rows(rows, words)
        place = next((n for n, line in enumerate(rows) if line.revision.id == kept), 0)
        if rows:
            self.table.selectRow(place)
        self.sign.setEnabled(case is not None and bool(case.plan.steps))
        self._show_differences()

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def _seek(self) -> None:
        """Choose the revision whose hash is typed, and say it where there is none."""
        case, typed, words = self._session.document.case, self.sought.text(), self._words
        revision = on_paper(case, typed) if case else None
        rows = [line.revision for line in self.revisions.rows]
        if revision in rows:
            self.table.selectRow(rows.index(revision))
        missing = words._("No revision of this client bears this hash.")
        elsewhere = words._("This paper is of another plan of this client: open that plan to see it.")
        said = "" if revision in rows or not typed.strip() else elsewhere if revision else missing
        self.found.setText(said)
        self.found.setVisible(bool(said))

    def _show_differences(self) -> None:
        case, revision, words = self._session.document.case, self.chosen, self._words
        found = None
        if case is not None and revision is not None:
            found = difference_lines(case, revision, self._session.offered, words)
        self.changes.show_rows(found or (), words)
        self.restore.setEnabled(bool(found))
        self.told.setText(self._sentence(revision, found is not None, bool(found)))

    def _sentence(self, revision: Revision | None, readable: bool, differs: bool) -> str:
        words = self._words
        if revision is None:
            return self._none_kept()
        if not readable:
            return words._("This revision came without its plan: it was withheld, or cannot be read.")
        if differs:
            return words._("From revision {number} to the plan now", number=revision.number)
        return words._("The plan now is that of revision {number}.", number=revision.number)

    def _none_kept(self) -> str:
        """Say that nothing is kept, also where the plan came with the number of a revision."""
        words, case = self._words, self._session.document.case
        if case is not None and case.plan.revision:
            return words._(
                "The plan bears number {number}, but this revision was not kept: a plan is kept when it is "
                "adopted, printed or signed.",
                number=case.plan.revision,
            )
        return words._("No revision yet: a plan is kept when it is adopted, printed or signed.")

    def _connect(self) -> None:
        self._session.document.changed.connect(self.show_case)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_differences())
        self.revisions.modelReset.connect(self._show_differences)
        self.sought.textChanged.connect(self._seek)
        self.restore.clicked.connect(lambda: self.asked_restore.emit(self.chosen))
        self.sign.clicked.connect(self.asked_signed)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("History of the plan"))
        self.table.setAccessibleName(words._("Revisions of the plan"))
        self.differing.setAccessibleName(words._("What differs from the plan now"))
        self.restore.setText(words._("&Restore this plan"))
        self.sign.setText(words._("The plan is &signed today"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(words._("Close"))
        column = QVBoxLayout(self)
        column.addLayout(self._seeking())
        column.addWidget(self.found)
        column.addWidget(self.table, 2)
        column.addWidget(self.told)
        column.addWidget(self.differing, 3)
        column.addWidget(self.buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * WIDE, line * HIGH)

    def _seeking(self) -> QHBoxLayout:
        label, row = QLabel(self._words._("&Hash at the foot of a paper")), QHBoxLayout()
        label.setBuddy(self.sought)
        self.found.hide()
        row.addWidget(label)
        row.addWidget(self.sought, 1)
        return row
