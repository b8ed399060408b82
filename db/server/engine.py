"""The engine on an office server: readers see one moment, writers of an office take turns."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.server.connecting import connect

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# As a file gives its readers: everything as it was when they began, and nothing written by mistake.
READING: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
WINDOWS = 4


def server_engine(card: Path) -> "Engine":
    """Return the engine of a server, whose connections are tried before they are used."""
    from sqlalchemy import create_engine

    return create_engine(
        "postgresql+psycopg://", creator=partial(connect, card), pool_pre_ping=True, pool_size=WINDOWS
    )


def take_turn(connection: "Connection") -> None:
    """Wait until nobody else writes for this office, until the transaction ends.

    The row that is locked holds the office's last number: none is given twice.
    """
    if _locked(connection):
        return
    from planner.case import new_id

    # Named in its first transaction; whoever comes second waits here for the first one's name.
    connection.exec_driver_sql(
        "INSERT INTO site (id) VALUES (%s) ON CONFLICT (holder) DO NOTHING", (new_id(),)
    )
    _locked(connection)


def _locked(connection: "Connection") -> bool:
    link: Any = connection.connection.driver_connection
    # In one trip with what begins the transaction.
    with link.pipeline():
        asked = link.execute("SELECT 1 FROM site FOR UPDATE")
    return asked.fetchone() is not None
