"""The passwords of servers that this process holds; they are kept nowhere."""

import os
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from db.server.address import read_card

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


def key(card: Path) -> bytes | None:
    """Return a key made from the password, for what waits here for the server; None without a password."""
    password = held(card)
    return _stretched(password, read_card(card).url) if password else None


@lru_cache(maxsize=8)
def _stretched(password: str, url: str) -> bytes:
    """Return 32 bytes that a password is not guessed from: a tenth of a second and 64 MiB for each guess."""
    from nacl.pwhash import argon2id

    salt = blake2b(url.encode(), digest_size=argon2id.SALTBYTES, person=b"parcours server").digest()
    limits = argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE
    return bytes(argon2id.kdf(32, password.encode(), salt, *limits))


def forget(card: Path) -> None:
    """Drop the password of a server."""
    with _lock:
        _held.pop(card.resolve(), None)
