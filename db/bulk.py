"""Many rows at once, handed to the driver itself: to bind each cell by name costs several times as much."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: list[tuple[Any, ...]], also: str = ""
) -> None:
    """Insert rows whose cells stand in the order of the names; `also` says what becomes of those there."""
    if rows:
        quoted = map(connection.dialect.identifier_preparer.quote, (table.name, *names))
        marks = ", ".join("?" * len(names))
        into = f"INSERT {also} INTO {next(quoted)}".replace("  ", " ")
        connection.exec_driver_sql(f"{into} ({', '.join(quoted)}) VALUES ({marks})", rows)
