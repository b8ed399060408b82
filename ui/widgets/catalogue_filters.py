"""What narrows the programmes: region, time of the week and length."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.regions import REGIONS
from planner.words import N_, Words
from ui.models.program_words import MODE_WORDS
from ui.models.programs import ProgramFilter
from ui.widgets.step_fields import CodeField

LENGTH_WORDS = {
    "": N_("Any length"),
    "short": N_("Up to 150 h"),
    "middle": N_("150 to 900 h"),
    "long": N_("900 h or more"),
}


class CatalogueFilters(QWidget):
    """Three choices, and the way back to every programme."""

    changed = Signal()
    asked_all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.region, self.mode, self.length = CodeField(), CodeField(), CodeField()
        self.all = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.region, self.mode, self.length):
            field.setMinimumContentsLength(10)
            field.activated.connect(self.changed)
            row.addWidget(field, 1)
        row.addWidget(self.all)
        self.all.clicked.connect(self.asked_all)

    def wanted(self, trade: str) -> ProgramFilter:
        """Return what is wanted of the programmes of a trade."""
        return ProgramFilter(trade, self.region.code, self.mode.code, self.length.code)

    def retranslate(self, words: Words) -> None:
        """Say the choices again; what is chosen stays."""
        regions = {"": words._("All regions"), **REGIONS}
        self.region.show_choices(regions, self.region.code)
        modes = {"": words._("Any time"), **{mode: words._(text) for mode, text in MODE_WORDS.items()}}
        self.mode.show_choices(modes, self.mode.code)
        lengths = {code: words._(text) for code, text in LENGTH_WORDS.items()}
        self.length.show_choices(lengths, self.length.code)
        self.region.setAccessibleName(words._("Region"))
        self.mode.setAccessibleName(words._("Time of the week"))
        self.length.setAccessibleName(words._("Length"))
        self.all.setText(words._("All programmes"))
