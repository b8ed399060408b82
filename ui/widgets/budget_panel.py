"""The budget tab: what breaks and when, an allowance to try, a picture and a table of the weeks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from planner.budget import Budget, budget
from planner.case import Case
from planner.catalogue import Catalogue
from planner.words import Words
from ui import style
from ui.latest import Latest
from ui.models.budget_rows import COLUMNS, break_sentence, budget_rows, income_sentences
from ui.models.rows import RowModel
from ui.widgets.budget_strip import BudgetStrip
from ui.widgets.fact_table import FactTable
from ui.widgets.labels import prose
from ui.widgets.step_fields import DollarField

LETTERS = (15, 13, 13, 11, 14, 16, 16)
MOST_A_WEEK, LEAST_LINES = 5_000, 5
# Weeks are many and each is one line: a handful is seen at once on a low screen too.
ROW_LINES = 1.25


class BudgetPanel(QWidget):
    """Shows the money of the open plan; the allowance is a supposition that nothing keeps.

    The weeks are counted when they are on screen: while the panel is hidden, nobody waits for them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.wages = prose(), prose()
        self.strip, self.model = BudgetStrip(), RowModel(COLUMNS)
        self.table, self.hint = FactTable(ROW_LINES), prose()
        self.allowance, self._asked = DollarField(), QLabel()
        self._budget = Latest(budget)
        self._shown: tuple[Case, Catalogue, Words, date] | None = None
        self._build()
        self.allowance.valueChanged.connect(self._refresh)

    def _build(self) -> None:
        self.allowance.setMaximum(MOST_A_WEEK)
        self._asked.setBuddy(self.allowance)
        self.table.setModel(self.model)
        self.table.widen(LETTERS, len(LETTERS) - 1)
        # The page must stand in a window of a low screen, and the bar of its system.
        self.table.setMinimumHeight(self.fontMetrics().height() * LEAST_LINES)
        style.emphasise(self.wages, "muted")
        style.emphasise(self.hint, "muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self._asked)
        row.addWidget(self.allowance)
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(column)
        column.setContentsMargins(6, 6, 6, 0)
        column.addLayout(row)
        column.addWidget(self.wages)
        column.addWidget(self.strip, 1)
        column.addWidget(self.table, 3)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.hint)
        self._stack.addWidget(inside)

    def show_case(self, case: Case | None, catalogue: Catalogue, words: Words, today: date) -> None:
        """Show the budget of a case's plan."""
        self._shown = (case, catalogue, words, today) if case else None
        self.hint.setText(words._("The budget shows once the plan has a dated step."))
        self._asked.setText(words._("&Allowance a week, if granted"))
        self.allowance.setToolTip(words._("To see the difference: Services Québec decides."))
        self.table.setAccessibleName(words._("Budget week by week"))
        self.allowance.show_cents(self.allowance.cents, words)
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Count the weeks of what was shown meanwhile."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self._shown is None:
            self._stack.setCurrentIndex(0)
            return
        case, catalogue, words, today = self._shown
        found = self._budget(case, catalogue, self.allowance.cents)
        self._stack.setCurrentIndex(1 if found.weeks else 0)
        self._say(found, case, catalogue, words, today)
        self.model.show_rows(budget_rows(found, words), words)

    def _say(self, found: Budget, case: Case, catalogue: Catalogue, words: Words, today: date) -> None:
        said = break_sentence(found, words)
        self.state.setText(said)
        style.emphasise(self.state, "warning" if found.breaks else "")
        self.wages.setText(" · ".join(income_sentences(found, case, catalogue, today, words)))
        self.strip.show_budget(found, words, said)
        self.strip.setVisible(found.has_figures)
