"""A database file as another program sees it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any


def dump(path: Path) -> list[str]:
    """Return the whole content of a file, as the statements that would make it again."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def asked(path: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return what a connection of its own finds in a file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


def changed(path: Path, *statements: str) -> None:
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def schema_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and statement of each table and index, without its white space."""
    for name, statement in asked(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        yield name, " ".join(statement.split())
