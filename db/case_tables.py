"""A case's rows in their tables: which table and list holds what, read and written."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, select, tuple_

from db import schema
from db.bulk import insert_rows
from planner.case import Case
from planner.fields import CASES, CODES, FACTS, Place, Row, Rows
from planner.plan import Step
from planner.text import folded

LIST, ROW = "list", "row"
DECLARED = "declared"
HOMES: dict[str, Table] = {
    **{listed.table: schema.case_codes for listed in CODES},
    **{name: schema.case_facts for name, _ in FACTS},
    "skills": schema.case_skills,
    "weekly_hours": schema.case_hours,
    "additions": schema.case_additions,
    "activities": schema.case_activities,
    "steps": schema.case_steps,
    "contacts": schema.case_contacts,
    "consents": schema.case_consents,
    "revisions": schema.case_revisions,
    "plans": schema.case_plans,
}
CHILDREN: dict[Table, str] = {table: name for name, table in HOMES.items()}
# What the row of a case holds beside the fields of the case itself.
OWN = {
    "id", "version", "updated", "name_key", "search_key",
    "steps", "steps_finished", "next_step", "next_due",
}  # fmt: skip
OVER = ("finished", "failed")


def derived(case: Case) -> dict[str, Any]:
    """Return what the lists of cases search and sort by."""
    steps = case.plan.steps
    following, days = next_step(steps), [case.plan.review]
    if following is not None:
        days.append(_day(following))
    sought = (case.client.name, case.client.phone, case.client.email, case.client.trade, case.target.trade)
    return {
        "name_key": folded(case.client.name),
        "search_key": folded(" ".join(sought)),
        "steps": len(steps),
        "steps_finished": sum(step.status == "finished" for step in steps),
        "next_step": following.id if following else "",
        "next_due": _written(min((day for day in days if day), default=None)),
    }


def next_step(steps: Iterable[Step]) -> Step | None:
    """Return the step to act on first among those not over: the earliest due, else to be started."""
    return next(iter(to_act_on(steps)), None)


def to_act_on(steps: Iterable[Step]) -> list[Step]:
    """Return the steps not over by their day, as the plan has them on a shared day; those of no day last."""
    return sorted((s for s in steps if s.status not in OVER), key=lambda step: _day(step) or date.max)


def _day(step: Step) -> date | None:
    return step.due or step.start


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def read_rows(connection: Connection, case_id: str) -> Rows:
    """Return the rows of a case as its tables hold them; no rows when there is no such case."""
    return read_all(connection, (case_id,))[case_id]


def read_all(connection: Connection, case_ids: Iterable[str]) -> dict[str, dict[Place, Row]]:
    """Return the rows of several cases, by case, with one query for each table."""
    found: dict[str, dict[Place, Row]] = {case_id: {} for case_id in case_ids}
    for main in connection.execute(select(schema.cases).where(schema.cases.c.id.in_(found))).mappings():
        own = {name: value for name, value in main.items() if name not in OWN}
        found[main["id"]][CASES, main["id"]] = own
    for table in CHILDREN:
        for child in connection.execute(select(table).where(table.c.case_id.in_(found))).mappings():
            case_id, place, row = _child(table, dict(child))
            found[case_id][place] = row
    return found


def _child(table: Table, row: dict[str, Any]) -> tuple[str, Place, Row]:
    name, key, case_id = row.pop(LIST, CHILDREN[table]), row.pop(ROW), row.pop("case_id")
    if name == DECLARED:
        row["value"] = bool(row["value"])
    return case_id, (name, key), row


def write_rows(connection: Connection, case_id: str, touched: Collection[Place], rows: Rows) -> None:
    """Bring the touched entries of a case, which has its main row already, in line with its rows."""
    for table in CHILDREN:
        keys = [key_of(place) for place in touched if HOMES.get(place[0]) is table]
        if keys:
            named = tuple_(*(table.c[name] for name in key_names(table)))
            connection.execute(delete(table).where(and_(table.c.case_id == case_id, named.in_(keys))))
        new = [_cells(case_id, p, rows[p]) for p in touched if HOMES.get(p[0]) is table and p in rows]
        insert_rows(connection, table, ("case_id", *key_names(table), *field_names(table)), new)


def _cells(case_id: str, place: Place, row: Row) -> tuple[Any, ...]:
    held = stored(place, row)
    return case_id, *key_of(place), *(held[name] for name in field_names(HOMES[place[0]]))


@lru_cache
def field_names(table: Table) -> tuple[str, ...]:
    """Return the columns that hold what an entry says."""
    names = ("case_id", *key_names(table))
    return tuple(column.name for column in table.c if column.name not in names)


def stored(place: Place, row: Row) -> Row:
    """Return a row as its table holds it: what a client declared stands among numbers."""
    return {**row, "value": int(bool(row["value"]))} if place[0] == DECLARED else row


def key_of(place: Place) -> tuple[str, ...]:
    """Return what names an entry within its case, in the columns of `key_names`."""
    table, key = place
    return (table, key) if LIST in HOMES[table].c else (key,)


def key_names(table: Table) -> tuple[str, ...]:
    """Return the columns that name an entry within its case."""
    return (LIST, ROW) if LIST in table.c else (ROW,)
