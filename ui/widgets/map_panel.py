"""The map of destinations with the state of its search: begun, followed and stopped here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.destination_points import Point
from ui.widgets.destination_map import DestinationMap


class MapPanel(QWidget):
    """Shows the map; looking again or stopping goes out as a signal."""

    asked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map, self.state = DestinationMap(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.bar, self.button = QProgressBar(textVisible=False, maximum=100), QPushButton()
        self._busy = False
        style.emphasise(self.state, "muted")
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 20)
        self.button.clicked.connect(self._press)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.state, 1)
        head.addWidget(self.bar)
        head.addWidget(self.button)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(head)
        column.addWidget(self.map, 1)

    def show_points(self, points: Sequence[Point], words: Words) -> None:
        """Show what is proven so far."""
        self.map.show_points(points, words)

    def show_state(self, answered: int, share: float, busy: bool, words: Words) -> None:
        """Say how far the search is, and what its button does now."""
        self._busy = busy
        self.bar.setVisible(busy)
        self.bar.setValue(round(share * 100))
        self.bar.setAccessibleName(words._("Progress"))
        self.button.setText(words._("Stop") if busy else words._("Look again"))
        reached = len(self.map.points)
        parts = [words.n_("{n} occupation reached", "{n} occupations reached", reached)]
        parts.append(words.n_("{n} looked at", "{n} looked at", answered))
        sure = words._("earliest finish proven among the options entered; +n: others, one at each click")
        waiting = words._("Looking at every occupation: the first ones come at once.")
        self.state.setText(waiting if busy and not answered else " · ".join([*parts, sure]))

    def _press(self) -> None:
        (self.cancelled if self._busy else self.asked).emit()
