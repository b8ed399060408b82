"""Write what a user asked for to disk: whole or not at all, with a clear error."""

import contextlib
import errno
import os
import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from planner.errors import PlannerError

CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "folder-read-only",
    errno.EACCES: "folder-read-only",
    errno.EPERM: "folder-read-only",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.ENAMETOOLONG: "name-too-long",
}
OUTPUT = "stdout"
SHARED, PRIVATE = 0o644, 0o600


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` beside `path`, then put it in its place; a failure leaves what was there.

    A private file can be read by no other person of this computer.
    """
    write_from(path, BytesIO(data), private=private)


def write_from(path: Path, source: BinaryIO, *, private: bool = False) -> None:
    """Write what a file holds from its first byte on, whole or not at all."""
    try:
        _replace(path, source, PRIVATE if private else SHARED)
    except OSError as fault:
        raise write_error(path, fault) from fault


def scratch(path: Path) -> BinaryIO:
    """Return a file without a name on the disk that `path` lies on; it is gone once it is closed."""
    try:
        return cast(BinaryIO, tempfile.TemporaryFile(dir=path.parent))
    except OSError as fault:
        raise write_error(path, fault) from fault


def make_folder(path: Path) -> None:
    """Make a folder and its parents."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise PlannerError("folder-missing", path=str(path)) from fault
    except OSError as fault:
        raise write_error(path, fault) from fault


def write_error(path: Path, fault: OSError) -> PlannerError:
    """Return the user's error for what the system refused."""
    code = CODES.get(fault.errno or 0, "cannot-write")
    return PlannerError(code, path=str(path), reason=fault.strerror or "")


def output_error(fault: OSError) -> PlannerError | None:
    """Return the user's error of a name no disk takes or of printed text that no disk took, else nothing."""
    if fault.errno == errno.ENAMETOOLONG:
        return write_error(Path(str(fault.filename)), fault)
    is_printed = fault.filename is None and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO)
    return write_error(Path(OUTPUT), fault) if is_printed else None


def _replace(path: Path, source: BinaryIO, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            source.seek(0)
            shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
