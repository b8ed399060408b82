"""The parts of the action plan, each taken or left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.report.choice import PARTS
from planner.words import N_, Words

NAMES = {
    "first": N_("First page"),
    "steps": N_("Steps and dates"),
    "money": N_("Money and week"),
    "skills": N_("Skills"),
    "commitments": N_("Commitments and signatures"),
    "words": N_("Useful words"),
}


class PaperParts(QWidget):
    """One box for each part; the last one left cannot be taken away."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {name: QCheckBox() for name in PARTS}
        self._offered: tuple[str, ...] = PARTS
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for box in self.boxes.values():
            box.setChecked(True)
            box.clicked.connect(self._told)
            column.addWidget(box)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts that are taken of those that the document has, in the order of the pages."""
        return tuple(name for name in self._offered if self.boxes[name].isChecked())

    def offer(self, names: tuple[str, ...]) -> None:
        """Show the parts that the document has; where none of them was taken, the first one is."""
        self._offered = names
        for name, box in self.boxes.items():
            box.setVisible(name in names)
        if names and not self.parts:
            self.boxes[names[0]].setChecked(True)
        self._keep_one()

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        for name, box in self.boxes.items():
            box.setText(words._(NAMES[name]))

    def _told(self) -> None:
        self._keep_one()
        self.changed.emit()

    def _keep_one(self) -> None:
        for box in self.boxes.values():
            box.setEnabled(len(self.parts) > 1 or not box.isChecked())
