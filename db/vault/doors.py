"""The doors of an encrypted database: opened by its passphrase or its recovery code, and given new ones."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.database import Database, create_database
from db.keys import Key, forget, hold, is_sealed, key_path, new_key
from db.vault.key_file import (
    CODE,
    PASSPHRASE,
    KeyFile,
    new_key_file,
    read_key_file,
    unwrapped,
    wrapped,
    write_key_file,
)
from db.vault.recovery_code import new_code, read_code
from planner.errors import PlannerError


def create_vault(path: Path, passphrase: str, fill: Callable[[Database], None]) -> str:
    """Make a new encrypted database and fill it; return its recovery code, which is kept nowhere."""
    if path.exists():
        raise PlannerError("vault-name-taken", path=str(path))
    key, code = new_key(), new_code()
    path.parent.mkdir(parents=True, exist_ok=True)
    put_aside(key_path(path))
    write_key_file(path, new_key_file(key, passphrase, code))
    try:
        create_database(path, fill, key)
    except BaseException:
        if not path.exists():
            key_path(path).unlink(missing_ok=True)
        raise
    return code


def unlock(path: Path, passphrase: str) -> None:
    """Hold the key of a database from now on; PlannerError("vault-refused") when it is not the passphrase."""
    hold(path, unwrapped(read_key_file(path), passphrase, PASSPHRASE))


def opens(path: Path, passphrase: str) -> bool:
    """Say whether a passphrase opens an encrypted database; it is tried, which takes its time."""
    if not passphrase or not is_sealed(path):
        return False
    with suppress(PlannerError):
        unwrapped(read_key_file(path), passphrase, PASSPHRASE)
        return True
    return False


def lock(path: Path) -> None:
    """Drop the key of a database: nothing opens it again without its passphrase."""
    forget(path)


def change_passphrase(path: Path, former: str, passphrase: str) -> None:
    """Wrap the key by another passphrase; the database itself is not rewritten."""
    found = read_key_file(path)
    key = unwrapped(found, former, PASSPHRASE)
    _keep(path, replace(found, passphrase=wrapped(key, passphrase, found.id, PASSPHRASE)))


def change_code(path: Path, passphrase: str) -> str:
    """Return a new recovery code; the former one opens nothing any more."""
    found = read_key_file(path)
    code = new_code()
    key = unwrapped(found, passphrase, PASSPHRASE)
    _keep(path, replace(found, code=wrapped(key, code, found.id, CODE)))
    return code


def recover(path: Path, code: str, passphrase: str) -> str:
    """Give a database another passphrase by its recovery code; return the code that takes its place."""
    found, said, new = read_key_file(path), read_code(code), new_code()
    key = unwrapped(found, said, CODE)
    _keep(path, _rewrapped(found, key, passphrase, new))
    hold(path, key)
    return new


def key_id(path: Path) -> str:
    """Return the name of the key that a database is encrypted with; nothing when it has none."""
    with suppress(PlannerError):
        return read_key_file(path).id
    return ""


def same_key(path: Path, other: Path) -> bool:
    """Say whether two encrypted databases open with the same key."""
    return bool(key_id(path)) and key_id(path) == key_id(other)


def put_key_back(path: Path) -> bool:
    """Give a database that lost its key file the newest one of its copies; False when there is none.

    Nothing is written over: what lies there unreadable is renamed.
    """
    copies = sorted(_copies_of(path), key=lambda twin: key_path(twin).stat().st_mtime, reverse=True)
    found = next((twin for twin in copies if key_id(twin)), None)
    if found is None:
        return False
    put_aside(key_path(path))
    write_key_file(path, read_key_file(found))
    # Known as plain until now, for want of its key file.
    forget(path)
    return True


def put_aside(place: Path) -> None:
    """Rename what a lost database left behind: a key that is written over is a database that is lost."""
    if place.exists():
        place.rename(place.with_name(f"{place.name}.{datetime.now():%Y%m%d-%H%M%S-%f}"))


def _rewrapped(found: KeyFile, key: Key, passphrase: str, code: str) -> KeyFile:
    return KeyFile(
        found.id, wrapped(key, passphrase, found.id, PASSPHRASE), wrapped(key, code, found.id, CODE)
    )


def _keep(path: Path, found: KeyFile) -> None:
    """Write the key file, and then those of the copies around it: the former secrets open none of them."""
    write_key_file(path, found)
    for twin in _copies(path):
        if key_id(twin) == found.id:
            write_key_file(twin, found)


def _copies_of(path: Path) -> Iterator[Path]:
    """Yield the copies that are named after a database, or lie in a folder that is."""
    start = f"{path.stem}."
    return (
        twin for twin in _copies(path) if twin.name.startswith(start) or twin.parent.name.startswith(start)
    )


def _copies(path: Path) -> Iterator[Path]:
    folder = path.absolute().parent
    for place in sorted({*folder.glob("*.key"), *folder.glob("*/*.key")}):
        if (twin := place.with_suffix("")) != path.absolute():
            yield twin
