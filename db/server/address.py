"""The address of an office server: where it is, which database, which office; never its password."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from planner.errors import PlannerError

# The file that stands for a server wherever a database is named by its file.
SUFFIX = ".server"
SCHEME = "postgresql+psycopg"
SCHEMES = (SCHEME, "postgresql", "postgres")
PORT = 5432
# What may be said of the connection; nothing that could hold a password.
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "channel_binding")
SEALING = ("require", "verify-ca", "verify-full")
PROVING = ("verify-ca", "verify-full")
HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """One office's database on a server; a host that begins with / is a folder of sockets here."""

    host: str
    database: str
    office: str
    port: int = PORT
    options: tuple[tuple[str, str], ...] = ()

    @property
    def is_here(self) -> bool:
        """Say whether the server is on this computer, so that nothing goes over a network."""
        return self.host.startswith("/") or self.host in HERE

    @property
    def sealing(self) -> str:
        """Return how the connection is encrypted, as libpq names it."""
        return dict(self.options).get("sslmode", "prefer" if self.is_here else "require")

    @property
    def is_known(self) -> bool:
        """Say whether nobody else can pass for the server: it is here, or its certificate is checked."""
        return self.is_here or self.sealing in PROVING

    @property
    def url(self) -> str:
        """Return the address as one text."""
        socket = self.host.startswith("/")
        asked = [*self.options, *((("host", self.host),) if socket else ())]
        host = "" if socket else f"[{self.host}]" if ":" in self.host else self.host
        place = f"{host}:{self.port}" if host or self.port != PORT else ""
        start = f"{SCHEME}://{quote(self.office, safe='')}@{place}/{quote(self.database, safe='')}"
        return f"{start}?{urlencode(asked, safe='/')}" if asked else start

    @property
    def short(self) -> str:
        """Return the address as a person reads it."""
        return f"{self.office}@{self.host}/{self.database}"


def is_url(text: str) -> bool:
    """Say whether a text is the address of a server, not the name of a file."""
    return text.partition(":")[0].lower() in SCHEMES and "://" in text


def read_url(text: str) -> Address:
    """Return the address that a text says; PlannerError without repeating what may hold a password."""
    try:
        parts = urlsplit(text.strip())
        asked, port = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query))), parts.port or PORT
    except ValueError as fault:
        raise PlannerError("server-address") from fault
    if parts.password is not None or "password" in asked:
        raise PlannerError("server-address-password")
    host = asked.pop("host", "") or parts.hostname or "localhost"
    database, office = unquote(parts.path.lstrip("/")), unquote(parts.username or "")
    found = Address(host, database, office, port, tuple(sorted(asked.items())))
    _check(found, parts.scheme)
    return found


def _check(address: Address, scheme: str) -> None:
    named = address.office and address.database and "/" not in address.database
    # Of several hosts in one, the first would be judged and another one reached.
    is_one = named and "," not in address.host
    if scheme not in SCHEMES or not is_one or not set(dict(address.options)) <= set(OPTIONS):
        raise PlannerError("server-address")
    if not address.is_here and address.sealing not in SEALING:
        raise PlannerError("server-in-the-clear", server=address.host)


def is_server(path: Path) -> bool:
    """Say whether a path is the card of a server."""
    return path.suffix == SUFFIX


def card_of(address: Address, folder: Path) -> Path:
    """Return the card of a server, written into the folder when it is not there yet."""
    port = "" if address.port == PORT else f"-{address.port}"
    name = re.sub(r"[^\w.@-]+", "-", f"{address.office}@{address.host}{port}-{address.database}")
    path = folder / f"{name}{SUFFIX}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"address": address.url}) + "\n", encoding="utf-8")
    return path


def profile_on(card: Path) -> dict[str, Any]:
    """Return the profile of who works at this computer, as the card keeps it; empty before it is written."""
    found = json.loads(card.read_text(encoding="utf-8")).get("profile", {})
    return dict(found)


def keep_profile(card: Path, profile: Mapping[str, Any]) -> None:
    """Keep on a card who works at this computer: on a server that is nobody's alone."""
    said = json.dumps({"address": read_card(card).url, "profile": dict(profile)}, ensure_ascii=False)
    beside = card.with_suffix(".new")
    beside.write_text(said + "\n", encoding="utf-8")
    beside.replace(card)


def read_card(path: Path) -> Address:
    """Return the address on a card."""
    try:
        return read_url(str(json.loads(path.read_text(encoding="utf-8"))["address"]))
    except FileNotFoundError as fault:
        raise PlannerError("database-missing", path=str(path)) from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise PlannerError("server-address") from fault
