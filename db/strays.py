"""The other whole copies of a database: what protection left plain, what is damaged, what is half made."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir

from db.backups.folder import folder_of
from db.backups.record import record_path
from db.faults import told
from db.keys import begins_plain, key_path, lent

CHUNK_BYTES = 1 << 20
PLAIN_MARK, DAMAGED_MARK = ".plain", ".damaged-"
JOURNALS = ("-wal", "-shm", "-journal")


def strays(path: Path) -> tuple[Path, ...]:
    """Return the files that hold what a database held once, and that are none of its backups."""
    names = (f"{path.stem}.*{PLAIN_MARK}{path.suffix}", f"{path.stem}{DAMAGED_MARK}*{path.suffix}")
    return tuple(sorted(file for name in names for file in path.parent.glob(name)))


@contextmanager
def readable(path: Path, stray: Path) -> Iterator[None]:
    """Let a stray be opened meanwhile: by the key of its database, unless it is plain."""
    with told(stray), nullcontext() if begins_plain(stray) else lent(path, stray):
        yield


def destroy(stray: Path) -> None:
    """Write over a file, then remove it; what a disk keeps of it elsewhere is out of reach."""
    with told(stray):
        for place in (stray, *(stray.with_name(stray.name + end) for end in JOURNALS)):
            if place.exists():
                _write_over(place)
                place.unlink()
        key_path(stray).unlink(missing_ok=True)
        # What was noted of it, if it was a backup.
        record_path(stray).unlink(missing_ok=True)


def drop_unfinished(path: Path) -> None:
    """Remove what stopped programs left: half made beside a database and its backups, copied to be read."""
    half = (*path.parent.glob(f".{path.name}.*.new*"), *folder_of(path).glob(".*.new*"))
    for file in half:
        with suppress(FileNotFoundError):
            file.unlink()
    for folder in Path(gettempdir()).glob(f"{reading_prefix(path)}*"):
        rmtree(folder, ignore_errors=True)


def reading_prefix(path: Path) -> str:
    """Return how the names begin of the temporary folders in which a database is copied to be read."""
    return f"parcours-{sha256(os.fsencode(path.absolute())).hexdigest()[:16]}-"


def _write_over(place: Path) -> None:
    with place.open("rb+") as file:
        for start in range(0, place.stat().st_size, CHUNK_BYTES):
            file.write(bytes(min(CHUNK_BYTES, place.stat().st_size - start)))
        file.flush()
        os.fsync(file.fileno())
