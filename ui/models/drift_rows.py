"""The rows of one table that another catalogue adds, changes or takes away, as lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalogue import Catalogue
from planner.column_words import column_words
from planner.drift import Edit, Key, TableDrift
from planner.drift_words import cell_words
from planner.words import N_, Words
from ui.models.catalogue_words import hourly, place_name
from ui.models.columns import Column
from ui.models.office_words import row_words

CHANGES = {"new": N_("new"), "changed": N_("changed"), "gone": N_("gone")}


@dataclass(frozen=True, slots=True)
class DriftLine:
    """A new or vanished row, or one value of a row that changed, with what is needed to say it."""

    change: str
    table: str
    key: Key
    catalogue: Catalogue
    edit: Edit | None
    words: Words

    @property
    def row(self) -> str:
        """Return what the row is called: a group by place and date, figures by trade and region."""
        names = [self.words.said(self.catalogue.term(part)) for part in self.key]
        match self.table, self.key:
            case "sessions", (activity, session, *_):
                known = self.catalogue.session(activity, session)
                return row_words("sessions", known, self.catalogue, self.words) if known else names[0]
            case (("wages" | "outlook"), (_, region, *about)):
                return " – ".join([names[0], place_name(region), *about[-1:]])
            case "trade_skills", _:
                return " – ".join(names)
            case "terms", (_, code, *_):
                return f"{names[1]} ({code})"
        code = " / ".join(self.key)
        return f"{names[0]} ({code})" if names[0] not in ("", self.key[0]) else code

    def value(self, side: str) -> str:
        """Return the value before or after."""
        if self.edit is None:
            return ""
        value = getattr(self.edit, side)
        if self.table == "wages" and isinstance(value, int):
            return hourly(value, self.words)
        return cell_words(self.edit.column, value, self.words)


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
        yield DriftLine("new", table.table, key, after, None, words)
    for row in table.changed:
        for edit in row.edits:
            yield DriftLine("changed", table.table, row.key, after, edit, words)
    for key in table.gone:
        yield DriftLine("gone", table.table, key, before, None, words)
