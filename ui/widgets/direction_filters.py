"""What narrows the directions: region, outlook, wage, training and sector."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.catalogue import Outlook
from planner.directions import Direction
from planner.outlook_words import outlook_value
from planner.regions import REGIONS
from planner.vocabularies import sought
from planner.words import Words
from ui.models.catalogue_words import SECTORS, hourly, sector_name, vocabulary_name
from ui.models.directions import MORE_AT_ENTRY, MORE_AT_MEDIAN, WAGES, DirectionFilter
from ui.widgets.step_fields import CodeField

BETWEEN = "|"


class DirectionFilters(QWidget):
    """Five choices; the region also says whose figures are shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.region, self.outlook, self.wage = CodeField(), CodeField(), CodeField()
        self.teer, self.sector = CodeField(), CodeField()
        self._outlooks: dict[str, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.region, self.outlook, self.wage, self.teer, self.sector):
            field.setMinimumContentsLength(8)
            field.activated.connect(self.changed)
            row.addWidget(field, 1)

    @property
    def wanted(self) -> DirectionFilter:
        """Return what is chosen."""
        vocabulary, _, value = self.outlook.code.partition(BETWEEN)
        fields = (self.wage, self.teer, self.sector)
        return DirectionFilter(self.region.code, (vocabulary, value), *(f.code for f in fields))

    def show_outlooks(self, found: Iterable[Direction], words: Words) -> None:
        """Offer the outlooks that are published, each in its own vocabulary."""
        outlooks = {(o.vocabulary, o.value): o for o in (d.outlook for d in found) if o is not None}
        several = len({vocabulary for vocabulary, _ in outlooks}) > 1
        self._outlooks = {
            BETWEEN.join(key): _outlook(outlooks[key], several, words)
            for key in sorted(outlooks, key=_sought)
        }
        self._show_outlooks(words)

    def retranslate(self, words: Words) -> None:
        """Say the choices again; what is chosen stays."""
        self.region.show_choices({"": words._("The client’s region"), **REGIONS}, self.region.code)
        self.wage.show_choices(_wages(words), self.wage.code)
        teers = {str(n): words._("TEER {teer}", teer=n) for n in range(6)}
        self.teer.show_choices({"": words._("Any TEER"), **teers}, self.teer.code)
        sectors = {code: sector_name(code, words) for code in SECTORS}
        self.sector.show_choices({"": words._("All sectors"), **sectors}, self.sector.code)
        self._show_outlooks(words)
        self.region.setAccessibleName(words._("Region of the figures"))
        self.outlook.setAccessibleName(words._("Outlook"))
        self.wage.setAccessibleName(words._("Wage"))
        self.teer.setAccessibleName(words._("TEER"))
        self.sector.setAccessibleName(words._("Sector"))

    def _show_outlooks(self, words: Words) -> None:
        chosen = self.outlook.code
        self.outlook.show_choices({"": words._("Any outlook"), **self._outlooks}, chosen)


def _sought(key: tuple[str, str]) -> tuple[str, bool, int, str]:
    """Put the most sought first within each vocabulary."""
    vocabulary, value = key
    place = sought(vocabulary, value)
    return vocabulary, place is None, place or 0, value


def _outlook(outlook: Outlook, several: bool, words: Words) -> str:
    said = outlook_value(outlook, words)
    return f"{said} – {vocabulary_name(outlook, words)}" if several else said


def _wages(words: Words) -> dict[str, str]:
    least = {code: words._("median of {wage} or more", wage=hourly(c, words)) for code, c in WAGES.items()}
    return {
        "": words._("Any wage"),
        MORE_AT_ENTRY: words._("more than now, at entry"),
        MORE_AT_MEDIAN: words._("more than now, at the median"),
        **least,
    }
