"""What a merge will do by what is decided of it: what each line leaves, and the choices handed over."""

from collections.abc import Iterator

from db.exchange.case_merges import DESTROYED, DOUBTFUL, CaseMerge
from db.exchange.fields import ADDED, KEPT, REMOVED, FieldId
from planner.changes import REMOVAL
from planner.fields import RANK, Value
from planner.rank import between
from ui.models.merge_decisions import HERE, RECEIVED, Line, MergeDecisions


class MergePlan(MergeDecisions):
    """The decisions with what comes of them."""

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
                return line.joined
        return line.result.value

    def undecided(self, case_id: str) -> int:
        """Return how many conflicts of a case wait for a choice."""
        return sum(line.conflict and not self.side(line) for line in self._lines.get(case_id, ()))

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
