"""The middle of the catalogue: what leads to the chosen trade, with its filters and what they leave out."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from planner.catalogue import Catalogue
from planner.words import N_, Words
from ui import style
from ui.models.catalogue_entries import SECTOR, TRADE, Entry
from ui.models.catalogue_words import sector_name
from ui.models.programs import ProgramModel
from ui.widgets.catalogue_filters import CatalogueFilters
from ui.widgets.elided import ElidedLabel
from ui.widgets.pathway_graph_panel import PathwayGraphPanel
from ui.widgets.program_table import ProgramTable

NONE = N_(
    "No programme of the catalogue opens this occupation by itself. A plan may still teach its skills: "
    "see the ways in, or all programmes."
)


class ProgramPanel(QWidget):
    """Shows the programmes of what is chosen in the tree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProgramModel(self)
        self.filters, self.table = CatalogueFilters(), ProgramTable(self.model)
        self.heading = ElidedLabel(textFormat=Qt.TextFormat.PlainText)
        self.count = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.heading, "heading")
        style.emphasise(self.count, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.graph, self.tabs, listed = PathwayGraphPanel(), QTabWidget(documentMode=True), QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(0, 4, 0, 0)
        for part in (self.filters, self.table, self.count):
            inside.addWidget(part, int(part is self.table))
        inside.addStretch()
        for tab in (listed, self.graph):
            self.tabs.addTab(tab, "")
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.filters.retranslate(words)
        self.table.setAccessibleName(words._("Programmes and activities"))
        self.tabs.setAccessibleName(words._("Views of the catalogue"))
        self.tabs.setTabText(0, words._("Programmes"))
        self.tabs.setTabText(1, words._("Ways in"))

    def show_leading_to(self, chosen: Entry, catalogue: Catalogue, today: date, words: Words) -> None:
        """Show what leads to a trade or sector; for anything else, every programme."""
        wanted = self.filters.wanted(chosen.code if chosen.kind in (SECTOR, TRADE) else "")
        self.model.show_catalogue(catalogue, wanted, today, words)
        self.filters.all.setEnabled(bool(wanted.trade))
        self.heading.setText(_heading(chosen, catalogue, words))
        self.count.setText(_counted(self.model, words))
        self.table.setVisible(bool(self.model.rowCount()))


def _heading(chosen: Entry, catalogue: Catalogue, words: Words) -> str:
    if chosen.kind == TRADE:
        return words._("What leads to: {trade}", trade=words.said(catalogue.term(chosen.code)))
    if chosen.kind == SECTOR:
        return words._("What leads to: {trade}", trade=sector_name(chosen.code, words))
    return words._("All programmes and activities")


def _counted(model: ProgramModel, words: Words) -> str:
    shown, hidden = model.rowCount(), model.hidden
    parts = [words.n_("{n} activity", "{n} activities", shown)] if shown else []
    if hidden:
        parts.append(words.n_("{n} left out by the filters", "{n} left out by the filters", hidden))
    return " · ".join(parts) or words._(NONE)
