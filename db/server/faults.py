"""What a server refuses in the middle of its work, by the codes that every PostgreSQL says alike."""

import sys
from pathlib import Path

from db.server.address import read_card
from planner.errors import PlannerError

# By SQLSTATE, whole or its class.
CODES = {
    "55P03": "database-busy",
    "40": "database-busy",
    "57014": "database-busy",
    "53100": "server-full",
    "53": "server-overloaded",
    "25006": "server-read-only",
    "42501": "server-not-allowed",
    "42P01": "server-not-prepared",
    "54000": "server-text-too-long",
    "08": "server-lost",
    "57P": "server-lost",
    "58": "server-fault",
    "XX": "server-fault",
}


def server_refusals() -> tuple[type[Exception], ...]:
    """Return the errors of the driver itself; where it was never loaded, no server was asked anything."""
    driver = sys.modules.get("psycopg")
    return (driver.Error,) if driver else ()


def server_fault(error: BaseException, card: Path) -> PlannerError | None:
    """Return the error of the user's world behind one of a server, if there is one."""
    if not (code := server_code(error)):
        return None
    address = read_card(card)
    named = {"server": address.host, "database": address.database, "office": address.office}
    return PlannerError(code, path=address.short, **named)


def server_code(error: BaseException) -> str:
    """Return the code of what a server or its driver refused, "" when it is a fault of the program."""
    import psycopg

    if not isinstance(error, psycopg.Error):
        return ""
    state = error.sqlstate or ""
    known = next((CODES[state[:size]] for size in (5, 3, 2) if state[:size] in CODES), "")
    if known or state:
        return known
    if isinstance(error, psycopg.DataError):
        return "server-odd-text"
    # Without a code it was not the server that spoke: the connection went away.
    return "server-lost" if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else ""
