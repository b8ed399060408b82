"""What a counsellor decides of a merge: which cases come in, and which side holds, line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from frozendict import frozendict

from db.exchange.arrivals import Arrivals, may_stay_out
from db.exchange.case_merges import CHANGED, CONFLICT, DESTROYED, DOUBTFUL, NEW, CaseMerge
from db.exchange.fields import EDITED, FieldChange, FieldId, Side
from db.exchange.merge import Preview
from planner.changes import REMOVAL
from planner.changes import REMOVED as OFF_LISTS
from planner.fields import CASES, Row
from ui.models.texts_apart import joined

HERE, RECEIVED, BOTH = "here", "received", "both"
OFF, TWIN = "off", "twin"
GROUPS = (DOUBTFUL, CONFLICT, CHANGED, NEW, OFF, TWIN, DESTROYED)
NO_TWINS: Mapping[str, tuple[str, str]] = frozendict()


@dataclass(frozen=True, slots=True)
class Line:
    """One decision: a field, or a whole entry that one side added or took out; `is_new` has no case here."""

    id: FieldId
    here: Side
    received: Side
    result: Side
    conflict: bool
    entry: str
    cells: Row
    is_new: bool = False

    @property
    def is_entry(self) -> bool:
        """Say whether the line is about a whole entry."""
        return self.entry != EDITED

    @property
    def can_join(self) -> bool:
        """Say whether both values are texts that can stand one after the other."""
        return self.entry == EDITED and bool(self.joined)

    @property
    def joined(self) -> str:
        """Return both values one after the other, where they are texts that can be joined."""
        return joined(self.id[3], (self.here.value, self.received.value))


class MergeDecisions:
    """A preview with what is decided of it so far; nothing is written of either."""

    def __init__(self, preview: Preview, twins: Mapping[str, tuple[str, str]] = NO_TWINS) -> None:
        self.preview, self.twins = preview, twins
        self.cases = {case.id: case for case in preview.cases}
        # What nobody is sure of is left as it is until somebody says so.
        self.doubtful = frozenset(case.id for case in preview.of(DOUBTFUL))
        self.left_out: set[str] = set(self.doubtful)
        self.linked: set[str] = set()
        self._sides: dict[FieldId, str] = {}
        self._lines = {case.id: tuple(lines_of(case)) for case in preview.cases if case.kind != NEW}
        new = [case.id for case in preview.cases if case.kind == NEW]
        self._arrivals = Arrivals(preview.package.content, new)

    def group(self, case: CaseMerge) -> str:
        """Return under which heading a case stands."""
        if case.kind == NEW and case.id in self.twins:
            return TWIN
        if case.kind == CHANGED and any(_is_off(field) for field in case.fields):
            return OFF
        return case.kind

    def of(self, group: str) -> tuple[CaseMerge, ...]:
        """Return the cases of a heading, by name."""
        found = (case for case in self.cases.values() if self.group(case) == group)
        return tuple(sorted(found, key=lambda case: (case.name.casefold(), case.id)))

    def lines(self, case_id: str) -> tuple[Line, ...]:
        """Return what there is to decide in a case, the conflicts first; of a new one, all that it says."""
        if case_id not in self._lines and case_id in self.cases:
            fields, entries = self._arrivals.fields(case_id), self._arrivals.entries(case_id)
            told = replace(self.cases[case_id], fields=fields, entries=entries)
            self._lines[case_id] = tuple(lines_of(told))
        return self._lines.get(case_id, ())

    def decided(self, case_id: str) -> tuple[Line, ...]:
        """Return what a report tells of a case: of a new one, only what was chosen."""
        seen, is_new = self._lines.get(case_id, ()), self.cases[case_id].kind == NEW
        return tuple(line for line in seen if self.side(line)) if is_new else seen

    def side(self, line: Line) -> str:
        """Return the side that was chosen for a line; "" leaves it to the records."""
        return self._sides.get(line.id, "")

    def choose(self, line: Line, side: str) -> None:
        """Choose a side of a line; "" takes the choice back."""
        if side == BOTH and not line.can_join:
            return
        if side == HERE and self._must_come(line):
            return
        if side:
            self._sides[line.id] = side
        else:
            self._sides.pop(line.id, None)

    def choose_all(self, case_id: str, side: str) -> None:
        """Choose the same side for all of a case."""
        for line in self.lines(case_id):
            self.choose(line, side)

    def choose_newest(self, case_id: str) -> None:
        """Choose for each line of a case the side that was written last."""
        for line in self.lines(case_id):
            here, received = (_moment(side) for side in (line.here, line.received))
            self.choose(line, HERE if here > received else RECEIVED)

    def take(self, case_id: str, wanted: bool) -> None:
        """Take a case in, or leave it out; what the law had destroyed goes whatever is wanted."""
        if self.cases[case_id].kind != DESTROYED:
            (self.left_out.discard if wanted else self.left_out.add)(case_id)

    def link(self, case_id: str, wanted: bool) -> None:
        """Say that a new case may be of the same person as one that is here, or not."""
        (self.linked.add if wanted else self.linked.discard)(case_id)

    def follow(self, old: "MergeDecisions") -> None:
        """Take over the older decisions where both sides are still what they were."""
        for case_id in self.cases.keys() & old.cases.keys():
            self.take(case_id, case_id not in old.left_out)
            self.link(case_id, case_id in old.linked and case_id in self.twins)
        for case_id in {field[0] for field in old._sides} & self.cases.keys():
            known = {(line.id, line.here.value, line.received.value): line for line in old.lines(case_id)}
            for line in self.lines(case_id):
                if before := known.get((line.id, line.here.value, line.received.value)):
                    self.choose(line, old.side(before))

    def _must_come(self, line: Line) -> bool:
        """Say whether a new case cannot do without a field."""
        case_id, table, _, name = line.id
        new = self.cases[case_id].kind == NEW and not line.is_entry
        return new and table == CASES and not may_stay_out(name)


def lines_of(case: CaseMerge) -> Iterator[Line]:
    """Yield what there is to decide in a case: conflicts, fields, the name first, then entries."""
    fields = [field for field in case.fields if field.entry == EDITED]
    for field in sorted(fields, key=_place):
        yield _line(field, case)
    entries = {(f.table, f.row): f for f in case.fields if f.entry != EDITED}
    for field in entries.values():
        yield _line(field, case)


def _place(field: FieldChange) -> tuple[bool, bool, bool]:
    """Return what sorts the fields of a case: conflicts, then its own row, and there its name."""
    own = field.table == CASES
    return not field.conflict, not own, not (own and field.field == "name")


def _line(field: FieldChange, case: CaseMerge) -> Line:
    cells = case.entries.get((field.table, field.row), {})
    name = field.field if field.entry == EDITED else REMOVAL
    named = (field.case, field.table, field.row, name)
    told = field.here, field.received, field.result, field.conflict, field.entry, cells
    return Line(named, *told, is_new=case.kind == NEW)


def _is_off(field: FieldChange) -> bool:
    return (field.table, field.field) == (CASES, OFF_LISTS) and field.received.value is not None


def _moment(side: Side) -> int:
    return side.change.hlc if side.change else 0
