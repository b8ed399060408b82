"""The regions of the page of directions and where they stand; it knows no session."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTableView, QTabWidget, QVBoxLayout, QWidget

from planner.called import called
from planner.case import Case
from planner.catalogue import Catalogue
from planner.words import Words
from ui import style
from ui.models.direction_words import is_known
from ui.models.directions import DirectionModel
from ui.widgets.comparison_panel import ComparisonPanel
from ui.widgets.direction_card import DirectionCard
from ui.widgets.direction_filters import DirectionFilters
from ui.widgets.direction_table import DirectionTable
from ui.widgets.elided import ElidedLabel
from ui.widgets.map_panel import MapPanel

LIST, MAP, COMPARISON = 0, 1, 2


class DirectionsBoard(QWidget):
    """Title and filters above; list, map and comparison as tabs; the card at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.person = (QLabel(textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        self.model, self.filters, self.card = DirectionModel(self), DirectionFilters(), DirectionCard()
        self.table, self.comparison = DirectionTable(self.model), ComparisonPanel()
        self.map = MapPanel()
        self.foot = ElidedLabel(textFormat=Qt.TextFormat.PlainText)
        self.tabs = QTabWidget(documentMode=True)
        for label, role in ((self.title, "title"), (self.person, "muted"), (self.foot, "muted")):
            style.emphasise(label, role)
        for tab in (self.table, self.map, self.comparison):
            self.tabs.addTab(tab, "")
        self._lay_out()

    def _lay_out(self) -> None:
        top, regions, middle, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.title)
        top.addWidget(self.person, 1, Qt.AlignmentFlag.AlignBottom)
        for part in (self.filters, self.tabs, self.foot):
            middle.addWidget(part, int(part is self.tabs))
        regions.addLayout(middle, 1)
        regions.addWidget(self.card)
        column.setContentsMargins(12, 8, 12, 6)
        column.addLayout(top)
        column.addLayout(regions, 1)

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.title.setText(words._("Where could I go?"))
        self.filters.retranslate(words)
        self.tabs.setAccessibleName(words._("Where to?"))
        self.tabs.setTabText(LIST, words._("List"))
        self.tabs.setTabText(MAP, words._("Map"))
        self.table.setAccessibleName(words._("Occupations that the skills open"))

    def say_person(self, case: Case | None, catalogue: Catalogue, words: Words) -> None:
        """Say whose skills are looked at, and from which occupation."""
        if case is None:
            return
        client = case.client
        trade = called(client.trade, client.trade_title, catalogue, words)
        nothing = words._("no occupation and no skill yet: nothing to rank by")
        known = trade or ("" if is_known(client) else nothing)
        name = client.name or words._("Client without a name")
        self.person.setText(" · ".join(part for part in (name, known) if part))

    def shown_table(self) -> QTableView:
        """Return the table of the tab on screen; that of the map is its twin, the list."""
        return self.comparison.table if self.tabs.currentIndex() == COMPARISON else self.table

    def say_waiting(self, words: Words) -> None:
        """Say that the occupations are still being ranked."""
        self.foot.setText(words._("Looking where the skills lead…"))

    def count(self, compared: int, words: Words) -> None:
        """Say how many occupations are shown, left out and compared."""
        shown, hidden = self.model.rowCount(), self.model.hidden
        parts = [words.n_("{n} occupation", "{n} occupations", shown)]
        if hidden:
            parts.append(
                words.n_(
                    "{n} occupation left out by the filters",
                    "{n} occupations left out by the filters",
                    hidden,
                )
            )
        periods = sorted({row.direction.pay.wage.period for row in self.model.rows if row.direction.pay.wage})
        if periods:
            parts.append(words._("Wages of {periods}", periods=", ".join(periods)))
        if any(row.direction.pay.raised for row in self.model.rows):
            parts.append(words._("→: published under the minimum wage in force, raised to it"))
        self.foot.setText(" · ".join(parts))
        self.tabs.setTabText(COMPARISON, words._("Comparison ({n})", n=compared))
