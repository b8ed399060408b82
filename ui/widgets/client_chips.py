"""The lists of clients as chips, one in force, each with its count."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.client_lists import DRIFTED, FILTERS, MINE, NAMES, OFFICE, WORK


class ClientChips(QWidget):
    """Chooses which clients the table shows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._counts = OFFICE, dict[str, int]()
        self.buttons = {name: QPushButton() for name in FILTERS}
        self._group = QButtonGroup(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for work in (False, True):
            lines.addLayout(self._line([name for name in FILTERS if (name in WORK) is work]))

    def _line(self, names: Iterable[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        for name in names:
            button = self.buttons[name]
            button.setCheckable(True)
            style.emphasise(button, "chip")
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        return row

    def choose(self, name: str) -> None:
        """Mark the list in force."""
        self.name = name
        self.buttons[name].setChecked(True)

    def hidden(self, is_filtered: bool) -> int:
        """Return how many clients a list without a line leaves out: by its filter, or by being that list."""
        own = self._counts.get(self.name, 0)
        return own if own and is_filtered else 0 if own else self._counts.get(OFFICE, 0)

    def show_counts(self, counts: dict[str, int], words: Words) -> None:
        """Say each list with how many clients it has."""
        self._counts = counts
        for name, button in self.buttons.items():
            button.setText(f"{words._(NAMES[name])}  {words.number(counts[name])}")
        tip = words._("The cases that you answer for, and those that nobody answers for")
        self.buttons[MINE].setToolTip(tip)
        changed = words._("Plans to look at again: the catalogue changed beneath them")
        self.buttons[DRIFTED].setToolTip(changed)
        for name in WORK:
            # Where nothing is to be done there is nothing to choose; a list in force keeps its chip.
            self.buttons[name].setVisible(bool(counts[name]) or self.buttons[name].isChecked())
