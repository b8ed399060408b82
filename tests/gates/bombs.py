"""Payloads whose pages are used many times over, and records that overwrite each other in a circle."""

import sqlite3
from contextlib import closing
from struct import pack

from db.exchange.manifest import FORMAT
from db.exchange.payload import APPLICATION, TABLES

PAGE = 65_536
# A row that nearly fills a page, and more than a hundred million bytes of it.
LETTERS, TIMES = 60_000, 4_000
INTERIOR = 5


def pages_used_again() -> bytes:
    """Return a payload in whose catalogue one page with one long row is named thousands of times."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        for statement in TABLES.values():
            connection.execute(statement)
        connection.execute("INSERT INTO catalogue VALUES ('trades', ?)", ("a" * LETTERS,))
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'catalogue'"
        (root,) = connection.execute(asked).fetchone()
        plain = bytearray(connection.serialize())
    start, leaf = (root - 1) * PAGE, len(plain) // PAGE + 1
    plain += plain[start : start + PAGE]
    plain[start : start + PAGE] = _interior(leaf)
    plain[28:32] = pack(">I", leaf)
    return bytes(plain)


def _interior(leaf: int) -> bytes:
    """Return a page of SQLite that leads to one leaf again and again."""
    cell = pack(">I", leaf) + b"\x01"
    first = PAGE - TIMES * len(cell)
    header = pack(">BHHHBI", INTERIOR, 0, TIMES, first, 0, leaf)
    places = b"".join(pack(">H", first + number * len(cell)) for number in range(TIMES))
    return (header + places).ljust(first, b"\0") + TIMES * cell
