"""The raw keys that this process holds: which open file is encrypted, and with what."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from threading import Lock

KEY_BYTES = 32
PLAIN_START = b"SQLite format 3\0"
SUFFIX = ".key"
PAGE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Key:
    """The 256 bits that one database is encrypted with; they are never shown."""

    raw: bytes = field(repr=False)


_held: dict[Path, Key] = {}
_kinds: dict[Path, bool] = {}
_lock = Lock()


def new_key() -> Key:
    """Return a key that nobody can guess."""
    return Key(token_bytes(KEY_BYTES))


def key_path(path: Path) -> Path:
    """Return where the wrapped key of a database lies: beside it, under its whole name."""
    return path.with_name(path.name + SUFFIX)


def held(path: Path) -> Key | None:
    """Return the key that is held for a file, if one is."""
    return _held.get(path.resolve())


def hold(path: Path, key: Key) -> None:
    """Open a file with this key from now on."""
    with _lock:
        _held[path.resolve()] = key
        _kinds[path.resolve()] = True


def forget(path: Path) -> None:
    """Drop what is known of a file: its key, and whether it is encrypted."""
    with _lock:
        _held.pop(path.resolve(), None)
        _kinds.pop(path.resolve(), None)


def is_sealed(path: Path) -> bool:
    """Say whether a file is encrypted: all of it is noise, so it does not begin as SQLite's do."""
    place = path.resolve()
    with _lock:
        # Asked once, before the first connection: closing a file that SQLite has open drops its locks.
        if place not in _kinds and (start := _start(place)):
            _kinds[place] = start != PLAIN_START and key_path(place).exists()
        return _kinds.get(place, False)


def begins_plain(path: Path) -> bool:
    """Say whether a file that nobody has open begins as a plain database does."""
    return _start(path) == PLAIN_START


def looks_sealed(path: Path) -> bool:
    """Say whether a file that is no plain database may be an encrypted one without its key file."""
    try:
        size = path.stat().st_size
    except OSError:
        return False
    return size > 0 and size % PAGE_BYTES == 0 and not key_path(path).exists()


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_START))
    except OSError:
        return b""


@contextmanager
def lent(path: Path, twin: Path) -> Iterator[None]:
    """Let the key of a file open a copy of it meanwhile; a plain file has none to lend."""
    key = held(path)
    if key is not None:
        hold(twin, key)
    try:
        yield
    finally:
        forget(twin)
