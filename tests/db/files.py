"""A database as another program sees it: a file, or a server through a connection of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

from db.schema import metadata
from db.server import connecting
from db.server.address import is_server


def connected(path: Path) -> AbstractContextManager[Any]:
    """Return a connection to a database that the program knows nothing of."""
    return closing(connecting.connect(path) if is_server(path) else sqlite3.connect(path))


def dump(path: Path) -> list[str]:
    """Return the whole content of a database, in an order of its own."""
    with connected(path) as connection:
        if isinstance(connection, sqlite3.Connection):
            return list(connection.iterdump())
        tables = (f'SELECT * FROM "{table}"' for table in sorted(metadata.tables))
        return [str(row) for query in tables for row in sorted(connection.execute(query), key=str)]


def asked(path: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return what a connection of its own finds in a database."""
    with connected(path) as connection:
        said = query.replace("?", "%s") if is_server(path) else query
        return list(connection.execute(said, values).fetchall())


def changed(path: Path, *statements: str) -> None:
    """Change a database behind the program's back."""
    with connected(path) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def schema_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and statement of each table and index of a file, without its white space."""
    for name, statement in asked(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        yield name, " ".join(statement.split())
