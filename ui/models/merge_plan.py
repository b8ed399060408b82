"""What a merge will do as the counsellor decides it: which cases come in, and which side holds, by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from frozendict import frozendict

from db.exchange.arrivals import Arrivals, may_stay_out
from db.exchange.case_merges import CHANGED, CONFLICT, DESTROYED, DOUBTFUL, NEW, CaseMerge
from db.exchange.fields import ADDED, EDITED, KEPT, REMOVED, FieldChange, FieldId, Side
from db.exchange.merge import Preview
from planner.changes import REMOVAL
from planner.changes import REMOVED as OFF_LISTS
from planner.fields import CASES, RANK, Row, Value
from planner.rank import between

HERE, RECEIVED, BOTH = "here", "received", "both"
OFF, TWIN = "off", "twin"
GROUPS = (DOUBTFUL, CONFLICT, CHANGED, NEW, OFF, TWIN, DESTROYED)
LONG_TEXTS = {"notes", "assets", "obstacles", "note", "text", "detail"}
NO_TWINS: Mapping[str, tuple[str, str]] = frozendict()


@dataclass(frozen=True, slots=True)
class Line:
    """One decision: a field, or a whole entry that one side added or took out."""

    id: FieldId
    here: Side
    received: Side
    result: Side
    conflict: bool
    entry: str
    cells: Row

    @property
    def is_entry(self) -> bool:
        """Say whether the line is about a whole entry."""
        return self.entry != EDITED

    @property
    def can_join(self) -> bool:
        """Say whether both values are texts that can stand one after the other."""
        long = self.id[3] in LONG_TEXTS and self.entry == EDITED
        return long and bool(self.here.value) and bool(self.received.value)


class MergePlan:
    """A preview with the counsellor's decisions; nothing is written of either."""

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

    def result(self, line: Line) -> Value:
        """Return the value that a line leaves; of an entry, whether it stays."""
        if line.is_entry:
            return self._stays(line)
        match self.side(line):
            case "here":
                return line.here.value
            case "received":
                return line.received.value
            case "both":
                return f"{line.here.value}\n{line.received.value}"
        return line.result.value

    def undecided(self, case_id: str) -> int:
        """Return how many conflicts of a case wait for a choice."""
        return sum(line.conflict and not self.side(line) for line in self._lines.get(case_id, ()))

    def follow(self, old: "MergePlan") -> None:
        """Take over the decisions of an older plan where both sides are still what they were."""
        for case_id in self.cases.keys() & old.cases.keys():
            self.take(case_id, case_id not in old.left_out)
            self.link(case_id, case_id in old.linked and case_id in self.twins)
        for case_id in {field[0] for field in old._sides} & self.cases.keys():
            known = {(line.id, line.here.value, line.received.value): line for line in old.lines(case_id)}
            for line in self.lines(case_id):
                if before := known.get((line.id, line.here.value, line.received.value)):
                    self.choose(line, old.side(before))

    @property
    def accepted(self) -> frozenset[str]:
        """Return the cases of which the counsellor says that they are to be destroyed here too."""
        return self.doubtful - self.left_out

    @property
    def destroyed(self) -> tuple[CaseMerge, ...]:
        """Return the cases that the merge destroys for good."""
        return tuple(case for case in self.taken if case.kind in (DESTROYED, DOUBTFUL))

    @property
    def waiting(self) -> int:
        """Return how many conflicts will wait in the inbox."""
        return sum(self.undecided(case_id) for case_id in self.cases if case_id not in self.left_out)

    @property
    def taken(self) -> tuple[CaseMerge, ...]:
        """Return the cases that the merge will touch."""
        return tuple(case for case in self.cases.values() if case.id not in self.left_out)

    @property
    def choices(self) -> dict[FieldId, Value]:
        """Return the choices as a merge takes them: those that the records would not make by themselves."""
        found = dict(
            choice for case in self.taken for line in self.decided(case.id) for choice in self._choice(line)
        )
        for case_id in self.linked - self.left_out:
            found[case_id, "same_as", self.twins[case_id][0], RANK] = between("", "")
        return found

    def _must_come(self, line: Line) -> bool:
        """Say whether a new case cannot do without a field."""
        case_id, table, _, name = line.id
        new = self.cases[case_id].kind == NEW and not line.is_entry
        return new and table == CASES and not may_stay_out(name)

    def _choice(self, line: Line) -> Iterator[tuple[FieldId, Value]]:
        side = self.side(line)
        if line.is_entry:
            yield from self._entry_choice(line)
        elif side and (line.conflict or self.result(line) != line.result.value):
            yield line.id, self.result(line)

    def _entry_choice(self, line: Line) -> Iterator[tuple[FieldId, Value]]:
        stays = line.entry in (ADDED, KEPT)
        if self._stays(line) == stays:
            return
        case_id, table, row, _ = line.id
        if stays:
            yield (case_id, table, row, REMOVAL), None
        else:
            name, value = next(iter(line.cells.items()))
            yield (case_id, table, row, name), value

    def _stays(self, line: Line) -> bool:
        side = self.side(line)
        if line.entry == ADDED:
            return side != HERE
        return side == HERE if line.entry == REMOVED else side != RECEIVED


def lines_of(case: CaseMerge) -> Iterator[Line]:
    """Yield what there is to decide in a case: conflicts, then fields, then entries that came or went."""
    fields = [field for field in case.fields if field.entry == EDITED]
    for field in sorted(fields, key=lambda f: (not f.conflict, f.table != CASES)):
        yield _line(field, case)
    entries = {(f.table, f.row): f for f in case.fields if f.entry != EDITED}
    for field in entries.values():
        yield _line(field, case)


def _line(field: FieldChange, case: CaseMerge) -> Line:
    cells = case.entries.get((field.table, field.row), {})
    name = field.field if field.entry == EDITED else REMOVAL
    named = (field.case, field.table, field.row, name)
    return Line(named, field.here, field.received, field.result, field.conflict, field.entry, cells)


def _is_off(field: FieldChange) -> bool:
    return (field.table, field.field) == (CASES, OFF_LISTS) and field.received.value is not None


def _moment(side: Side) -> int:
    return side.change.hlc if side.change else 0
