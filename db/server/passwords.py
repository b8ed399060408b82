"""The passwords of servers that this process holds; they are kept nowhere."""

import os
from pathlib import Path
from threading import Lock

VARIABLE = "PARCOURS_SERVER_PASSWORD"
_held: dict[Path, str] = {}
_lock = Lock()


def hold(card: Path, password: str) -> None:
    """Connect with this password from now on."""
    with _lock:
        _held[card.resolve()] = password


def held(card: Path) -> str | None:
    """Return the password that is held for a server, else what the environment says, if anything."""
    return _held.get(card.resolve()) or os.environ.get(VARIABLE)


def forget(card: Path) -> None:
    """Drop the password of a server."""
    with _lock:
        _held.pop(card.resolve(), None)
