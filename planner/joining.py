"""Two counsellors on one case: edits made on an older version, as records that join what was saved since."""

from collections.abc import Iterable, Iterator

from planner.case import Case
from planner.changes import REMOVAL, STANDING, WITHHELD, Change, ChangeId, History, Stamp
from planner.fields import Place, Row, Rows, Value, case_from_rows, case_rows


def joined(before: History, base: Case, mine: Case, stamp: Stamp) -> tuple[Change, ...]:
    """Return the records of what was edited from `base` to `mine`, each naming only what `base` knew.

    `before` is the whole history, with what others saved since `base` was read: an edit of a field that they
    left alone is an ordinary one, of a field that they edited too stands apart from theirs.
    """
    old, new = case_rows(base, before.rows), case_rows(mine, before.rows)
    edits = [*_edits(before, old, new), *_removals(before, old, new)]
    return tuple(
        Change(
            stamp.site, stamp.seq + number, stamp.hlc, mine.id, *place, name, value, stamp.author,
            _known(before, place, name, old.get(place, {})),
        )
        for number, (place, name, value) in enumerate(edits)
    )  # fmt: skip


def rebased(case: Case, mine: Case, both: Case) -> Case:
    """Return an earlier or later state of `mine` with what others made of it in `both`.

    What they changed of an entry that this state does not have stays out of it.
    """
    new = case_rows(both)
    old, rows = case_rows(mine, new), dict(case_rows(case, new))
    for place, row in new.items():
        theirs = {name: value for name, value in row.items() if old.get(place, {}).get(name, row) != value}
        if theirs and (place in rows or place not in old):
            rows[place] = {**rows.get(place, {}), **theirs}
    for place in old.keys() - new.keys():
        rows.pop(place, None)
    return case_from_rows(case.id, rows)


def _edits(before: History, old: Rows, new: Rows) -> Iterator[tuple[Place, str, Value]]:
    for place, row in new.items():
        for name, value in row.items():
            edited = place not in old or old[place].get(name) != value
            there = place in before.rows and before.value(place, name) == value
            if edited and not there:
                yield place, name, value


def _removals(before: History, old: Rows, new: Rows) -> Iterator[tuple[Place, str, Value]]:
    for place in old:
        if place not in new and place in before.rows:
            yield place, REMOVAL, None


def _known(before: History, place: Place, name: str, row: Row) -> tuple[ChangeId, ...]:
    """Return the records that whoever read this row knew and now overwrites."""
    fields = row if name == REMOVAL else (name,)
    seen = [r for field in fields if field in row for r in _written(before, place, field, row[field])]
    return (*seen, *_withheld(before, place, seen)) if name == REMOVAL else tuple(seen)


def _withheld(before: History, place: Place, seen: Iterable[ChangeId]) -> Iterator[ChangeId]:
    """Yield the withheld edits of a row that are no newer than a record seen of the same site."""
    last: dict[str, int] = {}
    for site, seq in seen:
        last[site] = max(seq, last.get(site, 0))
    for record in before.heads(place, WITHHELD):
        if record.seq <= last.get(record.site, 0):
            yield record.id


def _written(before: History, place: Place, field: str, value: Value) -> Iterator[ChangeId]:
    """Yield the records behind a value as it was read: the heads, unless somebody wrote over them since."""
    heads = before.heads(place, field)
    if heads and heads[0].value == value:
        yield from (head.id for head in heads)
        return
    same = [r for r in _ancestors(before, heads) if r.field == field and r.value == value]
    if same:
        yield max(same, key=STANDING).id


def _ancestors(before: History, heads: Iterable[Change]) -> Iterator[Change]:
    by_id = {record.id: record for record in before.records}
    waiting, met = [p for head in heads for p in head.parents], set[ChangeId]()
    while waiting:
        found = waiting.pop()
        if found not in met and found in by_id:
            met.add(found)
            yield by_id[found]
            waiting += by_id[found].parents
