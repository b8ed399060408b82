"""The history of the open file, field by field, with an old value brought back as an ordinary edit."""

from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from planner.changes import History
from planner.field_history import can_restore, field_history, restored
from planner.words import N_
from ui import style
from ui.models.columns import VALUE
from ui.models.history_rows import COLUMNS, HistoryLine, lines_called
from ui.models.rows import RowModel
from ui.session import Session
from ui.widgets.filter_line import FilterLine
from ui.widgets.line_table import LineTable

WIDTHS = (23, 26, 42, 32)
LETTERS, ROWS = 168, 24


class FieldHistoryDialog(QDialog):
    """Lists the records of a case; what is restored is one undo step of the file."""

    def __init__(self, session: Session, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._history, self._words = session, history, session.language.words
        self.told, self.filter = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), FilterLine()
        self.model = RowModel(COLUMNS, self)
        self.table = LineTable(self.model, WIDTHS)
        catalogue = session.catalogue
        self._lines = [HistoryLine(one, catalogue, self._words) for one in field_history(history)]
        self._lay_out()
        self.filter.asked.connect(self._show)
        self.table.selectionModel().currentChanged.connect(self._look)
        self._show("")

    @property
    def chosen(self) -> HistoryLine | None:
        """Return the record that is chosen, if any."""
        found = self.table.currentIndex().data(VALUE)
        return found if isinstance(found, HistoryLine) else None

    def restore(self) -> None:
        """Bring the value of the chosen record back, as one undo step."""
        case, line = self._session.document.case, self.chosen
        if case is not None and line is not None and self._can_restore():
            again = restored(case, self._history, line.revised.change)
            field = lambda words: replace(line, words=words).field  # noqa: E731
            self._session.document.edit(again, N_("Restore: {field}"), field=field)
            self._session.said.emit(self._words._("The value is back in the case. Ctrl+Z undoes it."))
            self._look()

    def _show(self, typed: str) -> None:
        self.model.show_rows(lines_called(self._lines, typed), self._words)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._look()

    def _look(self) -> None:
        self.back.setEnabled(self._can_restore())

    def _can_restore(self) -> bool:
        case, line = self._session.document.case, self.chosen
        of_case = case is not None and line is not None and line.revised.change.case == case.id
        return of_case and can_restore(case, self._history, line.revised.change)  # type: ignore[arg-type, union-attr]

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("History of the fields"))
        self.told.setText(
            words._("Every edit of this case, the newest first. An old value can be brought back.")
        )
        style.emphasise(self.told, "muted")
        self.filter.retranslate(words)
        self.table.setAccessibleName(words._("Edits of this case"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back = buttons.addButton(words._("&Restore this value"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back.clicked.connect(self.restore)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.told, self.filter, self.table, buttons):
            column.addWidget(part, int(part is self.table))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * LETTERS, line * ROWS)


def show_history(session: Session, parent: QWidget) -> None:
    """Read the history of the open file beside the window, behind what is being typed, and list it."""
    case = session.document.case
    if case is None or not session.document.version:
        session.said.emit(session.language.words._("Open a client’s case first: its history is shown then."))
        return
    session.leaving.emit()

    def show(done: Future[History]) -> None:
        if (found := session.answer(done)) is not None:
            FieldHistoryDialog(session, found, parent).open()

    session.store_tasks.run(lambda: session.cases.history(case.id), show)
