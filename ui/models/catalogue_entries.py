"""What can be chosen in the catalogue, and how it is found by what people call it."""

from dataclasses import dataclass, field

from planner.activity_words import full_title
from planner.catalogue import Catalogue
from planner.finding import ProgramFinder, TradeFinder, found_in
from planner.text import Text, folded

SECTOR, TRADE, PROGRAM = "sector", "trade", "program"
PROGRAMS, MEASURES, MEASURE = "programs", "measures", "measure"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of the catalogue to choose: its kind, its code, and what the lines of a search say of it."""

    kind: str
    code: str
    title: Text = field(default=Text(), compare=False)
    replaced_by: str = field(default="", compare=False)

    @property
    def group(self) -> "Entry":
        """Return the sector of a trade, or the group of the programmes or of the measures."""
        if self.kind == TRADE:
            return Entry(SECTOR, self.code[:1])
        return Entry(PROGRAMS if self.kind == PROGRAM else MEASURES, "")


NO_ENTRY = Entry("", "")


class Entries:
    """The trades in force by code, then the measures; programmes stand between them when they are looked for.

    `through` is the other title by which a trade was found.
    """

    def __init__(
        self, catalogue: Catalogue, finder: TradeFinder, programs: ProgramFinder | None = None
    ) -> None:
        trades = sorted((t for t in catalogue.trades.values() if not t.retired), key=lambda t: t.code)
        self._trades = [Entry(TRADE, t.code, t.title) for t in trades]
        self._measures = [Entry(MEASURE, m.code, m.title) for m in catalogue.measures]
        self._programs = {
            a.code: Entry(PROGRAM, a.code, full_title(a), a.replaced_by)
            for a in catalogue.activities.values()
        }
        self._finders = {TRADE: finder, PROGRAM: programs or ProgramFinder(catalogue)}
        self.through: dict[str, str] = {}

    def fitting(self, typed: str, language: str) -> list[Entry]:
        """Return what is called so, whatever the accents, gender or slips; nothing typed is no programme."""
        asked = folded(typed).split()
        if not asked:
            self.through = {}
            return self._trades + self._measures
        found = found_in(self._finders, typed, language, len(self._trades) + len(self._programs))
        self.through = {title.code: title.through for kind, title in found if kind == TRADE}
        trades = [e for e in self._trades if e.code in self.through]
        programs = [self._programs[title.code] for kind, title in found if kind == PROGRAM]
        return trades + programs + [e for e in self._measures if all(word in _key(e) for word in asked)]


def _key(entry: Entry) -> str:
    return folded(f"{entry.code} {entry.title.fr} {entry.title.en}")
