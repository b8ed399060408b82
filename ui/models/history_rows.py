"""The history of a case as lines: when, who, which field, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.catalogue import Catalogue
from planner.field_history import Revised
from planner.text import folded
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.field_words import entry_name, field_words, values_words
from ui.models.merge_words import author_words, written_on


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One record, with what is needed to say it."""

    revised: Revised
    catalogue: Catalogue
    words: Words

    @property
    def field(self) -> str:
        """Return what was edited."""
        change = self.revised.change
        known = entry_name(change.table, self.revised.cells, self.catalogue, self.words)
        return field_words(change.table, change.row, change.field, self.catalogue, self.words, known)

    @property
    def before(self) -> str:
        """Return what the record replaced; of several values, all."""
        return " / ".join(self._told[:-1]) or "–"

    @property
    def after(self) -> str:
        """Return what the record wrote."""
        return self._told[-1]

    @property
    def _told(self) -> tuple[str, ...]:
        """Return what the record replaced and what it wrote, each in one line, told apart."""
        change = self.revised.change
        values = (*self.revised.before, change.value)
        cells = self.revised.cells
        said = values_words(change.table, change.field, values, self.catalogue, self.words, cells)
        return tuple(" ".join(text.splitlines()) for text in said)


COLUMNS = (
    Column(N_("When"), lambda line: written_on([line.revised.change], line.words)),
    Column(N_("Who"), lambda line: author_words(line.revised.change, line.words)),
    Column(N_("Field"), lambda line: line.field),
    Column(N_("Before"), lambda line: line.before),
    Column(N_("After"), lambda line: line.after),
)


def lines_called(lines: Iterable[HistoryLine], typed: str) -> list[HistoryLine]:
    """Return the lines whose field, author or values hold what is typed, whatever the accents."""
    wanted = folded(typed)
    return [line for line in lines if wanted in folded(" ".join(column.text(line) for column in COLUMNS))]
