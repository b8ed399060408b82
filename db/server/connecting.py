"""Connections to an office server: each says plainly why there is none, and gives up soon."""

import socket
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from db.server.address import Address, read_card
from db.server.passwords import held
from planner.errors import PlannerError

if TYPE_CHECKING:
    import psycopg

SCHEMA = "parcours"
OLDEST_VERSION = 140000
CONNECT_SECONDS = 5
# Who waits for another writer of the office is told after so long, and tries again.
PATIENCE_MS = 5000
# A network that went away is noticed within this time, not after the hours of TCP.
SILENCE_MS = 15_000
SILENT = ("server-unreachable", "server-host-unknown")
PAUSE_SECONDS = 4
_silent: dict[Path, tuple[float, PlannerError]] = {}
KEEP_ALIVE = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


def connect(card: Path) -> "psycopg.Connection[Any]":
    """Return a connection to the office's tables, with the password that is held.

    A server that did not answer just now is not waited for again at once: the window asks often.
    """
    since, silence = _silent.get(card, (0.0, None))
    if silence is not None and monotonic() - since < PAUSE_SECONDS:
        raise silence
    try:
        found = connected(read_card(card), held(card), str(card))
    except PlannerError as error:
        if error.code in SILENT:
            _silent[card] = monotonic(), error
        raise
    _silent.pop(card, None)
    return found


def connected(address: Address, password: str | None, name: str = "") -> "psycopg.Connection[Any]":
    """Return a connection to a server; PlannerError says why there is none."""
    import psycopg

    try:
        connection = psycopg.connect(**_settings(address, password))
    except psycopg.OperationalError as error:
        raise PlannerError(_reason(error, address), **_details(error, address, name)) from error
    if (version := connection.info.server_version) < OLDEST_VERSION:
        connection.close()
        raise PlannerError("server-too-old", server=address.host, version=version // 10000)
    return connection


def _settings(address: Address, password: str | None) -> dict[str, Any]:
    """Return what libpq is told of a connection."""
    return {
        **KEEP_ALIVE,
        **dict(address.options),
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.office,
        "password": password,
        "sslmode": address.sealing,
        "connect_timeout": CONNECT_SECONDS,
        "tcp_user_timeout": SILENCE_MS,
        "application_name": "Parcours",
        "client_encoding": "utf-8",
        "options": f"-c search_path={SCHEMA} -c lock_timeout={PATIENCE_MS} -c timezone=UTC",
    }


def _details(error: "psycopg.OperationalError", address: Address, name: str) -> dict[str, str]:
    said = " ".join(str(error).split())
    return {
        "server": address.host,
        "database": address.database,
        "office": address.office,
        "reason": said,
        "path": name,
    }


def _reason(error: "psycopg.OperationalError", address: Address) -> str:
    """Return why a server took no connection; what it says itself may be in any language."""
    if unheard := _unheard(address):
        return unheard
    said, link = str(error).lower(), error.pgconn
    if link is not None and link.needs_password:
        return "server-password-needed"
    if f'database "{address.database}" does not exist'.lower() in said:
        return "server-database-missing"
    asked = link is not None and link.used_password
    return "server-password-refused" if asked and _is_about_password(said) else "server-refused"


def _is_about_password(said: str) -> bool:
    return any(sign in said for sign in ("password", "mot de passe"))


def _unheard(address: Address) -> str:
    """Return what keeps a server from being heard at all, asked of the network itself."""
    try:
        if address.host.startswith("/"):
            _knock(f"{address.host}/.s.PGSQL.{address.port}")
        else:
            socket.create_connection((address.host, address.port), CONNECT_SECONDS).close()
    except socket.gaierror:
        return "server-host-unknown"
    except OSError:
        return "server-unreachable"
    return ""


def _knock(place: str) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(CONNECT_SECONDS)
        door.connect(place)
