"""What can be read: a plain or gzip file, or a member of a zip, within caps that no public table reaches."""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

from db.importers.caps import MEGABYTE, Caps, must_be_small, too_large
from planner.errors import PlannerError

# The largest public table (the skills of O*NET, as a workbook) unpacks to 36 MB.
CAPS = Caps(file=40 * MEGABYTE, part=60 * MEGABYTE, whole=200 * MEGABYTE)
START = 65_536
TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".gz")
DAMAGED = (OSError, EOFError, BadZipFile, zlib.error, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a zip."""

    archive: Path
    inside: str

    @property
    def name(self) -> str:
        """Return the name of the file without its folders."""
        return PurePosixPath(self.inside).name

    @property
    def suffix(self) -> str:
        """Return the ending of the name, with its dot."""
        return PurePosixPath(self.inside).suffix


Readable = Path | Member


def readables(path: Path) -> list[Readable]:
    """Return the tables at a path: the file itself, those of a folder, those inside a zip."""
    if not path.exists():
        raise PlannerError("source-not-found", path=str(path))
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [found for file in files if file.is_file() for found in _inside(file)]


def content(file: Readable) -> bytes:
    """Return all bytes, unpacked; more than the cap is an error, not a full memory."""
    with opened(file) as stream:
        data = stream.read(CAPS.part + 1)
    if len(data) > CAPS.part:
        raise too_large(Path(file.name), file.name, len(data), CAPS.part, CAPS)
    return data


def start(file: Readable) -> bytes:
    """Return the first bytes, unpacked, or nothing when they cannot be had."""
    try:
        with opened(file) as stream:
            return stream.read(START)
    except PlannerError:
        return b""


@contextmanager
def opened(file: Readable) -> Iterator[IO[bytes]]:
    """Open a file for reading its bytes unpacked; damage is an error that names the file."""
    try:
        with _stream(file) as stream:
            yield stream
    except DAMAGED as fault:
        raise PlannerError("importer-unreadable", file=file.name, reason=str(fault)) from fault


def decoded(data: bytes, whole: bool = True) -> str | None:
    """Return the text of a file in UTF-8, UTF-16 (marked) or Windows-1252; nothing when it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _text(data, "utf-16", whole)
    if b"\0" in data:
        return None
    found = _text(data, "utf-8-sig", whole)
    return found if found is not None else _text(data, "cp1252", whole)


def _text(data: bytes, encoding: str, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _inside(file: Path) -> list[Readable]:
    if file.suffix.lower() != ".zip":
        return [file]
    with _archive(file) as archive:
        must_be_small(file, CAPS)
        names = sorted(part.filename for part in archive.infolist() if not part.is_dir())
    return [Member(file, name) for name in names if PurePosixPath(name).suffix.lower() in TABLES]


@contextmanager
def _archive(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except DAMAGED as fault:
        raise PlannerError("importer-unreadable", file=path.name, reason=str(fault)) from fault


@contextmanager
def _stream(file: Readable) -> Iterator[IO[bytes]]:
    if isinstance(file, Member):
        with ZipFile(file.archive) as archive, archive.open(file.inside) as stream:
            yield stream
        return
    packed = file.suffix.lower() == ".gz"
    with gzip.open(file, "rb") if packed else file.open("rb") as plain:
        yield plain  # type: ignore[misc]
