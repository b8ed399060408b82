"""What another catalogue changes: the tables at the left, the rows of the chosen one at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from planner.catalogue import Catalogue
from planner.drift import TableDrift
from planner.drift_words import TABLES, counts_words
from planner.words import Words
from ui.models.drift_rows import COLUMNS, drift_lines
from ui.models.rows import RowModel
from ui.widgets.line_table import LineTable

LETTERS = 30
WIDTHS = (13, 42, 20, 16)


class DriftPanel(QWidget):
    """Shows a drift, table by table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.tables = RowModel(COLUMNS, self), QListWidget(wordWrap=True)
        self.rows = LineTable(self.model, WIDTHS)
        self._found: tuple[TableDrift, ...] = ()
        self._sides = (Catalogue(), Catalogue())
        self._words = Words("fr")
        self.tables.setSpacing(3)
        self.tables.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.tables.currentRowChanged.connect(self._show_table)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.tables)
        row.addWidget(self.rows, 1)

    def show_drift(
        self, found: Sequence[TableDrift], before: Catalogue, after: Catalogue, words: Words
    ) -> None:
        """Show what differs between two catalogues, the first table open."""
        self._found, self._sides, self._words = tuple(found), (before, after), words
        self.tables.clear()
        self.tables.addItems([f"{words._(TABLES[t.table])}\n{counts_words(t, words)}" for t in found])
        self.tables.setAccessibleName(words._("Tables that change"))
        self.rows.setAccessibleName(words._("Rows that change"))
        self.tables.setCurrentRow(0 if found else -1)
        self._show_table(self.tables.currentRow())

    def _show_table(self, number: int) -> None:
        table = self._found[number] if 0 <= number < len(self._found) else None
        lines = drift_lines(table, *self._sides, self._words) if table else ()
        self.model.show_rows(lines, self._words)
