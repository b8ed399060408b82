"""What an exported database holds, as a SQLite database that only ever lies in memory."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from db.exchange.share import Watch, counted, part, unwatched

Cells = tuple[Any, ...]
APPLICATION = int.from_bytes(b"PRCX", "big")
TABLES: Mapping[str, str] = {
    "facts": "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "authors": "CREATE TABLE authors (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, "
    "office TEXT NOT NULL) WITHOUT ROWID",
    "changes": "CREATE TABLE changes (site TEXT NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, "
    '"case" TEXT NOT NULL, "table" TEXT NOT NULL, "row" TEXT NOT NULL, field TEXT NOT NULL, '
    "value TEXT NOT NULL, author TEXT NOT NULL, PRIMARY KEY (site, seq)) WITHOUT ROWID",
    "parents": "CREATE TABLE parents (site TEXT NOT NULL, seq INTEGER NOT NULL, parent_site TEXT NOT NULL, "
    "parent_seq INTEGER NOT NULL, PRIMARY KEY (site, seq, parent_site, parent_seq)) WITHOUT ROWID",
    "purges": 'CREATE TABLE purges ("case" TEXT PRIMARY KEY, site TEXT NOT NULL, hlc INTEGER NOT NULL, '
    "author TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID",
    "catalogue": 'CREATE TABLE catalogue ("table" TEXT NOT NULL, value TEXT NOT NULL)',
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "facts": ("name", "value"),
    "authors": ("id", "name", "initials", "office"),
    "changes": ("site", "seq", "hlc", "case", "table", "row", "field", "value", "author"),
    "parents": ("site", "seq", "parent_site", "parent_seq"),
    "purges": ("case", "site", "hlc", "author", "reason"),
    "catalogue": ("table", "value"),
}


@dataclass(frozen=True, slots=True)
class Payload:
    """The rows of an exported database, table by table; `facts` are what the label must not tell."""

    changes: list[Cells] = field(default_factory=list)
    parents: list[Cells] = field(default_factory=list)
    authors: list[Cells] = field(default_factory=list)
    purges: list[Cells] = field(default_factory=list)
    catalogue: list[Cells] = field(default_factory=list)
    facts: list[Cells] = field(default_factory=list)


def payload_bytes(payload: Payload, version: int, tell: Watch = unwatched) -> bytes:
    """Return the whole payload as one SQLite database of that format; `tell` hears how far it is."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("BEGIN")
        for number, (table, statement) in enumerate(TABLES.items()):
            connection.execute(statement)
            share = part(tell, number / len(TABLES), (number + 1) / len(TABLES))
            _insert(connection, table, counted(getattr(payload, table), share))
        connection.execute("COMMIT")
        return connection.serialize()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Cells]) -> None:
    marks = ", ".join("?" * len(COLUMNS[table]))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def selected(table: str) -> str:
    """Return the one question that is ever asked of a table."""
    columns = ", ".join(f'"{name}"' for name in COLUMNS[table])
    return f"SELECT {columns} FROM {table}"
