"""The lists of clients as chips, one in force, each with its count."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from planner.words import Words
from ui import style
from ui.models.client_lists import DRIFTED, FILTERS, MINE, NAMES


class ClientChips(QWidget):
    """Chooses which clients the table shows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: QPushButton() for name in FILTERS}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            style.emphasise(button, "chip")
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()

    def choose(self, name: str) -> None:
        """Mark the list in force."""
        self.buttons[name].setChecked(True)

    def show_counts(self, counts: Mapping[str, int], words: Words) -> None:
        """Say each list with how many clients it has."""
        for name, button in self.buttons.items():
            button.setText(f"{words._(NAMES[name])}  {words.number(counts[name])}")
        changed = self.buttons[DRIFTED]
        tip = words._("The files that you answer for, and those that nobody answers for")
        self.buttons[MINE].setToolTip(tip)
        changed.setToolTip(words._("Plans to look at again: the catalogue changed beneath them"))
        # Where nothing changed there is nothing to choose, but a list in force must not lose its chip.
        changed.setVisible(bool(counts[DRIFTED]) or changed.isChecked())
