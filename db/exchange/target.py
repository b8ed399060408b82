"""Where an export may be written: under its own ending, over nothing that is not an export, and how."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from db.exchange.share import Watch
from planner.errors import PlannerError

MAGIC = b"PARCOURS\r\n\x1a\n"
BLOCK_BYTES = 1 << 24
SUFFIX = ".parcours"


def check_target(path: Path) -> None:
    """Raise PlannerError when a file of that name is no export, or would not be known as one."""
    if path.suffix.casefold() != SUFFIX:
        raise PlannerError("exchange-other-ending", path=str(path), suffix=SUFFIX)
    if path.is_symlink() or path.exists():
        _check_replaced(path)


def _check_replaced(path: Path) -> None:
    """See that what the export would replace is an older export."""
    if not path.is_file():
        raise PlannerError("exchange-occupied", path=str(path))
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise PlannerError("exchange-occupied", path=str(path))


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a name beside a file, to build there what takes its place; nothing is left of it after."""
    building = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        yield building
    finally:
        with suppress(OSError):
            building.unlink()


def put(building: Path, data: bytes, tell: Watch) -> None:
    """Write a new file and see that it reads back as it was written; `tell` hears how far it is."""
    with building.open("xb") as file:
        for start in range(0, len(data), BLOCK_BYTES):
            tell(start, len(data))
            file.write(memoryview(data)[start : start + BLOCK_BYTES])
            file.flush()
            # Block by block: a slow disk would be silent for long over the whole.
            os.fsync(file.fileno())
    tell(1, 1)
    if building.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
