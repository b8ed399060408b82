"""What stands in the place of the pathways while no occupation is aimed at: why, and the ways to a goal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style


class NoGoal(QWidget):
    """A sentence, and two buttons: choose the occupation in the answers, or see where one could go."""

    asked_goal, asked_directions = Signal(), Signal()

    def __init__(self, sentence: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.goal = QPushButton(words._("Choose the target occupation"))
        self.directions = QPushButton(style.icon("compass-outline", "muted"), words._("Where to?"))
        style.emphasise(self.goal, "primary")
        self.goal.clicked.connect(self.asked_goal)
        self.directions.clicked.connect(self.asked_directions)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for button in (self.goal, self.directions):
            row.addWidget(button)
        row.addStretch(1)
        column.addStretch(1)
        column.addWidget(told)
        column.addLayout(row)
        column.addStretch(1)
