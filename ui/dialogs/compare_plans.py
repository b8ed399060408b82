"""Two plans of one client side by side: what they aim at, their figures, their steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.case import Case
from planner.words import N_, Words
from ui import style
from ui.models.columns import Column
from ui.models.plan_lines import compared, present_title
from ui.models.revision_rows import DifferenceLine
from ui.models.turn_rows import TurnModel
from ui.session import Session
from ui.widgets.fitted_table import FittedTable

LETTERS = (38, 34, 34)
WIDE, HIGH = 136, 34


class ComparePlansDialog(QDialog):
    """Shows the current plan beside `other`; to go on with that one is asked with its id."""

    asked_open = Signal(str)

    def __init__(self, session: Session, other: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._other = session, other
        self.lines, self.table = TurnModel((), self), FittedTable()
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.told, "heading")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.choose = QPushButton()
        self.buttons.addButton(self.choose, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.buttons.rejected.connect(self.reject)

    @property
    def _words(self) -> Words:
        return self._session.language.words

    def _choose(self) -> None:
        self.asked_open.emit(self._other.plan.id)
        self.accept()

    def _show(self, case: Case) -> None:
        words, catalogue = self._words, self._session.catalogue
        names = [present_title(shown, catalogue, words) for shown in (case, self._other)]
        self.lines.columns = _columns(*names)
        self.lines.show_rows(compared(case, self._other, catalogue, words), words)
        self.told.setText(words._("{one} and {other}", one=names[0], other=names[1]))

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Compare two plans"))
        self.table.setAccessibleName(words._("The current plan beside the other one"))
        self.choose.setText(words._("&Open the other plan"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(words._("Close"))
        if (case := self._session.document.case) is not None:
            self._show(case)
        self.table.setModel(self.lines)
        self.table.widen(LETTERS, len(LETTERS))
        column = QVBoxLayout(self)
        for part in (self.told, self.table, self.buttons):
            column.addWidget(part)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * WIDE, line * HIGH)


def _columns(one: str, other: str) -> tuple[Column, ...]:
    """Return the columns: two plans by their names between what is compared and what differs."""

    def before(line: DifferenceLine) -> str:
        return line.before

    def after(line: DifferenceLine) -> str:
        return line.after

    return (
        Column(N_("Figure or step"), lambda line: line.name),
        Column(one, before),
        Column(other, after),
        Column(N_("What changes"), lambda line: line.turn),
    )
