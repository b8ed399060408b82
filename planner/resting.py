"""What rests on records that are to count no more: an edit beats the undoing of what it was made on."""

from collections.abc import Iterable, Set

from planner.changes import REMOVAL, REMOVED, WITHHELD, Change, ChangeId
from planner.fields import CASES, Place, defaults

# The field that every case is begun with.
FIRST = "start"


def resting(
    records: Iterable[Change], brought: Set[ChangeId], aside: Set[ChangeId] = frozenset()
) -> frozenset[ChangeId]:
    """Return which of `brought` hold on: the whole of a row, or of a case, that they began and others edited.

    `records` are those of one case that every office may hear of; those `aside` count for nothing already.
    Without what it was made on an edit would lie in no case, or in an entry without name and place.
    """
    apart, others = [], []
    for record in records:
        if record.id in brought:
            apart.append(record)
        elif record.id not in aside and _edits(record):
            others.append(record)
    if others and _begin_case(apart) and not _begin_case(r for r in others if not r.parents):
        return frozenset(record.id for record in apart)
    rows = _rows_edited(apart, others)
    return frozenset(record.id for record in apart if record.place in rows)


def begins(table: str, field: str) -> bool:
    """Say whether a row cannot be without a field: whoever writes it may begin the row."""
    return field not in (REMOVAL, REMOVED, WITHHELD) and field not in defaults(table)


def _edits(record: Change) -> bool:
    """Say whether a record says anything of a case, but that the case is taken away."""
    if record.field == REMOVED:
        return record.value is None
    return record.field != WITHHELD and not (record.table == CASES and record.field == REMOVAL)


def _begin_case(records: Iterable[Change]) -> bool:
    return any((record.table, record.field) == (CASES, FIRST) for record in records)


def _rows_edited(apart: Iterable[Change], others: Iterable[Change]) -> set[Place]:
    edited: dict[Place, set[str]] = {}
    for record in others:
        # Who took an entry out needs none of it.
        if record.field != REMOVAL:
            edited.setdefault(record.place, set()).add(record.field)
    begun = (record for record in apart if record.table != CASES and begins(record.table, record.field))
    return {r.place for r in begun if r.place in edited and r.field not in edited[r.place]}
