"""The history of a case field by field: what each record replaced, and an old value brought back."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.case import Case
from planner.changes import REMOVAL, REMOVED, STANDING, WITHHELD, Change, History
from planner.fields import CASES, RANK, Place, Row, Value, case_from_rows, case_rows, defaults
from planner.identity import stays_here

HIDDEN = (RANK, REMOVED, WITHHELD)


@dataclass(frozen=True, slots=True)
class Revised:
    """One record with the values that it replaced; `cells` are those of its entry then: they tell which."""

    change: Change
    before: tuple[Value, ...]
    cells: Row

    @property
    def is_removal(self) -> bool:
        """Say whether the record took its whole entry out."""
        return self.change.field == REMOVAL


def field_history(history: History) -> tuple[Revised, ...]:
    """Return the records of a case that a person made, the newest first."""
    known = {record.id: record for record in history.records}
    cells: dict[Place, dict[str, Value]] = {}
    found = []
    for record in sorted(history.records, key=STANDING):
        if record.field not in (REMOVAL, WITHHELD):
            cells.setdefault(record.place, {})[record.field] = record.value
        if record.field not in HIDDEN and not stays_here(record.table, record.field):
            entry = dict(cells.get(record.place, {}))
            found.append(Revised(record, tuple(_replaced(record, known)), entry))
    return tuple(reversed(found))


def restored(case: Case, history: History, change: Change) -> Case:
    """Return the case with the value of a record as it was written; an entry taken out comes back whole."""
    rows = {place: dict(row) for place, row in case_rows(case, history.rows).items()}
    if change.place not in rows:
        rows[change.place] = _whole(history, change.place)
    if change.field != REMOVAL:
        rows[change.place][change.field] = change.value
    return case_from_rows(case.id, rows)


def can_restore(case: Case, history: History, change: Change) -> bool:
    """Say whether bringing back the value of a record changes the case."""
    if change.table == CASES and change.field == REMOVAL:
        return False
    return restored(case, history, change) != case


def _replaced(record: Change, known: dict[tuple[str, int], Change]) -> Iterator[Value]:
    parents = (known[parent] for parent in record.parents if parent in known)
    yield from dict.fromkeys(p.value for p in parents if p.field == record.field)


def _whole(history: History, place: Place) -> dict[str, Value]:
    """Return the last known fields of an entry, also of one that was taken out."""
    written = {record.field for record in history.records if record.place == place and record.field}
    written.discard(WITHHELD)
    return {**defaults(place[0]), **{name: history.value(place, name) for name in written}}
