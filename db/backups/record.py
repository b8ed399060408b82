"""What is known of one backup: when and why it was made, and how it was when it was last checked."""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

REASONS = ("daily", "migration", "import", "merge", "undo", "purge", "restore", "rebuild")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; `size` is in bytes, and `verified` is None when nobody opened and checked it."""

    path: Path
    made: datetime
    reason: str = ""
    size: int = 0
    cases: int = 0
    schema: str = ""
    sha256: str = ""
    verified: datetime | None = None


def record_path(path: Path) -> Path:
    """Return where the record of a backup lies."""
    return path.with_suffix(".json")


def write_record(backup: Backup) -> None:
    """Keep what is known of a backup beside it: whole or not at all."""
    cells = {name: _plain(value) for name, value in asdict(backup).items() if name != "path"}
    place = record_path(backup.path)
    building = place.with_name(f".{place.name}.new")
    with building.open("w", encoding="utf-8") as file:
        json.dump(cells, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    building.replace(place)


def read_record(path: Path) -> Backup:
    """Return what is known of a backup; one without a record, or changed since, is not verified."""
    found = path.stat()
    unknown = Backup(path, datetime.fromtimestamp(found.st_mtime).astimezone(), size=found.st_size)
    try:
        cells = json.loads(record_path(path).read_text("utf-8"))
        backup = _read(path, cells)
    except (OSError, ValueError, TypeError, KeyError):
        return unknown
    return backup if backup.size == found.st_size else replace(unknown, reason=backup.reason)


def digest(path: Path) -> str:
    """Return the sha256 of a file that nobody has open."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def is_as_verified(backup: Backup) -> bool:
    """Say whether a backup is, byte for byte, what was opened and checked."""
    return backup.verified is not None and digest(backup.path) == backup.sha256


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _read(path: Path, cells: dict[str, Any]) -> Backup:
    made, verified = datetime.fromisoformat(cells["made"]), datetime.fromisoformat(cells["verified"])
    counts = int(cells["size"]), int(cells["cases"])
    names = str(cells["schema"]), str(cells["sha256"])
    return Backup(path, made, str(cells["reason"]), *counts, *names, verified)
