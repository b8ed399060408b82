"""The folder of the backups, beside the database: what lies in it, and how a backup leaves it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from time import time

from db.backups.record import Backup, is_as_verified, read_record, record_path
from db.keys import key_path

ABANDONED_SECONDS = 600


def folder_of(path: Path) -> Path:
    """Return the folder of a database's backups."""
    return path.with_name(f"{path.stem}.backups")


def kept(path: Path) -> tuple[Backup, ...]:
    """Return the backups of a database, the newest first."""
    backups = []
    for file in folder_of(path).glob(f"*{path.suffix}"):
        # Another window may thin the folder meanwhile; what begins with a dot is still being made.
        with suppress(FileNotFoundError):
            backups += [] if file.name.startswith(".") else [read_record(file)]
    return tuple(sorted(backups, key=lambda backup: (backup.made, backup.path.name), reverse=True))


def newest_verified(path: Path) -> Backup | None:
    """Return the newest backup that is still what was opened and checked."""
    return next((backup for backup in kept(path) if is_as_verified(backup)), None)


def destroy(backup: Backup) -> None:
    """Take a backup away, with its key and its record."""
    # The record goes first: a file without one is believed by nobody.
    for file in (record_path(backup.path), backup.path, key_path(backup.path)):
        file.unlink(missing_ok=True)


def destroy_all(path: Path) -> int:
    """Take every backup of a database away; return how many there were."""
    found = kept(path)
    for backup in found:
        destroy(backup)
    return len(found)


def sweep(path: Path) -> None:
    """Drop what interrupted backups left: unfinished files, and records and keys without their backup."""
    folder = folder_of(path)
    alone = [record for record in folder.glob("*.json") if not record.with_suffix(path.suffix).exists()]
    alone += [key for key in folder.glob(f"*{key_path(path).suffix}") if not key.with_suffix("").exists()]
    for left in (*folder.glob(".*.new*"), *alone):
        with suppress(FileNotFoundError):
            if time() - left.stat().st_mtime > ABANDONED_SECONDS:
                left.unlink()


def free_name(path: Path, reason: str, now: datetime) -> Path:
    """Return a name that no backup has, by which they sort from old to new."""
    folder, stem = folder_of(path), f"{now:%Y-%m-%dT%H%M%S}"
    names = (folder / f"{stem}{number}.{reason}{path.suffix}" for number in _numbers())
    return next(name for name in names if not name.exists())


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))
