"""The cases that a received file brings anew: told field by field, but only those that are looked at."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from db.exchange.fields import EDITED, FieldChange, Side, field_changes
from db.exchange.incoming import Incoming
from db.exchange.payload import Cells
from planner.changes import Change, ChangeId, History
from planner.fields import CASES, Place, Row, defaults

CASE = 3


class Arrivals:
    """The records of new cases; a large office brings thousands, of which few are opened before a merge."""

    def __init__(self, content: Incoming, ids: Collection[str]) -> None:
        self._content = content
        self._rows: dict[str, list[Cells]] = {case_id: [] for case_id in ids}
        for row in content.changes:
            if row[CASE] in self._rows:
                self._rows[row[CASE]].append(row)

    def fields(self, case_id: str) -> tuple[FieldChange, ...]:
        """Return what a new case says, beside what it would hold if that stayed out."""
        after = self._history(case_id)
        found = field_changes(case_id, History(), after, [record.id for record in after.records])
        return tuple(_told(field) for field in found if _says(field))

    def entries(self, case_id: str) -> dict[Place, Row]:
        """Return the rows of a new case."""
        return dict(self._history(case_id).rows)

    def _history(self, case_id: str) -> History:
        return History(tuple(self._records(case_id)))

    def _records(self, case_id: str) -> Iterator[Change]:
        for site, seq, hlc, case, table, row, name, value, author in self._rows.get(case_id, ()):
            parents, who = tuple(self._parents.get((site, seq), ())), self._content.authors[author]
            yield Change(site, seq, hlc, case, table, row, name, json.loads(value), who, parents)

    @cached_property
    def _parents(self) -> dict[ChangeId, list[ChangeId]]:
        found: dict[ChangeId, list[ChangeId]] = {}
        for site, seq, parent_site, parent_seq in self._content.parents:
            found.setdefault((site, seq), []).append((parent_site, parent_seq))
        return found


def _says(field: FieldChange) -> bool:
    """Say whether a field is one that somebody filled in; an entry is told whole."""
    blank = defaults(CASES).get(field.field) if field.table == CASES else None
    return field.table != CASES or field.result.value not in (None, blank)


def _told(field: FieldChange) -> FieldChange:
    """Return a field of the case's own row as one that can stay out."""
    if field.table != CASES:
        return field
    return replace(field, here=Side(defaults(CASES).get(field.field)), entry=EDITED, conflict=False)


def may_stay_out(field: str) -> bool:
    """Say whether a case can do without a field of its own row."""
    return field in defaults(CASES)
