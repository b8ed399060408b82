"""Change records, and what they say together: what history and merging between offices are built on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from planner.case import Case
from planner.fields import CASES, Place, Row, Rows, Value, case_from_rows, defaults
from planner.moved_steps import homes, shown, take_in

ChangeId = tuple[str, int]
# The field of a record that removes its whole row.
REMOVAL = ""
# The field of a record whose content was withheld: that it was written is known here, not what it says.
WITHHELD = "?"
# Ends the name under which a site writes what concerns it alone: the undoing of a merge.
LOCAL = "~"
# The number that no record has: what undoing a merge wrote names it where nothing stood before the merge.
NOTHING = 0
# The day on which a case was taken off the lists: a field of its row that is none of the case itself.
REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a record."""

    name: str = ""
    initials: str = ""
    office: str = ""


class Change(NamedTuple):
    """One field written once; `parents` are the records it overwrote, knowing them.

    A tuple: a merge makes hundreds of thousands, and a frozen dataclass takes twice as long to make.
    """

    site: str
    seq: int
    hlc: int
    case: str
    table: str
    row: str
    field: str
    value: Value
    author: Author = Author()
    parents: tuple[ChangeId, ...] = ()

    @property
    def id(self) -> ChangeId:
        """Return what names the record in every office."""
        return self.site, self.seq

    @property
    def place(self) -> Place:
        """Return the row that the record is about."""
        return self.table, self.row


# What decides between records written apart: the greatest is shown.
STANDING = attrgetter("hlc", "site", "seq")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where, when and by whom one save is made; `seq` is the number of its first record."""

    site: str
    seq: int
    hlc: int
    author: Author = Author()


@dataclass(frozen=True)
class History:
    """What the records of one case say; it may be built from the current records alone."""

    records: tuple[Change, ...] = ()
    _edits: dict[Place, dict[str, list[Change]]] = field(init=False, default_factory=dict, repr=False)
    # The fields that have several heads, which few have.
    _several: list[list[Change]] = field(init=False, default_factory=list, repr=False)

    def __post_init__(self) -> None:
        naming = [r for r in self.records if r.parents]
        overwritten = {p for r in naming if r.field and r.field != WITHHELD for p in r.parents}
        edits = self._edits
        # Spelled out, not asked of each record: a merge looks at hundreds of thousands.
        for record in self.records:
            site, seq, _, _, table, row, name, _, _, _ = record
            if not name or (overwritten and (site, seq) in overwritten):
                continue
            if (of_row := edits.get((table, row))) is None:
                of_row = edits[table, row] = {}
            if (heads := of_row.get(name)) is None:
                of_row[name] = [record]
                continue
            heads.append(record)
            if len(heads) == 2:
                self._several.append(heads)
        for heads in self._several:
            heads.sort(key=STANDING, reverse=True)
        self._several.sort(key=lambda heads: STANDING(heads[0]), reverse=True)

    def heads(self, place: Place, field: str) -> tuple[Change, ...]:
        """Return the records of a field that no other overwrites, the one shown first."""
        return tuple(self._edits.get(place, {}).get(field, ()))

    @property
    def standing(self) -> Iterator[Change]:
        """Return the edits that no other overwrites, of every field."""
        return (head for edits in self._edits.values() for heads in edits.values() for head in heads)

    def value(self, place: Place, field: str) -> Value:
        """Return the value shown, or the field's default; also for a removed row."""
        heads = self.heads(place, field)
        return heads[0].value if heads else defaults(place[0]).get(field)

    @cached_property
    def rows(self) -> Rows:
        """Return the rows that stand, with the fields that were ever written."""
        found: dict[Place, dict[str, Value]] = {
            place: shown(edits)
            for place, edits in self._edits.items()
            if place[0] == CASES or place not in self._removals or self._stands(edits)
        }
        for place in self._removals.keys() & found.keys():
            # An edit that was unknown to whoever removed the case brings it back.
            if self._unseen(place):
                found[place][REMOVED] = None
        for step, plan in self.moved.items():
            take_in(found, plan, step, self._edits)
        return found

    @cached_property
    def moved(self) -> Mapping[Place, Place]:
        """Return the steps edited by who did not know that their plan was set aside, each with that plan.

        The plan has what was edited; it stands again if it was deleted.
        """
        edits = self._edits
        found = homes(self.records, edits, self._removals) if self._removals else {}
        return {step: plan for step, plan in found.items() if step in edits and self._stands(edits[step])}

    def row(self, place: Place) -> Row:
        """Return the fields of a row that were ever written; also of one that does not stand."""
        return shown(self._edits.get(place, {}))

    @cached_property
    def conflicts(self) -> tuple[tuple[Change, ...], ...]:
        """Return the heads of each field that was edited apart to different values.

        A case that was edited and taken off the lists apart is one: the edit stands for the day it has not.
        """
        over = {
            place: found
            for place, edits in self._edits.items()
            if REMOVED in edits and (found := self._over_removal(place))
        }
        apart = (
            tuple(heads)
            for heads in self._several
            if len({head.value for head in heads}) > 1
            if heads[0].place in self.rows or heads[0].place in self.moved
            if not (heads[0].field == REMOVED and heads[0].place in over)
        )
        return (*apart, *over.values())

    def overwritten_by(self, place: Place, field: str) -> tuple[ChangeId, ...]:
        """Return the records that a new one for this field, or this removal, overwrites.

        That a case was taken off the lists is overwritten only by who says that it is on them, or off.
        """
        edits = self._edits.get(place, {})
        names = edits if field == REMOVAL else (field,)
        heads = tuple(r.id for name in names for r in edits.get(name, ()))
        kept = place[0] == CASES and field not in (REMOVAL, REMOVED)
        return heads if kept else heads + self._removals.get(place, ())

    @cached_property
    def _removals(self) -> dict[Place, tuple[ChangeId, ...]]:
        gone = [record for record in self.records if record.field == REMOVAL]
        known = {parent for record in self.records for parent in record.parents} if gone else set()
        removals: dict[Place, tuple[ChangeId, ...]] = {}
        for record in gone:
            if record.id not in known:
                removals[record.place] = (*removals.get(record.place, ()), record.id)
        return removals

    @cached_property
    def _removed(self) -> frozenset[ChangeId]:
        """Return the edits that whoever removed an entry of the case knew."""
        return self._known_to(removals_of_case=False)

    def _known_to(self, *, removals_of_case: bool) -> frozenset[ChangeId]:
        removals = [r for r in self.records if r.field == REMOVAL and (r.table == CASES) == removals_of_case]
        # One that an edit overwrote says nothing any more.
        ended = self._overwritten if removals else frozenset()
        seen = frozenset(p for r in removals if r.id not in ended for p in r.parents)
        return seen | self._covered if seen else seen

    @cached_property
    def _overwritten(self) -> frozenset[ChangeId]:
        edits = (r for r in self.records if r.field not in (REMOVAL, WITHHELD))
        return frozenset(p for r in edits for p in r.parents)

    @cached_property
    def _covered(self) -> frozenset[ChangeId]:
        """Return what withheld edits overwrote: still shown, but no edit that a removal must have seen."""
        return frozenset(p for r in self.records if r.field == WITHHELD for p in r.parents)

    def _unseen(self, place: Place) -> tuple[Change, ...]:
        """Return the edits that were unknown to whoever took the case off the lists, if anybody did."""
        if place[0] != CASES or place not in self._removals:
            return ()
        seen = self._known_to(removals_of_case=True) | self._undone
        return tuple(r for r in self.standing if r.field != REMOVED and not _is_known(r, seen))

    @cached_property
    def _undone(self) -> frozenset[ChangeId]:
        """Return what began the entries that the undoing of a merge took out again."""
        gone = [r for r in self.records if r.field == REMOVAL and r.site.endswith(LOCAL)]
        ended = self._overwritten if gone else frozenset()
        return frozenset(p for r in gone if r.id not in ended for p in r.parents)

    def _over_removal(self, place: Place) -> tuple[Change, ...]:
        """Return the last edit that kept a case on the lists, as it says of that, and who took it off."""
        gone = tuple(head for head in self.heads(place, REMOVED) if head.value is not None)
        if not (gone and (unseen := self._unseen(place))):
            return ()
        last = max(unseen, key=STANDING)
        return (last._replace(table=place[0], row=place[1], field=REMOVED, value=None), *gone)

    def _stands(self, edits: dict[str, list[Change]]) -> bool:
        """Say whether some edit of the row was unknown to whoever removed it: an edit beats a removal."""
        gone = self._removed
        return not gone or any(not _is_known(record, gone) for heads in edits.values() for record in heads)


def _is_known(record: Change, seen: frozenset[ChangeId]) -> bool:
    """Say whether those who removed something took an edit into account.

    What undoing a merge wrote counts for nothing: it is known where what stood before the merge is.
    """
    if not record.site.endswith(LOCAL):
        return record.id in seen
    return not seen.isdisjoint((record.id, *record.parents)) or (record.site, NOTHING) in record.parents


def withheld(record: Change) -> Change:
    """Return what of a record an office may know that must not know what it says."""
    return record if record.field == REMOVAL else record._replace(field=WITHHELD, value=None)


def latest(history: History) -> Change:
    """Return the record written last."""
    return max(history.records, key=STANDING)


def case_of(history: History, case_id: str) -> Case:
    """Return the case that its records state."""
    return case_from_rows(case_id, history.rows)
