"""Plan again: the plan beside the one that a search finds around what is done, under way or pinned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from planner.catalogue import Catalogue
from planner.replanning import Replanning
from planner.words import Words
from ui.models.replan_rows import COLUMNS, replan_lines, replan_sentence
from ui.models.turn_rows import TurnModel
from ui.widgets.fitted_table import FittedTable

LETTERS = (40, 38, 38, 24)


class ReplanDialog(QDialog):
    """Shows both plans figure by figure and step by step; only the button makes the new one the plan."""

    kept = Signal(object)

    def __init__(
        self, found: Replanning, catalogue: Catalogue, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = found
        self.setWindowTitle(words._("Plan again"))
        self.model, self.table = TurnModel(COLUMNS), FittedTable()
        self.state = QLabel(replan_sentence(found, words), wordWrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton(
            words._("&Make it the plan"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.table.setModel(self.model)
        self.table.widen(LETTERS, 0)
        self.table.setAccessibleName(words._("The plan now and planned again"))
        self.model.show_rows(list(replan_lines(found, catalogue, words)), words)
        self._build(words)

    def _build(self, words: Words) -> None:
        about = QLabel(
            words._(
                "What is done, under way or failed is a fact and stays; what failed is searched anew, and "
                "pinned steps stay."
            ),
            wordWrap=True,
        )
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(self.state)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        measure = self.fontMetrics()
        self.resize(measure.averageCharWidth() * 150, measure.height() * 28)

    def _keep(self) -> None:
        self.kept.emit(self._found.case)
        self.accept()
