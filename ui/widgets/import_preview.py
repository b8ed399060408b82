"""The pane that shows an import before it is written: what changes, what was refused, which plans."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from planner.words import Words
from ui.catalogue_import import Reading
from ui.models import affected_plans, import_words, refused_rows
from ui.models.affected_plans import PlanLine
from ui.models.rows import RowModel
from ui.widgets.drift_panel import DriftPanel
from ui.widgets.line_table import LineTable

REFUSED_WIDTHS, PLAN_WIDTHS = (34, 8, 60), (28, 24, 60)


class ImportPreview(QWidget):
    """Shows a reading; the list of refused lines can be kept as a file."""

    asked_list = Signal(object)
    stopped_plans = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.tabs, self.drift = QTabWidget(), DriftPanel()
        self.refused = RowModel(refused_rows.COLUMNS, self)
        self.plans = RowModel(affected_plans.COLUMNS, self)
        self.save, self.stop = QPushButton(), QPushButton()
        self.plan_state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._tables = LineTable(self.refused, REFUSED_WIDTHS), LineTable(self.plans, PLAN_WIDTHS)
        self.save.clicked.connect(self._ask_file)
        self.stop.clicked.connect(self.stopped_plans)
        self._words = Words("fr")
        self._lay_out()

    def show_reading(self, reading: Reading, words: Words) -> None:
        """Show what was read."""
        self._words = words
        self.summary.setText("\n".join(import_words.summary(reading, words)))
        self.drift.show_drift(reading.drift, reading.before, reading.after, words)
        rejected = reading.preview.rejected
        self.refused.show_rows(refused_rows.refused_lines(rejected, words), words)
        self.save.setEnabled(bool(rejected))
        self.save.setText(words._("Save this list…"))
        self.stop.setText(words._("Stop looking"))
        self._tables[0].setAccessibleName(words._("Lines set aside"))
        self._tables[1].setAccessibleName(words._("Plans touched"))
        self.tabs.setAccessibleName(words._("What the import would do"))
        self.tabs.setTabText(0, words.n_("{n} table changes", "{n} tables change", len(reading.drift)))
        self.tabs.setTabText(1, words.n_("{n} line set aside", "{n} lines set aside", len(rejected)))

    def show_plans(self, lines: Iterable[PlanLine], said: str, is_looking: bool, words: Words) -> None:
        """Show the open plans that it touches, and how far the look at them is."""
        self.plans.show_rows(lines, words)
        self.plan_state.setText(said)
        self.stop.setVisible(is_looking)
        touched = words.n_("{n} plan touched", "{n} plans touched", len(self.plans.rows))
        self.tabs.setTabText(2, words._("Looking at the plans…") if is_looking else touched)

    def _lay_out(self) -> None:
        refused, plans = _pane(self._tables[0], self.save), _pane(self._tables[1], self.plan_state, self.stop)
        for part in (self.drift, refused, plans):
            self.tabs.addTab(part, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)

    def _ask_file(self) -> None:
        title, kinds = self._words._("Save the lines set aside"), self._words._("Tables (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, title, self._words._("lines-set-aside.csv"), kinds)
        if name:
            self.asked_list.emit((Path(name), refused_rows.as_csv(self.refused.rows, self._words)))


def _pane(table: QWidget, *foot: QWidget) -> QWidget:
    pane, column, row = QWidget(), QVBoxLayout(), QHBoxLayout()
    pane.setLayout(column)
    column.addWidget(table, 1)
    for part in foot:
        row.addWidget(part)
    row.addStretch(1)
    column.addLayout(row)
    return pane
