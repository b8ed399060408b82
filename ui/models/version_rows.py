"""The versions of the catalogue as lines: number, day, what, source, who, and how many rows changed."""

from dataclasses import dataclass

from db.catalogue import CatalogueVersion
from planner.drift_words import TABLES
from planner.words import N_, Words
from ui.models.columns import Column

WHAT = {
    "import": N_("An import"),
    "edit": N_("Office edit"),
    "withdrawal": N_("Withdrawal"),
    "undo": N_("Given back"),
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, and what is needed to say it."""

    version: CatalogueVersion
    words: Words

    @property
    def counts(self) -> str:
        """Return how many rows of each table are new, changed or gone."""
        counts = self.version.counts or {}
        return "; ".join(self._counted(table) for table in counts)

    def _counted(self, table: str) -> str:
        found = (self.version.counts or {})[table]
        signs = (("+", found.new), ("~", found.changed), ("−", found.gone))
        said = " ".join(f"{sign}{self.words.number(number)}" for sign, number in signs if number)
        return self.words._("{table}: {counts}", table=self.words._(TABLES[table]), counts=said)


COLUMNS = (
    Column(N_("Version"), lambda line: line.words.number(line.version.number), right=True),
    Column(N_("Day"), lambda line: line.words.short_date(line.version.made_on)),
    Column(N_("What"), lambda line: line.words._(WHAT.get(line.version.what, line.version.what))),
    Column(N_("Source"), lambda line: line.version.source),
    Column(N_("Who"), lambda line: line.version.author),
    Column(N_("Rows (+ new, ~ changed, − gone)"), lambda line: line.counts),
)
