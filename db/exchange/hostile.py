"""The reading of a received payload: SQLite made blind to all but plain rows of the tables that we write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic

from db.exchange.payload import APPLICATION, COLUMNS, TABLES, Cells, Payload, selected
from db.exchange.share import ROWS, Watch, part, unwatched

HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"
# Where the header of a SQLite file holds its page size, format and program.
PAGE_SIZE, VERSION, PROGRAM = slice(16, 18), slice(60, 64), slice(68, 72)
PAGES = range(512, 65537)
SETTINGS = ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "temp_store = MEMORY")
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 10_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 20,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 1,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 10_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 4,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}
# Looked at every so many steps of SQLite: first the few of the schema, then those of the rows.
STEPS, SCHEMA_CALLS, ROW_BYTES_PER_CALL, PATIENCE_SECONDS = 1000, 4, 400, 1.5
READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


class WrongPayload(Exception):
    """A database that no export of ours writes."""


def payload_from(data: bytes, version: int, tell: Watch = unwatched) -> Payload:
    """Return the rows of a serialized payload of that format; WrongPayload for anything else.

    `tell` hears how far it is.
    """
    _check_header(data, version)
    try:
        with closing(_deserialized(data)) as connection:
            with _within(connection, SCHEMA_CALLS):
                _check_schema(connection)
            calls = 1000 + len(data) // ROW_BYTES_PER_CALL
            with _within(connection, calls):
                _check_pages(connection)
            with _within(connection, calls):
                shares = {table: _share(tell, number) for number, table in enumerate(TABLES)}
                return Payload(**{table: _rows(connection, table, share) for table, share in shares.items()})
    except (sqlite3.Error, UnicodeDecodeError, MemoryError, OverflowError) as fault:
        raise WrongPayload(str(fault)) from fault


def _check_header(data: bytes, version: int) -> None:
    if len(data) < HEADER_BYTES or not data.startswith(MAGIC):
        raise WrongPayload("header")
    found, program = (int.from_bytes(data[part], "big") for part in (VERSION, PROGRAM))
    if (found, program) != (version, APPLICATION):
        raise WrongPayload("program")


def _deserialized(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(data)
        for kind, most in LIMITS.items():
            connection.setlimit(kind, most)
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.set_authorizer(lambda action, *_: _allowed(action))
    except BaseException:
        connection.close()
        raise
    return connection


def _allowed(action: int) -> int:
    return sqlite3.SQLITE_OK if action in READING else sqlite3.SQLITE_DENY


@contextmanager
def _within(connection: sqlite3.Connection, calls: int) -> Iterator[None]:
    """Let SQLite make so many steps and take so long, no more."""
    left, end = iter(range(calls)), monotonic() + PATIENCE_SECONDS + calls * STEPS / 1e7
    connection.set_progress_handler(lambda: next(left, None) is None or monotonic() > end, STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _check_schema(connection: sqlite3.Connection) -> None:
    wanted = {("table", name, name, statement) for name, statement in TABLES.items()}
    found = connection.execute(SCHEMA).fetchmany(2 * len(wanted))
    if set(found) != wanted | {row for row in found if _is_own_index(row)}:
        raise WrongPayload("tables")


def _check_pages(connection: sqlite3.Connection) -> None:
    """See that every page is used once: then all rows together are no more than the file.

    Asked only where the tables are ours: of another schema the question itself could work for ever.
    """
    connection.set_authorizer(None)
    ((answer, *_),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    connection.set_authorizer(lambda action, *_: _allowed(action))
    if answer != "ok":
        raise WrongPayload("pages")


def _is_own_index(row: Cells) -> bool:
    kind, name, table, statement = row
    return kind == "index" and statement is None and name == f"sqlite_autoindex_{table}_1" and table in TABLES


def _share(tell: Watch, number: int) -> Watch:
    return part(tell, number / len(TABLES), (number + 1) / len(TABLES))


def _rows(connection: sqlite3.Connection, table: str, tell: Watch) -> list[Cells]:
    wanted = {tuple(int if name in ("seq", "parent_seq", "hlc") else str for name in COLUMNS[table])}
    found: list[Cells] = []
    asked = connection.execute(selected(table))
    while rows := asked.fetchmany(ROWS):
        if {tuple(map(type, row)) for row in rows} - wanted:
            raise WrongPayload(table)
        found += rows
        # How many there are in all would take a question of its own.
        tell(len(found), 2 * len(found))
    return found
