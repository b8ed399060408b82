"""Many rows at once, handed to the driver itself: to bind each cell by name costs several times as much."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Float, Table

KEEP, REPLACE = "keep", "replace"
CHUNK = 5000


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: list[tuple[Any, ...]], known: str = ""
) -> None:
    """Insert rows whose cells stand in the order of the names.

    `known` says what becomes of those that are there under the same key: they are kept, or replaced.
    """
    if rows:
        into = f"INSERT INTO {quoted(connection, table.name)} ({', '.join(_quoted(connection, names))})"
        after = _known(connection, table, names, known)
        if is_file(connection):
            connection.exec_driver_sql(f"{into} VALUES ({', '.join('?' * len(names))}) {after}", rows)
        else:
            _insert_columns(connection, table, names, rows, (into, after))


def _insert_columns(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    rows: list[tuple[Any, ...]],
    said: tuple[str, str],
) -> None:
    """Send the rows column by column, a thousand times fewer messages; row security allows no COPY."""
    columns = [table.c[name] for name in names]
    places = ", ".join(f"%s::{column.type.compile(connection.dialect)}[]" for column in columns)
    insertion = f"{said[0]} SELECT * FROM unnest({places}) {said[1]}"
    for start in range(0, len(rows), CHUNK):
        cells = zip(columns, zip(*rows[start : start + CHUNK], strict=True), strict=True)
        connection.exec_driver_sql(insertion, tuple(_alike(column, held) for column, held in cells))


def _alike(column: Column[Any], cells: Sequence[Any]) -> list[Any]:
    """Return the cells of a column, all of one type."""
    if not isinstance(column.type, Float):
        return list(cells)
    return [None if cell is None else float(cell) for cell in cells]


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Send a server at once what is written inside, in one trip; a file is asked in turn.

    Nothing is answered before the end, so nothing can be read inside.
    """
    if is_file(connection):
        yield
        return
    link: Any = connection.connection.driver_connection
    with link.pipeline():
        yield


def mark(connection: Connection) -> str:
    """Return the place of a value, as the driver writes it."""
    return "?" if is_file(connection) else "%s"


def is_file(connection: Connection) -> bool:
    """Say whether a connection is to a file, not to a server."""
    return connection.dialect.name == "sqlite"


def quoted(connection: Connection, name: str) -> str:
    """Return a name as SQL takes it."""
    return str(connection.dialect.identifier_preparer.quote(name))


def _quoted(connection: Connection, names: Sequence[str]) -> list[str]:
    return [quoted(connection, name) for name in names]


def _known(connection: Connection, table: Table, names: Sequence[str], known: str) -> str:
    if known == KEEP:
        return "ON CONFLICT DO NOTHING"
    if known != REPLACE:
        return ""
    key = table.primary_key
    # On a server the key of a table begins with the office, which is the server's own to write.
    named = ", ".join(_quoted(connection, key.columns.keys()))
    same = f"({named})" if is_file(connection) else f"ON CONSTRAINT {quoted(connection, str(key.name))}"
    taken = (f"{name} = excluded.{name}" for name in _quoted(connection, names))
    return f"ON CONFLICT {same} DO UPDATE SET {', '.join(taken)}"
