"""Trades side by side: one button for each, which takes it out, and the table of what they ask and pay."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.comparison import MOST, ComparisonModel
from ui.models.direction_words import DirectionRow
from ui.tips import tip
from ui.widgets.fitted_table import FittedTable

NAMES = 24
TITLES = 3.9


class ComparisonPanel(QWidget):
    """Shows up to four trades; taking one out goes out as its code."""

    taken_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table = ComparisonModel(self), FittedTable(titles=TITLES)
        self.hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.out = tuple(QPushButton(style.icon("close"), "") for _ in range(MOST))
        self._codes: tuple[str, ...] = ()
        self.table.setModel(self.model)
        style.emphasise(self.hint, "muted")
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for place, button in enumerate(self.out):
            style.emphasise(button, "chip")
            button.clicked.connect(lambda _=False, n=place: self.taken_out.emit(self._codes[n]))
            row.addWidget(button)
        row.addStretch()
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def show_compared(self, compared: Sequence[DirectionRow], words: Words) -> None:
        """Show some directions side by side, or how to choose them."""
        self._codes = tuple(row.code for row in compared)
        self.model.compare(compared, words)
        self.hint.setText(words._("Choose up to four occupations in the list with “Compare” or Space."))
        self.hint.setVisible(len(compared) < 2)
        self.table.setVisible(bool(compared))
        self.table.setAccessibleName(words._("Occupations side by side"))
        for place, button in enumerate(self.out):
            button.setVisible(place < len(compared))
            if place < len(compared):
                self._name(button, compared[place].title, words)
        self._fit()

    def _name(self, button: QPushButton, title: str, words: Words) -> None:
        wide = self.fontMetrics().averageCharWidth() * NAMES
        button.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, wide))
        out = words._("Take {title} out of the comparison", title=title)
        button.setToolTip(tip(out))
        button.setAccessibleName(out)

    def _fit(self) -> None:
        across = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
