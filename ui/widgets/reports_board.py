"""The regions of the page of reports: whose cases, which period, four tables and what they rest on."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from planner.caseload import PERIODS
from planner.words import Words
from ui import style
from ui.delegates.drawn import ShareDelegate
from ui.models.caseload_rows import FIGURE_SHARE, FIGURES, LOAD_SHARE, LOADS, Told, period_words
from ui.models.client_lists import MINE, NAMES, OFFICE
from ui.models.rows import RowModel
from ui.widgets.fact_table import THREE_LINES
from ui.widgets.line_table import LineTable
from ui.widgets.paper_drop import PaperDrop

TODAY, BY_COUNSELLOR, GOALS, HELD = range(4)
FIGURE_WIDTHS, LOAD_WIDTHS = (26, 56, 16), (26, 10, 19, 15, 17, 17, 12, 14, 12, 14)
PERIOD_LETTERS = 42


class ReportsBoard(QWidget):
    """Shows a caseload; `today` says which month and year the periods are of."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.about = QLabel(), QLabel(wordWrap=True)
        self.whose = PaperDrop((MINE, OFFICE), lambda name, words: words._(NAMES[name]))
        self.period = PaperDrop(PERIODS, lambda name, words: period_words(name, today(), words))
        self.rounds, self.save = QCheckBox(), QPushButton()
        self.models = [RowModel(FIGURES, self) for _ in range(4)]
        self.models[BY_COUNSELLOR] = RowModel(LOADS, self)
        self.tables = [LineTable(model, FIGURE_WIDTHS) for model in self.models]
        self.tables[BY_COUNSELLOR] = LineTable(self.models[BY_COUNSELLOR], LOAD_WIDTHS, titles=THREE_LINES)
        self.tabs = QTabWidget(documentMode=True)
        style.emphasise(self.title, "title")
        style.emphasise(self.about, "muted")
        self._set_up()
        self._lay_out()

    def shown_table(self) -> LineTable:
        """Return the table on screen."""
        return self.tables[self.tabs.currentIndex()]

    def show_told(self, told: Told) -> None:
        """Show the figures."""
        lines = (told.today_lines(), told.load_lines(), told.goal_lines(), told.period_lines())
        for model, shown in zip(self.models, lines, strict=True):
            model.show_rows(shown, told.words)

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.title.setText(words._("Reports"))
        self.rounds.setText(words._("&Round to 5"))
        self.rounds.setToolTip(words._("For figures that leave the office: small counts point at persons"))
        self.save.setText(words._("Save (Excel, CSV)"))
        self.whose.setAccessibleName(words._("Whose cases"))
        self.period.setAccessibleName(words._("Period"))
        for drop in (self.whose, self.period):
            drop.retranslate(words)
        self.about.setText(
            words._(
                "Samples and cases off the list are not counted; cases that nobody answers for are "
                "everybody’s own. Whether a client found work is recorded nowhere, and so not counted."
            )
        )
        self.tabs.setAccessibleName(words._("Reports"))
        titles = words._("Today"), words._("By counsellor"), words._("Goals"), words._("In the period")
        for number, title in enumerate(titles):
            self.tabs.setTabText(number, title)
            self.tables[number].setAccessibleName(title)

    def _set_up(self) -> None:
        self.period.setMinimumContentsLength(PERIOD_LETTERS)
        for table, share in zip(
            self.tables, (FIGURE_SHARE, LOAD_SHARE, FIGURE_SHARE, FIGURE_SHARE), strict=True
        ):
            table.setItemDelegateForColumn(share, ShareDelegate(table))
            self.tabs.addTab(table, "")

    def _lay_out(self) -> None:
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.title)
        head.addStretch(1)
        tools = (self.whose, self.period, self.rounds, self.save)
        for part in tools:
            head.addWidget(part)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.about)
        for one, other in pairwise((*tools, self.tabs)):
            self.setTabOrder(one, other)
