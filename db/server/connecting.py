"""Connections to an office server: each says plainly why there is none, and gives up soon."""

import socket
from pathlib import Path
from threading import current_thread, main_thread
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
SILENCE_MS = 3000
SILENT = ("server-unreachable", "server-host-unknown")
PAUSE_SECONDS = 4
# What the window's own thread waits for a server that answered before: a worker waits longer.
HURRIED_SECONDS = 2
_silent: dict[Path, tuple[float, PlannerError]] = {}
_heard: set[Path] = set()
# Whoever stands in the middle of a connection that proves no server must not just ask for the password.
NEVER_BARE = {"require_auth": "!password"}
KEEP_ALIVE = {"keepalives": 1, "keepalives_idle": 3, "keepalives_interval": 1, "keepalives_count": 3}


def connect(card: Path) -> "psycopg.Connection[Any]":
    """Return a connection to the office's tables, with the password that is held.

    A server that did not answer just now is not waited for again at once: the window asks often. The
    window's own thread does not wait at all until a worker heard it again.
    """
    since, silence = _silent.get(card, (0.0, None))
    if silence is not None and (_is_windows_own() or monotonic() - since < PAUSE_SECONDS):
        raise silence
    seconds = HURRIED_SECONDS if card in _heard and _is_windows_own() else CONNECT_SECONDS
    try:
        found = connected(read_card(card), held(card), str(card), seconds)
    except PlannerError as error:
        if error.code in SILENT:
            _silent[card] = monotonic(), error
        raise
    _silent.pop(card, None)
    _heard.add(card)
    return found


def _is_windows_own() -> bool:
    return current_thread() is main_thread()


def connected(
    address: Address, password: str | None, name: str = "", seconds: int | None = None
) -> "psycopg.Connection[Any]":
    """Return a connection to a server; PlannerError says why there is none, after so many seconds at most."""
    import psycopg

    try:
        connection = psycopg.connect(**_settings(address, password, seconds or CONNECT_SECONDS))
    except psycopg.errors.ConnectionTimeout as error:
        raise PlannerError("server-unreachable", **_details(error, address, name)) from error
    except psycopg.OperationalError as error:
        raise PlannerError(_reason(error, address), **_details(error, address, name)) from error
    if (version := connection.info.server_version) < OLDEST_VERSION:
        connection.close()
        raise PlannerError("server-too-old", server=address.host, version=version // 10000)
    return connection


def _settings(address: Address, password: str | None, seconds: int) -> dict[str, Any]:
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
        "connect_timeout": seconds,
        "tcp_user_timeout": SILENCE_MS,
        **({} if address.is_known else NEVER_BARE),
        "application_name": "Parcours",
        "client_encoding": "utf-8",
        "options": f"-c search_path={SCHEMA},pg_temp -c lock_timeout={PATIENCE_MS} -c timezone=UTC",
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
