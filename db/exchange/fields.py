"""What a merge does to the fields of a case: Here, Received, Result."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from db.case_tables import OWN
from planner.changes import REMOVAL, Change, ChangeId, History
from planner.fields import CASES, RANK, Place, Value, defaults
from planner.identity import stays_here

FieldId = tuple[str, str, str, str]
# What becomes of the entry that a field belongs to.
EDITED, ADDED, REMOVED, KEPT = "edited", "added", "removed", "kept"
HIDDEN = {RANK, *OWN}


@dataclass(frozen=True, slots=True)
class Side:
    """A value with who wrote it and when; nothing is said of a field that nobody wrote."""

    value: Value
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that a merge changes, or that was edited apart; no value, no row."""

    case: str
    table: str
    row: str
    field: str
    here: Side
    received: Side
    result: Side
    conflict: bool = False
    entry: str = EDITED

    @property
    def id(self) -> FieldId:
        """Return what names the field, as `Choices` do."""
        return self.case, self.table, self.row, self.field


def field_changes(
    case_id: str, before: History, after: History, news: Collection[ChangeId]
) -> Iterator[FieldChange]:
    """Yield each field that differs between two states of a case, or that new records leave in conflict."""
    apart = {(heads[0].place, heads[0].field): heads for heads in after.conflicts}
    for place in sorted(before.rows.keys() | after.rows.keys() | after.moved.keys()):
        stays = place in after.moved or (place in before.rows and place in after.rows)
        entry = EDITED if stays else _fate(place, before)
        for name in _names(place, before, after):
            heads = apart.get((place, name), after.heads(place, name))
            fresh = [head for head in heads if head.id in news]
            came = Side(fresh[0].value, fresh[0]) if fresh else Side(None)
            moved = place in after.moved
            sides = _side(before, place, name, moved), came, _side(after, place, name, moved)
            found = FieldChange(case_id, *place, name, *sides)
            conflict = (place, name) in apart and bool(fresh)
            if conflict or found.here.value != found.result.value:
                yield replace(found, conflict=conflict, entry=entry)
    yield from _kept(case_id, after, news)


def _kept(case_id: str, after: History, news: Collection[ChangeId]) -> Iterator[FieldChange]:
    """Yield the entries that someone took out and that stand all the same: an edit beats a removal."""
    for record in after.records:
        taken_out = record.field == REMOVAL and record.table != CASES and record.id in news
        if taken_out and record.place in after.rows:
            nothing = Side(None)
            yield FieldChange(
                case_id, *record.place, REMOVAL, nothing, Side(None, record), nothing, False, KEPT
            )


def _fate(place: Place, before: History) -> str:
    return REMOVED if place in before.rows else ADDED


def _names(place: Place, before: History, after: History) -> list[str]:
    moved = after.row(place) if place in after.moved else ()
    named = {*before.rows.get(place, ()), *after.rows.get(place, ()), *moved} - HIDDEN
    return sorted(name for name in named if not stays_here(place[0], name))


def _side(history: History, place: Place, name: str, moved: bool) -> Side:
    """Return what a state of the case shows; nothing for a row that does not stand in it.

    A step that goes with its plan, which was set aside, is told as it stands there.
    """
    if not (moved or place in history.rows):
        return Side(None)
    heads = history.heads(place, name)
    row = history.rows.get(place, history.row(place))
    return Side(row[name], heads[0]) if heads else Side(defaults(place[0]).get(name))
