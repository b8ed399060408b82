"""How large an archive may be before any of it is unpacked: a small file can hold more than the memory."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

from planner.errors import PlannerError

MEGABYTE = 1_000_000
# A small part may be packed tightly; a large one that is packed so tightly is no table.
RATIO_LIMIT, RATIO_FROM = 200, MEGABYTE


@dataclass(frozen=True, slots=True)
class Caps:
    """The most bytes of the archive as it lies, of one part unpacked, and of all parts unpacked.

    A part of more than `dense_from` bytes may be packed to no less than one `dense`-th.
    """

    file: int
    part: int
    whole: int
    error: str = "archive-too-large"
    dense_from: int = RATIO_FROM
    dense: int = RATIO_LIMIT


def must_be_small(path: Path, caps: Caps) -> None:
    """Refuse an archive by its stated sizes, before any of it is unpacked; zipfile unpacks no more."""
    size = path.stat().st_size
    if size > caps.file:
        raise too_large(path, path.name, size, caps.file, caps)
    must_unpack_small(path, path, caps)


def must_unpack_small(archived: Path | IO[bytes], path: Path, caps: Caps) -> None:
    """Refuse an archive, which `path` names, by the stated sizes of its parts."""
    with ZipFile(archived) as archive:
        parts = archive.infolist()
    for part in parts:
        _must_be_honest(path, part, caps)
        if part.file_size > caps.part:
            raise too_large(path, part.filename, part.file_size, caps.part, caps)
    whole = sum(part.file_size for part in parts)
    if whole > caps.whole:
        raise too_large(path, path.name, whole, caps.whole, caps)


def _must_be_honest(path: Path, part: ZipInfo, caps: Caps) -> None:
    for least, limit in ((RATIO_FROM, RATIO_LIMIT), (caps.dense_from, caps.dense)):
        if part.file_size > least and part.file_size > limit * part.compress_size:
            raise PlannerError("workbook-packed", path=str(path), part=part.filename, limit=limit)


def too_large(path: Path, part: str, size: int, limit: int, caps: Caps) -> PlannerError:
    """Return the error of a part that is over its limit, both in bytes."""
    sizes = {"size": -(-size // MEGABYTE), "limit": limit // MEGABYTE}
    return PlannerError(caps.error, path=str(path), part=part, **sizes)
