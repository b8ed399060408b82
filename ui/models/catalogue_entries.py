"""What can be chosen in the catalogue, and how it is found by what people call it."""

from dataclasses import dataclass, field

from planner.catalogue import Catalogue
from planner.finding import TradeFinder
from planner.text import Text, folded

SECTOR, TRADE, PROGRAM = "sector", "trade", "program"
MEASURES, MEASURE = "measures", "measure"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of the catalogue to choose: its kind, its code, and its words where a search needs them."""

    kind: str
    code: str
    title: Text = field(default=Text(), compare=False)

    @property
    def group(self) -> "Entry":
        """Return the sector of a trade, or the group of the measures."""
        return Entry(SECTOR, self.code[:1]) if self.kind == TRADE else Entry(MEASURES, "")


NO_ENTRY = Entry("", "")


class Entries:
    """The trades in force by code, then the measures; `through` is the other title by which one was found."""

    def __init__(self, catalogue: Catalogue, finder: TradeFinder) -> None:
        trades = sorted((t for t in catalogue.trades.values() if not t.retired), key=lambda t: t.code)
        self._trades = [Entry(TRADE, t.code, t.title) for t in trades]
        self._measures = [Entry(MEASURE, m.code, m.title) for m in catalogue.measures]
        self._finder = finder
        self.through: dict[str, str] = {}

    def fitting(self, typed: str, language: str) -> list[Entry]:
        """Return the trades that are called so, whatever the accents, gender or slips, and such measures."""
        asked = folded(typed).split()
        found = self._finder.find(typed, language, len(self._trades)) if asked else ()
        self.through = {trade.code: trade.through for trade in found}
        trades = [e for e in self._trades if not asked or e.code in self.through]
        return trades + [e for e in self._measures if all(word in _key(e) for word in asked)]


def _key(entry: Entry) -> str:
    return folded(f"{entry.code} {entry.title.fr} {entry.title.en}")
