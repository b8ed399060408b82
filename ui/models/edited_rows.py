"""Rows of the catalogue that an office may edit, as lines: what each is and where from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from planner.catalogue import Catalogue, Session
from planner.drift import Key
from planner.office_edit import OfficeEdit
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.office_words import TABLES, edit_lines, edit_of, key_of, mark_words, row_words
from ui.models.step_words import group_words


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row with the office's edit of it, if any, and what is needed to say it; withdrawn, it has no row.

    A group `among_own` stands among those of its programme, which then need not be named.
    """

    table: str
    key: Key
    row: Any
    edit: OfficeEdit | None
    catalogue: Catalogue
    words: Words
    among_own: bool = False

    @property
    def known(self) -> Any:
        """Return the row; one that was withdrawn, as it was published."""
        return self.row or (self.edit and (self.edit.published or self.edit.basis))

    @property
    def name(self) -> str:
        """Return what the row is called."""
        known = self.known
        if self.among_own and isinstance(known, Session):
            return group_words(known, self.words)
        return row_words(self.table, known, self.catalogue, self.words) if known else " / ".join(self.key)

    @property
    def source(self) -> str:
        """Return where the row comes from."""
        if self.edit is not None:
            return self.edit.source
        return str(self.row.provenance.source) if hasattr(self.row, "provenance") else ""

    @property
    def office(self) -> str:
        """Return what the office did with the row."""
        if self.edit is not None:
            return mark_words(self.edit, self.words)
        provenance = getattr(self.row, "provenance", None)
        seen = provenance is None or provenance.verified
        return self.words._("published") if seen else self.words._("Parcours, to confirm")

    @property
    def told(self) -> str:
        """Return all that is known of the office's edit, one line under another."""
        return "\n".join(edit_lines(self.edit, self.words))


COLUMNS = (
    Column(N_("Row"), lambda line: line.name),
    Column(N_("Who says so"), lambda line: line.office),
    Column(N_("Source"), lambda line: line.source),
)
Lines = Callable[[Catalogue, Words], list[RowLine]]


def groups_of(activity: str) -> Lines:
    """Return how to list the groups of a programme, those that the office withdrew too."""

    def lines(catalogue: Catalogue, words: Words) -> list[RowLine]:
        offered = (s for s in catalogue.sessions_by_activity.get(activity, ()) if not s.retired)
        mine = lambda edit: edit.key[0] == activity  # noqa: E731
        found = _with_withdrawn("sessions", offered, catalogue, words, mine)
        return [replace(line, among_own=True) for line in found]

    return lines


def places(catalogue: Catalogue, words: Words) -> list[RowLine]:
    """Return the places by name."""
    known = sorted(catalogue.places.values(), key=lambda place: place.code)
    return _with_withdrawn("places", known, catalogue, words)


def office_edits(catalogue: Catalogue, words: Words) -> list[RowLine]:
    """Return all that the office edited: what is to be reviewed first, then the newest."""
    edits = sorted(catalogue.edited.values(), key=lambda e: (not e.to_review, -e.made_on.toordinal(), e.key))
    return [RowLine(e.table, e.key, e.value, e, catalogue, words) for e in edits]


def line_of(row: Any, catalogue: Catalogue, words: Words) -> RowLine:
    """Return the line of one row."""
    table, key = TABLES[type(row)], key_of(row)
    return RowLine(table, key, row, edit_of(table, key, catalogue), catalogue, words)


def _with_withdrawn(
    table: str,
    rows: Iterable[Any],
    catalogue: Catalogue,
    words: Words,
    wanted: Callable[[OfficeEdit], bool] = lambda edit: True,
) -> list[RowLine]:
    gone = [e for e in catalogue.edited.values() if e.table == table and e.value is None and wanted(e)]
    lines = [line_of(row, catalogue, words) for row in rows]
    return [*lines, *(RowLine(table, e.key, None, e, catalogue, words) for e in gone)]
