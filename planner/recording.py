"""What a save writes: a record for each field that differs, and those that take a case off the lists."""

from collections.abc import Iterable, Iterator

from planner.case import Case
from planner.changes import REMOVAL, REMOVED, Change, History, Stamp
from planner.fields import CASES, Place, Row, Value, case_rows, defaults
from planner.moved_steps import PLANS


def changes(before: History, after: Case, stamp: Stamp) -> tuple[Change, ...]:
    """Return one record per field that differs, each naming the heads it overwrites."""
    rows = case_rows(after, before.rows)
    written = [(place, *edit) for place, row in rows.items() for edit in _edits(before, place, row)]
    dropped = (step for step, plan in before.moved.items() if plan not in rows)
    gone = [(place, REMOVAL, None) for place in (*before.rows, *dropped) if place not in rows]
    return _records(before, after.id, [*written, *gone], stamp)


def field_change(
    before: History, case_id: str, place: Place, field: str, value: Value, stamp: Stamp
) -> Change:
    """Return the record that writes one field; a step that goes with a plan set aside stays with it."""
    made = _records(before, case_id, [(place, field, value)], stamp)[0]
    moved = field != REMOVAL and place in before.moved
    return made._replace(parents=tuple(r.id for r in before.heads(place, field))) if moved else made


def case_removal(before: History, case_id: str, day: str, stamp: Stamp) -> tuple[Change, ...]:
    """Return the records that take a case off the lists: the day, and all that was known when it was."""
    main = (CASES, case_id)
    dated = field_change(before, case_id, main, REMOVED, day, stamp)
    seen = tuple(head.id for head in before.standing)
    known = Change(
        stamp.site, stamp.seq + 1, stamp.hlc, case_id, *main, REMOVAL, None, stamp.author, seen
    )  # fmt: skip
    return dated, known


def _edits(before: History, place: Place, row: Row) -> Iterator[tuple[str, Value]]:
    stands = before.rows.get(place)
    if stands is None and place[0] == PLANS:
        # All of it: the save that sets a plan aside is told by what it writes of the plan.
        yield from row.items()
        return
    known = {**defaults(place[0]), **(stands or before.row(place))}
    differing = [(name, value) for name, value in row.items() if value != known.get(name)]
    yield from differing or ([next(iter(row.items()))] if stands is None else ())


def _records(
    before: History, case_id: str, edits: Iterable[tuple[Place, str, Value]], stamp: Stamp
) -> tuple[Change, ...]:
    return tuple(
        Change(
            stamp.site, stamp.seq + number, stamp.hlc, case_id, *place, name, value, stamp.author,
            before.overwritten_by(place, name),
        )
        for number, (place, name, value) in enumerate(edits)
    )  # fmt: skip
