"""The office's edits in their table, apart from what is published."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, select

from db.catalogue.retired import is_used
from db.catalogue.tables import add_row, published_part
from db.catalogue.values import key_of, key_text, value_of, value_text
from db.schema import catalogue_edits
from planner.catalogue import Catalogue
from planner.drift import Key, rows
from planner.edition import overlaid
from planner.errors import PlannerError
from planner.office_edit import OfficeEdit

MINE = catalogue_edits.c


def office_edits(connection: Connection, *tables: str) -> tuple[OfficeEdit, ...]:
    """Return the edits, of some tables or of all, in order of table and key."""
    query = select(catalogue_edits).order_by(MINE.table, MINE.row)
    wanted = query.where(MINE.table.in_(tables)) if tables else query
    return tuple(_edit(row) for row in connection.execute(wanted))


def edited_part(connection: Connection, *tables: str) -> Catalogue:
    """Return a catalogue with some tables alone, as the office has them."""
    return overlaid(published_part(connection, *tables), office_edits(connection, *tables))


def put_edit(connection: Connection, edit: OfficeEdit) -> None:
    """Keep an edit, based on what is published now; to withdraw what only the office had is to drop it."""
    published = _published(connection, edit.table, edit.key)
    if edit.value is None and published is None:
        drop_edit(connection, edit.table, edit.key)
        return
    _forget(connection, edit.table, edit.key)
    connection.execute(insert(catalogue_edits).values(**_row(replace(edit, basis=published))))


def drop_edit(connection: Connection, table: str, key: Key) -> None:
    """Forget the edit of a row; what only the office had stays, retired, if a case uses it."""
    known = {edit.key: edit for edit in office_edits(connection, table)}
    if key not in known:
        raise PlannerError("edit-missing", row=" / ".join(key))
    _forget(connection, table, key)
    left = known[key].value
    if left is not None and is_used(connection, table, key):
        _retire(connection, table, key, left)


def _published(connection: Connection, table: str, key: Key) -> Any:
    found = rows(table, published_part(connection, table)).get(key)
    return None if getattr(found, "retired", False) else found


def _retire(connection: Connection, table: str, key: Key, value: Any) -> None:
    """Add a row to those that are published, retired, unless one of that name is there."""
    if rows(table, published_part(connection, table)).get(key) is None:
        add_row(connection, table, replace(value, retired=True))


def _forget(connection: Connection, table: str, key: Key) -> None:
    named = and_(MINE.table == table, MINE.row == key_text(key))
    connection.execute(delete(catalogue_edits).where(named))


def _row(edit: OfficeEdit) -> dict[str, Any]:
    return {
        "table": edit.table,
        "row": key_text(edit.key),
        "value": value_text(edit.table, edit.value),
        "source": edit.source,
        "author": edit.author,
        "made_on": edit.made_on.isoformat(),
        "basis": value_text(edit.table, edit.basis),
    }


def _edit(row: Row[Any]) -> OfficeEdit:
    value, basis = value_of(row.table, row.value), value_of(row.table, row.basis)
    day = date.fromisoformat(row.made_on)
    return OfficeEdit(row.table, key_of(row.row), value, row.source, row.author, day, basis)
