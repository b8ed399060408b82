"""What of the records leaves, and how: some without their content, some not at all."""

from collections.abc import Callable, Iterable, Iterator

from db.exchange.payload import Cells
from db.records import COLUMNS, is_local
from db.rows import written
from planner.changes import WITHHELD

FIELD, VALUE = COLUMNS.index("field"), COLUMNS.index("value")
NOTHING = written(None)


def as_they_leave(rows: Iterable[Cells], leaves: Callable[[Cells], bool]) -> Iterator[Cells]:
    """Yield the records as they leave, those of the undoing of a merge left out.

    Of a record whose content stays here others learn that it is: what they remove may then name it.
    """
    for row in rows:
        if not is_local(row[0]):
            yield row if leaves(row) else _emptied(row)


def _emptied(row: Cells) -> Cells:
    return *row[:FIELD], WITHHELD, NOTHING, *row[VALUE + 1 :]


def is_same(ours: Cells, theirs: Cells) -> bool:
    """Say whether two rows are one record, though one of them be without its content."""
    if ours == theirs:
        return True
    return ours[:FIELD] == theirs[:FIELD] and WITHHELD in (ours[FIELD], theirs[FIELD])


def fills(ours: Cells, theirs: Cells) -> bool:
    """Say whether a row brings the content of a record that is here without it."""
    return bool(ours[FIELD] == WITHHELD != theirs[FIELD])
