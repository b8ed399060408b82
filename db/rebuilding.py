"""The rows of cases, made anew from their change records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from db.bulk import insert_rows
from db.case_tables import CHILDREN, HOMES, derived, key_names, key_of
from db.records import current_of, moment
from db.schema import cases
from planner.changes import History, latest
from planner.errors import PlannerError
from planner.fields import CASES, Row, Rows, case_from_rows, defaults

CHUNK = 500
Cells = tuple[Any, ...]


def rebuild(connection: Connection, case_ids: Iterable[str]) -> Iterator[tuple[str, History]]:
    """Write the rows of each case from its records, and yield it with them; a version is added to each."""
    waiting = iter(case_ids)
    while chunk := list(islice(waiting, CHUNK)):
        histories = current_of(connection, chunk)
        _write(connection, chunk, histories)
        yield from histories.items()


def _write(connection: Connection, chunk: Sequence[str], histories: dict[str, History]) -> None:
    versions = dict(
        connection.execute(select(cases.c.id, cases.c.version).where(cases.c.id.in_(chunk))).all()
    )
    whole = {case_id: _whole_rows(history.rows) for case_id, history in histories.items()}
    main = [
        {
            **rows[CASES, case_id],
            **_own(case_id, rows, histories[case_id]),
            "version": versions.get(case_id, 0) + 1,
        }
        for case_id, rows in whole.items()
        if _is_case(case_id, rows)
    ]
    # Not deleted and inserted: what refers to a case would go with it.
    _upsert(connection, main)
    _write_entries(connection, chunk, whole)


def _whole_rows(rows: Rows) -> dict[tuple[str, str], Row]:
    return {place: {**defaults(place[0]), **row} for place, row in rows.items()}


def _is_case(case_id: str, rows: Rows) -> bool:
    if (CASES, case_id) not in rows:
        raise PlannerError("records-incomplete", id=case_id)
    return True


def _own(case_id: str, rows: Rows, history: History) -> dict[str, Any]:
    try:
        stated = derived(case_from_rows(case_id, rows))
    except (KeyError, TypeError, ValueError) as fault:
        raise PlannerError("records-incomplete", id=case_id) from fault
    return {
        "id": case_id,
        **stated,
        "updated": moment(latest(history).hlc).isoformat(timespec="milliseconds"),
    }


def _upsert(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    names = [name for name in map(attrgetter("name"), cases.c) if name in rows[0]]
    quoted = [connection.dialect.identifier_preparer.quote(name) for name in names]
    taken = ", ".join(f"{name} = excluded.{name}" for name in quoted)
    connection.exec_driver_sql(
        f"INSERT INTO cases ({', '.join(quoted)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (id) DO UPDATE SET {taken}",
        [tuple(row[name] for name in names) for row in rows],
    )


def _write_entries(connection: Connection, chunk: Sequence[str], whole: dict[str, Any]) -> None:
    entries: dict[Table, list[Cells]] = defaultdict(list)
    for case_id, rows in whole.items():
        for place, row in rows.items():
            if place[0] != CASES:
                table = HOMES[place[0]]
                fields = (row.get(name) for name in _fields(table))
                entries[table].append((case_id, *key_of(place), *fields))
    for table in CHILDREN:
        connection.execute(delete(table).where(table.c.case_id.in_(chunk)))
        insert_rows(connection, table, ("case_id", *key_names(table), *_fields(table)), entries[table])


def _fields(table: Table) -> tuple[str, ...]:
    names = ("case_id", *key_names(table))
    return tuple(column.name for column in table.c if column.name not in names)
