"""The rows of cases, made anew from their change records."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Set
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, select

from db.bulk import REPLACE, insert_rows, mark, quoted
from db.case_tables import CHILDREN, HOMES, LIST, derived, field_names, key_names, stored
from db.records import current_of, moment
from db.schema import cases
from planner.changes import REMOVED, History, latest
from planner.errors import PlannerError
from planner.fields import CASES, Place, Row, Rows, case_from_rows, defaults
from planner.moved_steps import PLANS
from planner.plan_text import STEPS

CHUNK = 100
Cells = tuple[Any, ...]
Touched = Mapping[str, Set[Place]]


def rebuild(connection: Connection, touched: Touched) -> Iterator[tuple[str, History]]:
    """Write the touched rows of each case from its records, and yield it with them.

    Each case gets another version, so that a window that shows it will not save over it. PlannerError where
    of all records of a case none stands.
    """
    waiting = iter(touched)
    while chunk := {case_id: touched[case_id] for case_id in islice(waiting, CHUNK)}:
        histories = current_of(connection, tuple(chunk))
        if lost := chunk.keys() - histories.keys():
            raise PlannerError("records-incomplete", id=min(lost))
        _write(connection, chunk, histories)
        yield from histories.items()


def _write(connection: Connection, chunk: Touched, histories: dict[str, History]) -> None:
    versions = dict(
        connection.execute(select(cases.c.id, cases.c.version).where(cases.c.id.in_(tuple(chunk)))).all()
    )
    whole = {case_id: whole_rows(history.rows) for case_id, history in histories.items()}
    main = [
        {
            REMOVED: None,
            **rows[CASES, case_id],
            **_own(case_id, rows, histories[case_id]),
            "version": versions.get(case_id, 0) + 1,
        }
        for case_id, rows in whole.items()
        if _is_case(case_id, rows)
    ]
    # Not deleted and inserted: what refers to a case would go with it.
    _upsert(connection, main)
    touched = {case_id: places | _beside(histories[case_id], places) for case_id, places in chunk.items()}
    _write_entries(connection, touched, whole, versions)


def _beside(history: History, places: Set[Place]) -> Set[Place]:
    """Return the rows that others of the same case decide with: steps go with a plan that was set aside."""
    if not any(place[0] in (STEPS, PLANS) for place in places):
        return frozenset()
    steps_and_plans = {record.place for record in history.records if record.table in (STEPS, PLANS)}
    return steps_and_plans if any(place[0] == PLANS for place in steps_and_plans) else frozenset()


def whole_rows(rows: Rows) -> dict[Place, Row]:
    """Return the rows with every field, those that nobody wrote as they are by default."""
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
    names = [name for name in map(attrgetter("name"), cases.c) if rows and name in rows[0]]
    insert_rows(connection, cases, names, [tuple(row[name] for name in names) for row in rows], REPLACE)


def _write_entries(
    connection: Connection, chunk: Touched, whole: Mapping[str, Rows], known: Container[str]
) -> None:
    gone: dict[Table, list[Cells]] = defaultdict(list)
    entries: dict[Table, list[Cells]] = defaultdict(list)
    for case_id, places in chunk.items():
        for place in places - {(CASES, case_id)}:
            table, row = HOMES[place[0]], whole[case_id].get(place)
            names: Cells = (case_id, *place) if _is_listed(place[0]) else (case_id, place[1])
            if case_id in known:
                gone[table].append(names)
            if row is not None:
                entries[table].append((*names, *map(stored(place, row).get, field_names(table))))
    for table in CHILDREN:
        _delete(connection, table, gone[table])
        insert_rows(connection, table, ("case_id", *key_names(table), *field_names(table)), entries[table])


def _delete(connection: Connection, table: Table, keys: list[Cells]) -> None:
    if keys:
        names = (quoted(connection, name) for name in ("case_id", *key_names(table)))
        asked = " AND ".join(f"{name} = {mark(connection)}" for name in names)
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {asked}", keys)


@lru_cache
def _is_listed(name: str) -> bool:
    """Say whether an entry is named by its list too; asked once, for a merge writes hundreds of thousands."""
    return LIST in key_names(HOMES[name])
