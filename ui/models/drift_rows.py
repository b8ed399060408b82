"""The rows of one table that another catalogue adds, changes or takes away, as lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalogue import Catalogue
from planner.drift import Edit, Key, TableDrift
from planner.touching_words import cell_words
from planner.words import N_, Words
from ui.models.column_words import column_words
from ui.models.columns import Column

CHANGES = {"new": N_("new"), "changed": N_("changed"), "gone": N_("gone")}


@dataclass(frozen=True, slots=True)
class DriftLine:
    """A new or vanished row, or one value of a row that changed, with what is needed to say it."""

    change: str
    key: Key
    catalogue: Catalogue
    edit: Edit | None
    words: Words

    @property
    def row(self) -> str:
        """Return what the row is called: its words, then its codes."""
        code, said = " / ".join(self.key), self.words.said(self.catalogue.term(self.key[0]))
        return f"{said} ({code})" if said and said != self.key[0] else code

    def value(self, side: str) -> str:
        """Return the value before or after."""
        if self.edit is None:
            return ""
        return cell_words(self.edit.column, getattr(self.edit, side), self.words)


COLUMNS = (
    Column(N_("Change"), lambda line: line.words._(CHANGES[line.change])),
    Column(N_("Row"), lambda line: line.row),
    Column(N_("What"), lambda line: column_words(line.edit.column, line.words) if line.edit else ""),
    Column(N_("Before"), lambda line: line.value("before")),
    Column(N_("After"), lambda line: line.value("after")),
)


def drift_lines(table: TableDrift, before: Catalogue, after: Catalogue, words: Words) -> Iterator[DriftLine]:
    """Yield what differs in a table: new rows, each changed value, rows that are gone."""
    for key in table.new:
        yield DriftLine("new", key, after, None, words)
    for row in table.changed:
        for edit in row.edits:
            yield DriftLine("changed", row.key, after, edit, words)
    for key in table.gone:
        yield DriftLine("gone", key, before, None, words)
