"""The lists of clients as chips, one in force, each with its count."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from planner.case import REQUALIFICATION, UPGRADING
from planner.words import N_, Words
from ui import style

MINE, SAMPLES = "mine", "samples"
FILTERS: dict[str, dict[str, Any]] = {
    MINE: {"kind": None, "samples": False},
    REQUALIFICATION: {"kind": REQUALIFICATION, "samples": False},
    UPGRADING: {"kind": UPGRADING, "samples": False},
    SAMPLES: {"kind": None, "samples": True},
}
NAMES = {
    MINE: N_("My clients"),
    REQUALIFICATION: N_("Retraining"),
    UPGRADING: N_("Upgrading"),
    SAMPLES: N_("Samples"),
}


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
